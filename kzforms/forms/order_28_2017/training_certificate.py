"""Annex 19: certificate of military training at a military department.

Анықтама / Справка. Annexed to the Rules for military registration (order No. 28 of
24.01.2017 of the Minister of Defence), as restated by annex 4 to order No. 22 of 13.01.2026.
A military department gives it, on request, to a citizen who passed the training but was
not attested for a rank (point 55 of the Rules). Signed by the head of the military
department (faculty); the institution's stamp goes to the top left.

The Russian text has a blank before «, ВУС» that no caption explains and that the Kazakh
text does not have: what goes there is not known, and may be left out.

The edition of order No. 1100 of 28.10.2023, which order No. 22 superseded, is here too: its text
was read in the consolidated Rules (see `RULES_2025`).

Sources: https://adilet.zan.kz/kaz/docs/V2600037840 (Kazakh) and the consolidated Rules (Russian;
see `RUSSIAN_2026`), checked on 2026-11-25.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final

from kzforms.form import Edition, FormDefinition, SignatureSlot, in_both_languages
from kzforms.forms.order_28_2017.shared import (
    DEPARTMENT_HEAD_BEFORE_2026,
    INSTITUTION_LIMIT,
    MILITARY_DEPARTMENT_HEAD,
    RULES_2025,
    RUSSIAN_2026,
    Code,
    Institution,
    MilitaryDepartmentHead,
)
from kzforms.text import Bilingual, Language
from kzforms.values import FormModel, Inflected, Label, Line, Lines, LocalText, Period, Person
from kzforms.values.dates import IN_21ST_CENTURY
from kzforms.values.person import NAME_LIMIT

_CHECKED = date(2026, 11, 25)


class TrainingCertificate(FormModel):
    """The certificate of annex 19."""

    recipient: Annotated[
        Person,
        Label("Тегі, аты, әкесінің аты (болса)", "Фамилия, имя, отчество (при его наличии)"),
    ]
    recipient_in_text: (
        Annotated[
            LocalText,
            Line(3 * NAME_LIMIT),
            Inflected("recipient"),
            Label(
                "Тегі, аты, әкесінің аты, мәтіндегі септікте",
                "Фамилия, имя, отчество, в падеже текста",
                "Барыс септігі: анықтама кімге берілді. Онсыз атау септігі басылады.",
                "Дательный падеж: дана кому. Без него печатается именительный.",
            ),
        ]
        | None
    ) = None
    institution: Institution
    institution_in_text: (
        Annotated[
            LocalText,
            Line(INSTITUTION_LIMIT),
            Inflected("institution"),
            Label(
                "Оқу орнының атауы, мәтіндегі септікте",
                "Наименование учебного заведения, в падеже текста",
                "Ілік септігі: «… университетінің … факультетінде». Онсыз атау септігі басылады.",
                "Предложный падеж: «в период обучения в …». Без него печатается именительный.",
            ),
        ]
        | None
    ) = None
    institution_in_signature: (
        Annotated[
            LocalText,
            Line(INSTITUTION_LIMIT),
            Inflected("institution"),
            Label(
                "Оқу орнының атауы, қолтаңбадағы септікте",
                "Наименование учебного заведения, в падеже подписи",
                "Қазақша мәтінде атау септігі жеткілікті, толтырудың қажеті жоқ.",
                "Родительный падеж: «Начальник военной кафедры …». Без него печатается именительный.",
            ),
        ]
        | None
    ) = None
    faculty: Annotated[
        LocalText,
        Line(INSTITUTION_LIMIT),
        Label(
            "Факультет",
            "Факультет",
            "«факультетінде» сөзінің алдында тұратын сөздер.",
            "Слова, которые стоят перед словом «факультет», в именительном падеже.",
        ),
    ]
    faculty_in_text: (
        Annotated[
            LocalText,
            Line(INSTITUTION_LIMIT),
            Inflected("faculty"),
            Label(
                "Факультет, мәтіндегі септікте",
                "Факультет, в падеже текста",
                "Қазақша мәтінде атау септігі жеткілікті, толтырудың қажеті жоқ.",
                "Предложный падеж: «на … факультете». Без него печатается именительный.",
            ),
        ]
        | None
    ) = None
    before_speciality_code: (
        Annotated[
            str,
            Line(100),
            Label(
                "Орысша мәтіндегі «, ВУС» алдындағы бос орын",
                "Пробел перед «, ВУС»",
                "Қазақша мәтінде мұндай орын жоқ.",
                "Официальный текст не поясняет, что здесь пишут; можно не заполнять.",
            ),
        ]
        | None
    ) = None
    military_speciality_code: Annotated[
        Code, Label("ӘЕМ (әскери-есептік мамандық)", "ВУС (военно-учетная специальность)")
    ]
    exam_date: Annotated[
        date, IN_21ST_CENTURY, Label("Емтихан тапсырған күні", "Дата сдачи экзаменов")
    ]
    training_camp: Annotated[Period, Label("Оқу-жаттығу жиыны", "Учебные сборы")]
    reason: Annotated[
        LocalText,
        Lines(600),
        Label(
            "Аттестатталмау себебі",
            "Причина, по которой не был аттестован",
        ),
    ]
    head: MilitaryDepartmentHead


class TrainingCertificateBefore2026(TrainingCertificate):
    """The certificate of annex 19 before 2026: it names the body that it is meant for."""

    district: Annotated[
        LocalText,
        Line(100),
        Label(
            "Аудан (қала)",
            "Район (город)",
            "«ауданы (қаласы) қорғаныс істері басқармасына (бөліміне)» сөздерінің алдында тұратын сөздер.",
            "Слова, которые стоят перед словами «района (города)», в родительном падеже.",
        ),
    ]


NOT_PRINTED: Final[Mapping[Language, Mapping[str, str]]] = {
    "kk": {"before_speciality_code": "The Kazakh text has no blank there."},
}

ORDER_1100_2023 = Edition(
    act="order-1100-2023",
    annex="19",
    model=TrainingCertificateBefore2026,
    page="portrait",
    signatures=(SignatureSlot(id="head", role=DEPARTMENT_HEAD_BEFORE_2026, signer="head"),),
    wording=in_both_languages(act="order-1100-2023", checked_on=_CHECKED, sources=RULES_2025),
    not_printed=NOT_PRINTED,
)

ORDER_22_2026 = Edition(
    act="V2600037840",
    annex="4",
    model=TrainingCertificate,
    page="portrait",
    signatures=(SignatureSlot(id="head", role=MILITARY_DEPARTMENT_HEAD, signer="head"),),
    wording=in_both_languages(act="V2600037840", checked_on=_CHECKED, sources=RUSSIAN_2026),
    not_printed=NOT_PRINTED,
)

FORM = FormDefinition(
    id="training-certificate",
    title=Bilingual(kk="Анықтама", ru="Справка"),
    act="V1700014881",
    document="registration-rules",
    annex="19",
    checked_on=_CHECKED,
    editions=(ORDER_1100_2023, ORDER_22_2026),
)
