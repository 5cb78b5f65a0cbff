"""A catalogue of invented forms: what amendments do, shown small.

`pass-list` was made by act one, got a column by act two, and a Kazakh-only rewording by act
three, of which the day of entry into force is partly unknown; act four, which adds a column, is
forthcoming. `old-pass` was repealed.
"""

from datetime import date
from pathlib import Path
from typing import Annotated

from kzforms import Bilingual, Catalogue
from kzforms.acts import ActRegister, ApprovedDocument, DatedFact, LegalAct
from kzforms.form import (
    Column,
    Edition,
    Ended,
    FormDefinition,
    Table,
    Wording,
    in_both_languages,
)
from kzforms.values import FormModel, Label, Line
from kzforms.values.rows import Rows

TEMPLATES = Path(__file__).parents[1] / "invented"
_CHECKED = date(2026, 11, 21)


def day(text: str) -> date:
    """A date from its ISO text."""
    return date.fromisoformat(text)


def act(
    act_id: str, earliest: str | None, latest: str | None, made: str = "2020-01-01"
) -> LegalAct:
    """An invented order with what is known of its entry into force."""
    return LegalAct(
        id=act_id,
        code="unknown",
        kind="order",
        number=act_id.removeprefix("order-"),
        date=day(made),
        issuer=Bilingual(kk="Ойдан шығарылған министрдің", ru="Вымышленного министра"),
        title=None,
        russian_title="unknown",
        registration=None,
        registration_note="Invented.",
        approves=(
            ApprovedDocument(
                id="rules",
                title=Bilingual(kk="Рұқсаттама қағидалары", ru="Правила пропусков"),
                annex_heading=Bilingual(kk="Рұқсаттама қағидаларына", ru="к Правилам пропусков"),
                russian_official=False,
            ),
        ),
        in_force_from=DatedFact(
            earliest=day(earliest) if earliest else None,
            latest=day(latest) if latest else None,
            source="Invented.",
            checked_on=_CHECKED,
        ),
        repeal_note="Invented.",
        checked_on=_CHECKED,
    )


ACTS = ActRegister(
    [
        act("order-1", "2020-02-01", "2020-02-01"),
        act("order-2", "2022-05-01", "2022-05-01"),
        act("order-3", "2024-03-01", None),
        act("order-4", "2027-05-14", None, made="2027-05-03"),
        act("order-9", "2021-01-01", "2021-01-31"),
    ]
)


class Visitor1(FormModel):
    """A row of the first edition."""

    name: Annotated[str, Line(60)]


class PassList1(FormModel):
    """The first edition."""

    visitors: Rows[Visitor1]


class Visitor2(Visitor1):
    """A row since the second edition: a new column."""

    floor: Annotated[str, Line(10)]


class PassList2(FormModel):
    """The second edition."""

    visitors: Rows[Visitor2]


class PassList3(PassList2):
    """The third edition: only Kazakh words changed."""


class Visitor4(Visitor2):
    """A row of the edition to come: a new column again."""

    phone: Annotated[str, Line(20)]


class PassList4(FormModel):
    """The edition to come."""

    visitors: Rows[Visitor4]


class OldPass(FormModel):
    """A form that was repealed."""

    holder: Annotated[str, Line(60), Label("Иесі", "Владелец")]


TABLE = Table(
    rows="visitors",
    row_height=10,
    blank_rows=3,
    columns=(
        Column(row_number=True, kk="Р/с №", ru="№ п/п", width=20),
        Column(field="name", kk="Аты", ru="Имя", width=160),
    ),
)
WITH_FLOOR = TABLE.with_column(
    Column(field="floor", kk="Қабат", ru="Этаж", width=60), after="name", widths={"name": 100}
)

ORDER_1 = Edition(
    act="order-1",
    annex="1",
    model=PassList1,
    page="portrait",
    table=TABLE,
    wording=in_both_languages(act="order-1", checked_on=_CHECKED, translated_ru=("1",)),
)
ORDER_2 = ORDER_1.amended(act="order-2", annex="1", model=PassList2, table=WITH_FLOOR)
ORDER_3 = ORDER_2.amended(
    act="order-3",
    annex="1",
    model=PassList3,
    wording={"kk": Wording(act="order-3", checked_on=_CHECKED)},
)
ORDER_4 = ORDER_3.amended(
    act="order-4",
    annex="1",
    model=PassList4,
    table=WITH_FLOOR.with_column(
        Column(field="phone", kk="Телефоны", ru="Телефон", width=40),
        after="name",
        widths={"name": 80, "floor": 40},
    ),
)

PASS_LIST = FormDefinition(
    id="pass-list",
    title=Bilingual(kk="Рұқсаттама тізімі", ru="Список пропусков"),
    act="order-1",
    document="rules",
    annex="1",
    checked_on=_CHECKED,
    editions=(ORDER_2, ORDER_4, ORDER_1, ORDER_3),
)

OLD_PASS = FormDefinition(
    id="old-pass",
    title=Bilingual(kk="Ескі рұқсаттама", ru="Старый пропуск"),
    act="order-1",
    document="rules",
    annex="2",
    marker=False,
    checked_on=_CHECKED,
    ended=Ended(how="repealed", by="order-9"),
    editions=(
        Edition(
            act="order-1",
            annex="2",
            model=OldPass,
            page="portrait",
            wording=in_both_languages(act="order-1", checked_on=_CHECKED, translated_ru=("1",)),
        ),
    ),
)

CATALOGUE = Catalogue(
    [PASS_LIST, OLD_PASS], ACTS, templates=TEMPLATES, samples=TEMPLATES / "samples"
)
