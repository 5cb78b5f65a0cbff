"""Annex 20: extract from the book of minutes of a conscription commission.

Көшірме / Выписка. Annexed to the Rules for military registration (order No. 28
of 24.01.2017 of the Minister of Defence), as restated by order No. 1100 of 28.10.2023.
Signed by the head of the local military body; the form prints no name.

Sources: the consolidated Rules in both languages (see `RULES_2026`), checked on 2026-11-25.
"""

from datetime import date
from typing import Annotated

from kzforms.form import Column, SignatureSlot, Table
from kzforms.forms.order_28_2017.shared import (
    SURNAME_FIRST,
    BirthYear,
    LocalBody,
    Note,
    restated_in_2023,
)
from kzforms.text import Bilingual
from kzforms.values import FormModel, Inflected, Label, Line, Lines, LocalText, Person
from kzforms.values.dates import IN_21ST_CENTURY
from kzforms.values.order_reference import Number
from kzforms.values.rows import Rows


class ExaminedConscript(FormModel):
    """A conscript and the decision on him."""

    name: Person
    birth_year: BirthYear | None = None
    complaints: Annotated[LocalText, Lines(300)] | None = None
    examination: Annotated[LocalText, Lines(600)] | None = None
    decision: Annotated[LocalText, Lines(300)] | None = None
    note: Note | None = None


class ExtractConscriptionMinutes(FormModel):
    """The extract of annex 20."""

    local_body: LocalBody
    local_body_in_signature: (
        Annotated[
            LocalText,
            Line(200),
            Inflected("local_body"),
            Label(
                "ЖӘБО атауы, қол қою жолында тұратын тұлғасында",
                "Наименование МОВУ так, как стоит в подписи",
                "Ілік септігі: ненің бастығы? Толтырылмаса, атау септігінде басылады.",
                "Родительный падеж: начальник чего? Если не заполнить, будет напечатано в именительном падеже.",
            ),
        ]
        | None
    ) = None
    minutes_date: Annotated[date, IN_21ST_CENTURY, Label("Хаттаманың күні", "Дата протокола")]
    minutes_number: Annotated[Number, Label("Хаттаманың нөмірі", "Номер протокола")]
    entries: Rows[ExaminedConscript]


TABLE = Table(
    rows="entries",
    row_height=12,
    blank_rows=6,
    columns=(
        Column(row_number=True, kk="Р/с №", ru="№ п/п", width=12),
        Column(
            field="name",
            kk="Тегі, аты, әкесінің аты",
            ru="Фамилия, имя, отчество",
            width=48,
            style=SURNAME_FIRST,
        ),
        Column(field="birth_year", kk="Туған жылы", ru="Год рождения", width=22),
        Column(
            field="complaints",
            kk="Шағымдар (басқа да өтініштер)",
            ru="Жалобы (другие заявления)",
            width=45,
        ),
        Column(
            field="examination",
            kk="Объективті, зертханалық және құралдық тексеру деректері, диагнозы",
            ru="Данные объективного, лабораторного и инструментального обследования, диагноз",
            width=62,
        ),
        Column(field="decision", kk="Комиссия шешімі", ru="Решение комиссии", width=45),
        Column(field="note", kk="Ескертпе", ru="Примечание", width=33),
    ),
)

FORM = restated_in_2023(
    "extract-conscription-minutes",
    title=Bilingual(
        kk="Аудандық (қалалық) әскерге шақыру комиссиясы хаттамасы кітабынан көшірме",
        ru="Выписка из книги протоколов районной (городской) призывной комиссии",
    ),
    annex="20",
    model=ExtractConscriptionMinutes,
    page="landscape",
    table=TABLE,
    signature=SignatureSlot(id="head", role=Bilingual(kk="ЖӘБО бастығы", ru="Начальник МОВУ")),
)
