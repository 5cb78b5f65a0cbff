"""Annex 17: named list of citizens who passed military training as reserve officers.

Атаулы тізім / Именной список. Annexed to the Rules for military registration (order No. 28
of 24.01.2017 of the Minister of Defence), as restated by annex 2 to order No. 22 of
13.01.2026. A military department sends it to the local military body ten days before the
final examination, with the personal files (point 55 of the Rules): what only later orders
give may still be empty then. Signed by the head of the military department (faculty).

The edition of order No. 1100 of 28.10.2023, which order No. 22 superseded, is here too: its text
was read in the consolidated Rules (see `RULES_2025`).

Sources: https://adilet.zan.kz/kaz/docs/V2600037840 (Kazakh) and the consolidated Rules (Russian;
see `RUSSIAN_2026`), checked on 2026-11-25.
"""

from datetime import date
from typing import Annotated

from pydantic import Field

from kzforms.errors import Problem
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
from kzforms.values import IIN, FormModel, Label, Line, OrderReference, Person
from kzforms.values.rows import Rows

_CHECKED = date(2026, 11, 25)


PersonalFiles = Annotated[
    int,
    Field(strict=True, ge=0, le=99_999),
    Label("Қоса берілетін жеке істердің саны", "Количество прилагаемых личных дел"),
]


def _count_of_files(files: int, rows: int) -> tuple[Problem, ...]:
    if files == rows:
        return ()
    return (
        Problem(
            "personal_files",
            "personal_files_count",
            f"{files} personal files go with a list of {rows}.",
            "Compare the two numbers.",
            {"files": files, "rows": rows},
        ),
    )


class ReserveOfficer(FormModel):
    """A citizen of the list."""

    iin: IIN
    name: Person
    oath_order: OrderReference | None = None
    personal_number: Annotated[str, Line(40)] | None = None
    rank_order: OrderReference | None = None
    military_speciality_code: Code | None = None
    position_code: Code | None = None
    note: Note | None = None


class NamedListReserveOfficers(FormModel):
    """The named list of annex 17."""

    institution: Institution
    institution_in_title: InstitutionInTitle | None = None
    entries: Rows[ReserveOfficer]
    personal_files: PersonalFiles
    head: MilitaryDepartmentHead

    def warnings(self) -> tuple[Problem, ...]:
        """Warn of a number of personal files that is not that of the citizens."""
        return _count_of_files(self.personal_files, len(self.entries))


class ReserveOfficerBefore2026(FormModel):
    """A citizen of the list before 2026."""

    name: Person
    iin: IIN
    residence: Residence | None = None
    rank_order: OrderReference | None = None
    note: Note | None = None


class NamedListReserveOfficersBefore2026(FormModel):
    """The named list of annex 17 before 2026."""

    institution: Institution
    entries: Rows[ReserveOfficerBefore2026]
    personal_files: PersonalFiles
    head: DepartmentHeadBefore2026

    def warnings(self) -> tuple[Problem, ...]:
        """Warn of a number of personal files that is not that of the citizens."""
        return _count_of_files(self.personal_files, len(self.entries))


TABLE_1100_2023 = Table(
    rows="entries",
    row_height=12,
    blank_rows=6,
    columns=(
        Column(row_number=True, kk="Р/с №№", ru="№№ пп", width=14),
        Column(
            field="name",
            kk="Тегі, аты, әкесінің аты (бар болса)",
            ru="Фамилия, имя, отчество (при его наличии)",
            width=65,
            style=SURNAME_FIRST,
        ),
        Column(field="iin", kk="ЖСН", ru="ИИН", width=30, digits=True),
        Column(field="residence", kk="Тұрғылықты жері", ru="Место жительства", width=70),
        Column(
            field="rank_order",
            kk="Офицер атағын беру туралы бұйрықтың нөмірі және күні",
            ru="Номер и дата приказа о присвоении офицерского звания",
            width=45,
        ),
        Column(field="note", kk="Ескертпе", ru="Примечание", width=43),
    ),
)

ORDER_1100_2023 = Edition(
    act="order-1100-2023",
    annex="17",
    title=Bilingual(
        kk="Запастағы офицерлер бағдарламасы бойынша даярлықтан өткен азаматтардың атаулы тізімі",
        ru="Именной список граждан, прошедших подготовку по программе офицеров запаса",
    ),
    model=NamedListReserveOfficersBefore2026,
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
            width=48,
            style=FULL_NAME,
        ),
        Column(
            field="oath_order",
            kk="Әскери ант қабылдау туралы бұйрықтың нөмірі және күні",
            ru="Номер и дата приказа о приведении к военной присяге",
            width=32,
        ),
        Column(field="personal_number", kk="Жеке нөмірі", ru="Личный номер", width=28),
        Column(
            field="rank_order",
            kk="Офицер әскери атағын беру туралы ҚР ҚМ бұйрығының нөмірі және күні",
            ru="Номер и дата приказа МО РК о присвоении офицерского звания",
            width=40,
        ),
        Column(field="military_speciality_code", kk="ӘЕМ коды", ru="Код ВУС", width=22),
        Column(field="position_code", kk="Лауазым коды", ru="Код должности", width=24),
        Column(field="note", kk="Ескертпе", ru="Примечание", width=34),
    ),
)

ORDER_22_2026 = Edition(
    act="V2600037840",
    annex="2",
    model=NamedListReserveOfficers,
    page="landscape",
    table=TABLE,
    signatures=(SignatureSlot(id="head", role=MILITARY_DEPARTMENT_HEAD, signer="head"),),
    wording=in_both_languages(act="V2600037840", checked_on=_CHECKED, sources=RUSSIAN_2026),
)

FORM = FormDefinition(
    id="named-list-reserve-officers",
    title=Bilingual(
        kk="Запастағы офицер бағдарламасы бойынша әскери даярлықтан өткен азаматтардың атаулы тізімі",
        ru="Именной список граждан, прошедших военную подготовку по программам офицеров запаса",
    ),
    act="V1700014881",
    document="registration-rules",
    annex="17",
    checked_on=_CHECKED,
    editions=(ORDER_1100_2023, ORDER_22_2026),
)
