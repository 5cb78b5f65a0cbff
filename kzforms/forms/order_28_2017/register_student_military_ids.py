"""Annex 22: issuance register of military IDs for students of military and special institutions.

Әскери билеттер беру ведомосы / Ведомости выдачи военных билетов. Annexed to the Rules for
military registration (order No. 28 of 24.01.2017 of the Minister of Defence), as restated by
order No. 1100 of 28.10.2023. Each student signs for receipt on paper; an official of the
institution signs below and puts the seal. The act does not mark it as a form («Нысан»).

Sources: the consolidated Rules in both languages (see `RULES_2026`), checked on 2026-11-25.
"""

from typing import Annotated

from kzforms.form import Column, Table
from kzforms.forms.order_28_2017.shared import (
    INSTITUTION_LIMIT,
    OFFICIAL,
    SURNAME_FIRST,
    Note,
    Official,
    OfficialPosition,
    restated_in_2023,
)
from kzforms.text import Bilingual
from kzforms.values import FormModel, Inflected, Label, Line, LocalText, MilitaryID, Person
from kzforms.values.rows import Rows


class StudentMilitaryID(FormModel):
    """A military ID and the student who received it. The signature of receipt stays on paper."""

    name: Person
    military_id: MilitaryID | None = None
    note: Note | None = None


class RegisterStudentMilitaryIDs(FormModel):
    """The register of annex 22."""

    institution: Annotated[
        LocalText,
        Line(INSTITUTION_LIMIT),
        Label(
            "Әскери, арнаулы оқу орнының атауы",
            "Наименование военного, специального учебного заведения",
        ),
    ]
    institution_in_title: (
        Annotated[
            LocalText,
            Line(INSTITUTION_LIMIT),
            Inflected("institution"),
            Label(
                "Әскери, арнаулы оқу орнының атауы, тақырыпта тұратын тұлғасында",
                "Наименование военного, специального учебного заведения так, как стоит в заголовке",
                "Жатыс септігі: қайда оқитындарға? Толтырылмаса, атау септігінде басылады.",
                "Предложный падеж: обучающимся в чем? Если не заполнить, будет напечатано в именительном падеже.",
            ),
        ]
        | None
    ) = None
    entries: Rows[StudentMilitaryID]
    official_position: OfficialPosition
    official: Official


TABLE = Table(
    rows="entries",
    row_height=12,
    blank_rows=10,
    columns=(
        Column(row_number=True, kk="Р/с №", ru="№ п/п", width=12),
        Column(
            field="name",
            kk="Тегі, аты, әкесінің аты (бар болса)",
            ru="Фамилия, имя, отчество (при его наличии)",
            width=58,
            style=SURNAME_FIRST,
        ),
        Column(
            field="military_id",
            kk="Әскери билет сериясы және нөмірі",
            ru="Серия и номер военного билета",
            width=38,
        ),
        Column(kk="Алғаны туралы қолы және күні", ru="Роспись в получении и дата", width=40),
        Column(field="note", kk="Ескертпе", ru="Примечание", width=32),
    ),
)

FORM = restated_in_2023(
    "register-student-military-ids",
    title=Bilingual(
        kk="Әскери, арнаулы оқу орнында оқитындарға әскери билеттер беру ведомосы",
        ru="Ведомости выдачи военных билетов обучающимся в военном, специальном учебном заведении",
    ),
    annex="22",
    model=RegisterStudentMilitaryIDs,
    page="portrait",
    table=TABLE,
    signature=OFFICIAL,
    marker=False,
)
