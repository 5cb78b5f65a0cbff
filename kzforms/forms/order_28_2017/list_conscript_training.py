"""Annex 23: list of citizens who are to be prepared for conscript service.

Тізім / Список. Annexed to the Rules for military registration (order No. 28
of 24.01.2017 of the Minister of Defence), as restated by order No. 1100 of 28.10.2023.
An employer or school makes it; its head signs, and the seal is put. The form prints no name of
the head.

Sources: the consolidated Rules in both languages (see `RULES_2026`), checked on 2026-11-25.
"""

from datetime import date
from typing import Annotated

from kzforms.form import Column, SignatureSlot, Table
from kzforms.forms.order_28_2017.shared import SURNAME_FIRST, Note, Residence, restated_in_2023
from kzforms.text import Bilingual
from kzforms.values import FormModel, Inflected, Label, Line, LocalText, Person, Year
from kzforms.values.dates import IN_21ST_CENTURY
from kzforms.values.rows import Rows


class FutureConscript(FormModel):
    """A citizen of the list."""

    name: Person
    ethnicity: Annotated[LocalText, Line(60)] | None = None
    education: Annotated[LocalText, Line(200)] | None = None
    work: Annotated[LocalText, Line(200)] | None = None
    languages: Annotated[LocalText, Line(120)] | None = None
    residence: Residence | None = None
    note: Note | None = None


class ListConscriptTraining(FormModel):
    """The list of annex 23."""

    birth_year: Annotated[Year, Label("Қай жылы туғандар", "Год рождения граждан")]
    organisation: Annotated[
        LocalText, Line(200), Label("Заңды тұлғаның атауы", "Наименование юридического лица")
    ]
    organisation_in_title: (
        Annotated[
            LocalText,
            Line(200),
            Inflected("organisation"),
            Label(
                "Заңды тұлғаның атауы, тақырыпта тұратын тұлғасында",
                "Наименование юридического лица так, как стоит в заголовке",
                "Жатыс септігі: қайда жұмыс істейтін? Толтырылмаса, атау септігінде басылады.",
                "В том падеже, которого требует заголовок. Если не заполнить, будет напечатано в именительном падеже.",
            ),
        ]
        | None
    ) = None
    as_of: Annotated[
        date, IN_21ST_CENTURY, Label("Қай күнгі жағдай бойынша", "По состоянию на какое число")
    ]
    entries: Rows[FutureConscript]
    signed_on: Annotated[date, IN_21ST_CENTURY, Label("Қол қойылған күні", "Дата подписания")]


TABLE = Table(
    rows="entries",
    row_height=12,
    blank_rows=4,
    columns=(
        Column(row_number=True, kk="Р/с №", ru="№ п/п", width=12),
        Column(
            field="name",
            kk="Тегі, аты, әкесінің аты (бар болса)",
            ru="Фамилия, имя, отчество (при его наличии)",
            width=48,
            style=SURNAME_FIRST,
        ),
        Column(
            field="ethnicity",
            kk="Ұлты (қалауы бойынша көрсетіледі)",
            ru="Национальность (указывается по желанию)",
            width=28,
        ),
        Column(
            field="education",
            kk="Білімі, қайда және нешінші сыныпта, нешінші курста оқиды немесе неше сыныпты және курсты бітірді",
            ru="Образование, где и в каком классе, на каком курсе учится или сколько классов и курсов окончил",
            width=46,
        ),
        Column(
            field="work",
            kk="Жұмыс орны және атқаратын лауазымы",
            ru="Место работы и занимаемая должность",
            width=38,
        ),
        Column(
            field="languages",
            kk="Қандай тілдерді меңгерген",
            ru="Владеет ли языками, какими",
            width=28,
        ),
        Column(field="residence", kk="Тұрғылықты жері", ru="Место жительства", width=37),
        Column(field="note", kk="Ескертпе", ru="Примечание", width=30),
    ),
)

FORM = restated_in_2023(
    "list-conscript-training",
    title=Bilingual(
        kk="Мерзімді әскери қызметке даярлауға тиіс азаматтардың тізімі",
        ru="Список граждан, подлежащих подготовке к срочной воинской службе",
    ),
    annex="23",
    model=ListConscriptTraining,
    page="landscape",
    table=TABLE,
    signature=SignatureSlot(id="head", role=Bilingual(kk="Басшы", ru="Руководитель")),
)
