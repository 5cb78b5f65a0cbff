"""Annex 18: named list of citizens who passed military training as reserve sergeants.

Атаулы тізім / Именной список. Annexed to the Rules for military registration (order No. 28
of 24.01.2017 of the Minister of Defence), as restated by annex 3 to order No. 22 of
13.01.2026. A military department sends it to the local military body ten days before the
final examination (point 55 of the Rules). Signed by the head of the military department
(faculty).

The edition of order No. 1100 of 28.10.2023, which order No. 22 superseded, is here too: its text
was read in the consolidated Rules (see `RULES_2025`).

Sources: https://adilet.zan.kz/kaz/docs/V2600037840 (Kazakh) and the consolidated Rules (Russian;
see `RUSSIAN_2026`), checked on 2026-11-25.
"""

from datetime import date

from kzforms.form import (
    Column,
    Edition,
    FormDefinition,
    SignatureSlot,
    Table,
    in_both_languages,
)
from kzforms.forms.order_28_2017.shared import (
    DEPARTMENT_HEAD_BEFORE_2026,
    FULL_NAME,
    MILITARY_DEPARTMENT_HEAD,
    RULES_2025,
    RUSSIAN_2026,
    SURNAME_FIRST,
    Code,
    DepartmentHeadBefore2026,
    Institution,
    InstitutionInTitle,
    MilitaryDepartmentHead,
    Note,
    Residence,
)
from kzforms.text import Bilingual
from kzforms.values import IIN, FormModel, OrderReference, Person
from kzforms.values.rows import Rows

_CHECKED = date(2026, 11, 25)


class ReserveSergeant(FormModel):
    """A citizen of the list."""

    iin: IIN
    name: Person
    oath_order: OrderReference | None = None
    military_speciality_code: Code | None = None
    position_code: Code | None = None
    note: Note | None = None


class NamedListReserveSergeants(FormModel):
    """The named list of annex 18."""

    institution: Institution
    institution_in_title: InstitutionInTitle | None = None
    entries: Rows[ReserveSergeant]
    head: MilitaryDepartmentHead


class ReserveSergeantBefore2026(FormModel):
    """A citizen of the list before 2026."""

    name: Person
    iin: IIN
    residence: Residence | None = None
    note: Note | None = None


class NamedListReserveSergeantsBefore2026(FormModel):
    """The named list of annex 18 before 2026."""

    institution: Institution
    entries: Rows[ReserveSergeantBefore2026]
    head: DepartmentHeadBefore2026


TABLE_1100_2023 = Table(
    rows="entries",
    row_height=12,
    blank_rows=6,
    columns=(
        Column(row_number=True, kk="Рс №№", ru="№№ пп", width=14),
        Column(
            field="name",
            kk="Тегі, аты, әкесінің аты (бар болса)",
            ru="Фамилия, имя, отчество (при его наличии)",
            width=78,
            style=SURNAME_FIRST,
        ),
        Column(field="iin", kk="ЖСН", ru="ИИН", width=32, digits=True),
        Column(field="residence", kk="Тұрғылықты жері", ru="Место жительства", width=90),
        Column(field="note", kk="Ескертпе", ru="Примечание", width=53),
    ),
)

ORDER_1100_2023 = Edition(
    act="order-1100-2023",
    annex="18",
    title=Bilingual(
        kk="Запастағы сержанттар бағдарламасы бойынша даярлықтан өткен азаматтардың атаулы тізімі",
        ru="Именной список граждан, прошедших подготовку по программе сержантов запаса",
    ),
    model=NamedListReserveSergeantsBefore2026,
    page="landscape",
    table=TABLE_1100_2023,
    signatures=(SignatureSlot(id="head", role=DEPARTMENT_HEAD_BEFORE_2026, signer="head"),),
    wording=in_both_languages(act="order-1100-2023", checked_on=_CHECKED, sources=RULES_2025),
)

TABLE = Table(
    rows="entries",
    row_height=12,
    blank_rows=6,
    columns=(
        Column(row_number=True, kk="Р/с №", ru="№ п/п", width=12),
        Column(field="iin", kk="ЖСН", ru="ИИН", width=27, digits=True),
        Column(
            field="name",
            kk="Аты, әкесінің аты (болса) және тегі",
            ru="Фамилия, имя и отчество (при его наличии)",
            width=70,
            style=FULL_NAME,
        ),
        Column(
            field="oath_order",
            kk="Әскери ант қабылдау туралы бұйрықтың нөмірі және күні",
            ru="Номер и дата приказа о приведении к военной присяге",
            width=48,
        ),
        Column(field="military_speciality_code", kk="ӘЕМ коды", ru="Код ВУС", width=30),
        Column(field="position_code", kk="Лауазым коды", ru="Код должности", width=32),
        Column(field="note", kk="Ескертпе", ru="Примечание", width=48),
    ),
)

ORDER_22_2026 = Edition(
    act="V2600037840",
    annex="3",
    model=NamedListReserveSergeants,
    page="landscape",
    table=TABLE,
    signatures=(SignatureSlot(id="head", role=MILITARY_DEPARTMENT_HEAD, signer="head"),),
    wording=in_both_languages(act="V2600037840", checked_on=_CHECKED, sources=RUSSIAN_2026),
)

FORM = FormDefinition(
    id="named-list-reserve-sergeants",
    title=Bilingual(
        kk="Запастағы сержант бағдарламасы бойынша әскери даярлықтан өткен азаматтардың атаулы тізімі",
        ru="Именной список граждан, прошедших военную подготовку по программам сержантов запаса",
    ),
    act="V1700014881",
    document="registration-rules",
    annex="18",
    checked_on=_CHECKED,
    editions=(ORDER_1100_2023, ORDER_22_2026),
)
