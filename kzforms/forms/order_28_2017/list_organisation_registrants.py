"""Annex 25: list of a legal entity's persons liable for military service and conscripts.

Тізім / Список. Annexed to the Rules for military registration (order No. 28
of 24.01.2017 of the Minister of Defence), as restated by order No. 1100 of 28.10.2023.
It names those who leave: where to, and when they are to be back. Signed by the employee who
keeps the military records.

Sources: the consolidated Rules in both languages (see `RULES_2026`), checked on 2026-11-25.
"""

from datetime import date
from typing import Annotated

from kzforms.form import Column, SignatureSlot, Table
from kzforms.forms.order_28_2017.shared import SURNAME_FIRST, restated_in_2023
from kzforms.text import Bilingual
from kzforms.values import IIN, Day, FormModel, Label, Line, LocalText, MilitaryRank, Person
from kzforms.values.dates import IN_21ST_CENTURY
from kzforms.values.rows import Rows

_OFFICER = Bilingual(
    kk="Кадр органының қызметкері немесе әскери есепті жүргізу жүктелген адам",
    ru="Работник кадрового органа или лицо, на которое возложено ведение воинского учета",
)


class OrganisationRegistrant(FormModel):
    """A person of the list."""

    rank: MilitaryRank | None = None
    name: Person
    iin: IIN
    position: Annotated[LocalText, Line(150)] | None = None
    destination: Annotated[LocalText, Line(150)] | None = None
    departed_on: Annotated[date, Day()] | None = None
    expected_back_on: Annotated[date, Day()] | None = None


class ListOrganisationRegistrants(FormModel):
    """The list of annex 25."""

    organisation: Annotated[
        LocalText, Line(200), Label("Заңды тұлғаның атауы", "Наименование юридического лица")
    ]
    entries: Rows[OrganisationRegistrant]
    officer: Annotated[Person, Label(_OFFICER.kk, _OFFICER.ru)]
    signed_on: Annotated[date, IN_21ST_CENTURY, Label("Қол қойылған күні", "Дата подписания")]


TABLE = Table(
    rows="entries",
    row_height=12,
    blank_rows=6,
    columns=(
        Column(row_number=True, kk="Р/с №", ru="№ п/п", width=12),
        Column(field="rank", kk="Әскери атағы", ru="Воинское звание", width=34),
        Column(
            field="name",
            kk="Тегі, аты, әкесінің аты (бар болса)",
            ru="Фамилия, имя, отчество (при его наличии)",
            width=52,
            style=SURNAME_FIRST,
        ),
        Column(field="iin", kk="ЖСН", ru="ИИН", width=28, digits=True),
        Column(field="position", kk="Лауазымы", ru="Должность", width=43),
        Column(field="destination", kk="Қайда кетті", ru="Куда убыл", width=40),
        Column(field="departed_on", kk="Кеткен күні", ru="Дата убытия", width=27),
        Column(
            field="expected_back_on",
            kk="Жоспарланған келу күні",
            ru="Дата планируемого прибытия",
            width=31,
        ),
    ),
)

FORM = restated_in_2023(
    "list-organisation-registrants",
    title=Bilingual(
        kk="Әскери міндеттілер мен әскерге шақырылушылардың тізімі",
        ru="Список военнообязанных и призывников",
    ),
    annex="25",
    model=ListOrganisationRegistrants,
    page="landscape",
    table=TABLE,
    signature=SignatureSlot(id="officer", role=_OFFICER, signer="officer"),
)
