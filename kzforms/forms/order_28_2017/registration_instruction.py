"""Annex 22-1: instruction to register with the local military body.

Нұсқама / Предписание. Annexed to the Rules for military registration (order No. 28 of
24.01.2017 of the Minister of Defence) by annex 6 to order No. 22 of 13.01.2026, in place of
the former annex 27. A unit gives it to a person discharged from service. Signed by the
commander (chief). Where the unit has no corner stamp, the number and date of registration
go to the top left (note 1 of the form).

Sources: https://adilet.zan.kz/kaz/docs/V2600037840 (Kazakh) and the consolidated Rules (Russian;
see `RUSSIAN_2026`), checked on 2026-11-25.
"""

from datetime import date
from typing import Annotated

from kzforms.form import Edition, FormDefinition, SignatureSlot, in_both_languages
from kzforms.forms.order_28_2017.shared import RUSSIAN_2026
from kzforms.text import Bilingual
from kzforms.values import (
    Day,
    FormModel,
    Inflected,
    Label,
    Line,
    Lines,
    LocalText,
    MilitaryRank,
    Person,
)
from kzforms.values.dates import IN_21ST_CENTURY
from kzforms.values.order_reference import Number
from kzforms.values.person import NAME_LIMIT

_CHECKED = date(2026, 11, 25)
_COMMANDER = Bilingual(kk="Командир (бастық)", ru="Командир (начальник)")
_BODY_LIMIT = 200


class RegistrationInstruction(FormModel):
    """The instruction of annex 22-1."""

    registration_number: (
        Annotated[
            Number,
            Label(
                "Тіркелген нөмірі",
                "Номер регистрации",
                "Бұрыштама мөртаңбасы болмаса, толтырылады.",
                "Заполняется, если нет углового штампа.",
            ),
        ]
        | None
    ) = None
    registration_date: (
        Annotated[
            date,
            Day(),
            Label(
                "Тіркелген күні",
                "Дата регистрации",
                "Бұрыштама мөртаңбасы болмаса, толтырылады.",
                "Заполняется, если нет углового штампа.",
            ),
        ]
        | None
    ) = None
    rank: MilitaryRank | None = None
    addressee: Annotated[
        Person,
        Label("Аты, әкесінің аты (болса), тегі", "Фамилия, имя, отчество (при наличии)"),
    ]
    addressee_in_text: (
        Annotated[
            LocalText,
            Line(3 * NAME_LIMIT),
            Inflected("addressee"),
            Label(
                "Аты, әкесінің аты, тегі – мәтінде тұратын тұлғасында",
                "Фамилия, имя, отчество – так, как стоит в тексте",
                "Қазақша мәтінде атау септігі жеткілікті, толтырудың қажеті жоқ.",
                "Обычно дательный: кому. Если не заполнить, будет напечатано в именительном падеже, как в словах под строкой.",
            ),
        ]
        | None
    ) = None
    due_date: Annotated[date, IN_21ST_CENTURY, Label("Есепке тұру мерзімі", "Срок постановки")]
    local_body: Annotated[
        LocalText,
        Line(_BODY_LIMIT),
        Label(
            "Ауданның (облыстық маңызы бар қаланың) ЖӘБО атауы",
            "Наименование МОВУ района (города областного значения)",
        ),
    ]
    local_body_in_text: (
        Annotated[
            LocalText,
            Line(_BODY_LIMIT),
            Inflected("local_body"),
            Label(
                "ЖӘБО атауы – мәтінде тұратын тұлғасында",
                "Наименование МОВУ – так, как стоит в тексте",
                "Жатыс септігі: қайда. Толтырылмаса, атау септігінде басылады.",
                "Предложный падеж: «встать на воинский учет в …». Если не заполнить, будет напечатано в именительном падеже.",
            ),
        ]
        | None
    ) = None
    grounds: Annotated[
        LocalText,
        Lines(600),
        Label(
            "Негіз",
            "Основание",
            "Қызметтен шығару туралы бұйрықтың нөмірі мен күні және қызметтен шығаруға себеп болған негіз.",
            "Номер и дата приказа об увольнении со службы и основание, послужившее его причиной.",
        ),
    ]
    unit: Annotated[
        LocalText,
        Line(_BODY_LIMIT),
        Label(
            "Әскери бөлімнің нөмірі (мекеменің атауы)",
            "Номер воинской части (наименование учреждения)",
        ),
    ]
    unit_in_signature: (
        Annotated[
            LocalText,
            Line(_BODY_LIMIT),
            Inflected("unit"),
            Label(
                "Әскери бөлімнің нөмірі (мекеменің атауы) – қол қою жолында тұратын тұлғасында",
                "Номер воинской части (наименование учреждения) – так, как стоит в подписи",
                "Ілік септігі: «… бөлімнің командирі». Толтырылмаса, атау септігінде басылады.",
                "Родительный падеж: «Командир (начальник) …». Если не заполнить, будет напечатано в именительном падеже.",
            ),
        ]
        | None
    ) = None
    commander: Annotated[Person, Label(_COMMANDER.kk, _COMMANDER.ru)]


ORDER_22_2026 = Edition(
    act="V2600037840",
    annex="6",
    model=RegistrationInstruction,
    page="portrait",
    signatures=(SignatureSlot(id="commander", role=_COMMANDER, signer="commander"),),
    wording=in_both_languages(act="V2600037840", checked_on=_CHECKED, sources=RUSSIAN_2026),
)

FORM = FormDefinition(
    id="registration-instruction",
    title=Bilingual(kk="Нұсқама", ru="Предписание"),
    act="V1700014881",
    document="registration-rules",
    annex="22-1",
    checked_on=_CHECKED,
    editions=(ORDER_22_2026,),
)
