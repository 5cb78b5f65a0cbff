"""Annex 26: named list of citizens appointed to law-enforcement and special bodies.

Атаулы тізім / Именной список. Annexed to the Rules for military registration (order No. 28
of 24.01.2017 of the Minister of Defence), as restated by order No. 1100 of 28.10.2023.
Signed by an official of the body.

Sources: the consolidated Rules in both languages (see `RULES_2026`), checked on 2026-11-25.
"""

from typing import Annotated

from kzforms.form import Column, Table
from kzforms.forms.order_28_2017.shared import (
    OFFICIAL,
    SURNAME_FIRST,
    BirthYear,
    Code,
    Official,
    OfficialPosition,
    restated_in_2023,
)
from kzforms.text import Bilingual
from kzforms.values import FormModel, Lines, LocalText, MilitaryRank, Person
from kzforms.values.rows import Rows


class SecurityAppointee(FormModel):
    """A citizen of the list."""

    name: Person
    birth_year: BirthYear | None = None
    rank: MilitaryRank | None = None
    military_speciality_code: Code | None = None
    appointment: Annotated[LocalText, Lines(300)] | None = None
    documents_sent: Annotated[LocalText, Lines(300)] | None = None


class NamedListSecurityAppointees(FormModel):
    """The named list of annex 26."""

    entries: Rows[SecurityAppointee]
    official_position: OfficialPosition
    official: Official


TABLE = Table(
    rows="entries",
    row_height=12,
    blank_rows=6,
    columns=(
        Column(row_number=True, kk="Р/с №", ru="№ п/п", width=12),
        Column(
            field="name",
            kk="Тегі, аты және әкесінің аты (бар болса)",
            ru="Фамилия, имя и отчество (при его наличии)",
            width=52,
            style=SURNAME_FIRST,
        ),
        Column(field="birth_year", kk="Туған жылы", ru="Год рождения", width=22),
        Column(field="rank", kk="Әскери атағы", ru="Воинское звание", width=34),
        Column(
            field="military_speciality_code",
            kk="Әскери-есептік мамандықтың нөмірі",
            ru="Номер военно-учетной специальности",
            width=32,
        ),
        Column(
            field="appointment",
            kk="Кімнің бұйрығымен және қандай лауазымға тағайындалды, бұйрықтың нөмірі мен күні (арнаулы мемлекеттік органдарда толтырылмайды)",
            ru="Чьим приказом и на какую должность назначен, номер и дата приказа (в специальных государственных органах не заполняется)",
            width=62,
        ),
        Column(
            field="documents_sent",
            kk="Есепке алу құжаттары кімге, қашан және қандай шығ. № ҚІБ(Б)-да жолданды",
            ru="Кому, когда и за каким исх. № высланы учетные документы в У(О)ДО",
            width=53,
        ),
    ),
)

FORM = restated_in_2023(
    "named-list-security-appointees",
    title=Bilingual(
        kk="Құқық қорғау және арнаулы органдардағы лауазымдарға қабылданған азаматтардың атаулы тізімі",
        ru="Именной список граждан, принятых на должности в правоохранительные и специальные органы",
    ),
    annex="26",
    model=NamedListSecurityAppointees,
    page="landscape",
    table=TABLE,
    signature=OFFICIAL,
)
