"""Field types, roles and column styles that several annexes to the Rules share."""

from typing import Annotated, Final

from kzforms.text import Bilingual
from kzforms.values import Inflected, Label, Line, LocalText, Signatory

INSTITUTION_LIMIT: Final = 200

FULL_NAME: Final = Bilingual(kk="given first", ru="surname first")
"""The order of a full name in the lists of 2026: kk аты, әкесінің аты, тегі; ru фамилия first."""

MILITARY_DEPARTMENT_HEAD: Final = Bilingual(
    kk="Әскери кафедра (әскери факультет) бастығы",
    ru="Начальник военной кафедры (военного факультета)",
)

Code = Annotated[str, Line(20)]
"""A code whose format is not public (ӘЕМ коды / код ВУС, лауазым коды / код должности)."""

Note = Annotated[LocalText, Line(150)]
"""A remark in the last column."""

Institution = Annotated[
    LocalText,
    Line(INSTITUTION_LIMIT),
    Label("Оқу орнының атауы", "Наименование учебного заведения"),
]

InstitutionInTitle = Annotated[
    LocalText,
    Line(INSTITUTION_LIMIT),
    Inflected("institution"),
    Label(
        "Оқу орнының атауы, тақырыптағы септікте",
        "Наименование учебного заведения, в падеже заголовка",
        "Қазақша мәтінде атау септігі жеткілікті («… жанында»), толтырудың қажеті жоқ.",
        "Предложный падеж: «при …». Без него печатается именительный.",
    ),
]

MilitaryDepartmentHead = Annotated[
    Signatory, Label(MILITARY_DEPARTMENT_HEAD.kk, MILITARY_DEPARTMENT_HEAD.ru)
]
