"""Sources, field types, roles and column styles that several annexes to the Rules share."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final, Literal

from kzforms.form import Edition, FormDefinition, SignatureSlot, Table, in_both_languages
from kzforms.text import Bilingual, Language
from kzforms.values import FormModel, Inflected, Label, Line, LocalText, Signatory, Year

RULES_2025: Final[Mapping[Language, str]] = {
    "kk": "https://zan.gov.kz/client/#!/doc/112058/kaz/13.10.2025",
    "ru": "https://zan.gov.kz/client/#!/doc/112058/rus/13.10.2025",
}
"""The Rules in their edition of 13.10.2025, the last one before order No. 22.

The reference bank of legal acts, read in a public, unofficial copy of it on GitHub:
kazakhstan-law/ministerial, commit a84f34ee3256c35575818a4b6aa71a2ce9747d70.
"""

RULES_2026: Final[Mapping[Language, str]] = {
    "kk": "https://zan.gov.kz/client/#!/doc/112058/kaz/13.01.2026",
    "ru": "https://zan.gov.kz/client/#!/doc/112058/rus/13.01.2026",
}
"""The Rules in their edition of 13.01.2026, which has the changes of order No. 22.

Read in the same copy, commit 70a5c6a714b8d4d178ba196fd0499a2fe938ac95.
"""

RUSSIAN_2026: Final[Mapping[Language, str]] = {"ru": RULES_2026["ru"]}
"""The source of annexes whose Kazakh text was read in order No. 22 itself."""

INSTITUTION_LIMIT: Final = 200

FULL_NAME: Final = Bilingual(kk="given first", ru="surname first")
"""The order of a full name in the lists of 2026: kk аты, әкесінің аты, тегі; ru фамилия first."""

MILITARY_DEPARTMENT_HEAD: Final = Bilingual(
    kk="Әскери кафедра (әскери факультет) бастығы",
    ru="Начальник военной кафедры (военного факультета)",
)

SURNAME_FIRST: Final = Bilingual(kk="surname first", ru="surname first")
"""The order of a full name in the lists before 2026, in both languages."""

Residence = Annotated[LocalText, Line(200)]
"""A place of residence in a list."""

LocalBody = Annotated[LocalText, Line(200), Label("ЖӘБО атауы", "Наименование МОВУ")]
"""The local military body (жергілікті әскери басқару органы / местный орган военного управления)."""

EMPLOYEE: Final = SignatureSlot(
    id="employee", role=Bilingual(kk="ЖӘБО қызметкері", ru="Сотрудник МОВУ")
)
"""Who signs an electronic result; the form prints no name."""

OFFICIAL: Final = SignatureSlot(
    id="official",
    role=Bilingual(kk="Қол қоятын адам", ru="Подписывающее лицо"),
    signer="official",
)
"""An official whose position the list prints above the signature."""

OfficialPosition = Annotated[
    LocalText, Line(150), Label("Қол қоятын адамның лауазымы", "Должность подписывающего лица")
]

Official = Annotated[Signatory, Label("Қол қоятын адам", "Подписывающее лицо")]

BirthYear = Annotated[Year, Label("Туған жылы", "Год рождения")]

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

DEPARTMENT_HEAD_BEFORE_2026: Final = Bilingual(
    kk="Әскери кафедра бастығы", ru="Начальник военной кафедры"
)

DepartmentHeadBefore2026 = Annotated[
    Signatory, Label(DEPARTMENT_HEAD_BEFORE_2026.kk, DEPARTMENT_HEAD_BEFORE_2026.ru)
]

MilitaryDepartmentHead = Annotated[
    Signatory, Label(MILITARY_DEPARTMENT_HEAD.kk, MILITARY_DEPARTMENT_HEAD.ru)
]


def restated_in_2023(
    form_id: str,
    *,
    title: Bilingual,
    annex: str,
    model: type[FormModel],
    page: Literal["portrait", "landscape"],
    signature: SignatureSlot,
    table: Table | None = None,
    not_printed: Mapping[Language, Mapping[str, str]] | None = None,
    marker: bool = True,
) -> FormDefinition:
    """Define a form as order No. 1100 of 28.10.2023 restated it with the Rules.

    The annexes have no footnote of their own, so that of the Rules as a whole tells who made
    their wording. Both texts were read in the consolidated Rules: see `RULES_2026`.

    Args:
        form_id: The form's id.
        title: What it is.
        annex: The annex's number.
        model: What it is filled with.
        page: The page's orientation.
        signature: Who signs.
        table: The table, if there is one.
        not_printed: As in `Edition`.
        marker: As in `FormDefinition`.
    """
    checked_on = date(2026, 11, 25)
    return FormDefinition(
        id=form_id,
        title=title,
        act="V1700014881",
        document="registration-rules",
        annex=annex,
        marker=marker,
        checked_on=checked_on,
        editions=(
            Edition(
                act="order-1100-2023",
                annex=annex,
                model=model,
                page=page,
                table=table,
                signatures=(signature,),
                wording=in_both_languages(
                    act="order-1100-2023", checked_on=checked_on, sources=RULES_2026
                ),
                not_printed=not_printed or {},
            ),
        ),
    )
