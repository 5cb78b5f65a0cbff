"""A catalogue of invented forms: what amendments do, shown small.

`pass-list` was made by act one, got a column by act two, and a Kazakh-only rewording by act
three, of which the day of entry into force is partly unknown. `old-pass` was repealed.
"""

from datetime import date
from pathlib import Path
from typing import Annotated

from kzforms import Bilingual, Catalogue
from kzforms.acts import ActRegister, ApprovedDocument, DatedFact, LegalAct
from kzforms.form import Column, Edition, Ended, FormDefinition, Table, Wording
from kzforms.text import Language
from kzforms.values import FormModel, Line
from kzforms.values.rows import Rows

TEMPLATES = Path(__file__).parents[1] / "invented"
_CHECKED = date(2026, 11, 21)


def day(text: str) -> date:
    """A date from its ISO text."""
    return date.fromisoformat(text)


def act(act_id: str, earliest: str | None, latest: str | None) -> LegalAct:
    """An invented order with what is known of its entry into force."""
    return LegalAct(
        id=act_id,
        code="unknown",
        kind="order",
        number=act_id.removeprefix("order-"),
        date=day("2020-01-01"),
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


class OldPass(FormModel):
    """A form that was repealed."""

    holder: Annotated[str, Line(60)]


def wordings(kk: str, ru: str, kk_act: str, ru_act: str) -> dict[Language, Wording]:
    """The wordings of an edition."""
    return {
        "kk": Wording(template=f"kk/{kk}", act=kk_act, checked_on=_CHECKED),
        "ru": Wording(template=f"ru/{ru}", act=ru_act, checked_on=_CHECKED, translated=("1",)),
    }


_NUMBER = Column(row_number=True, kk="Р/с №", ru="№ п/п", width=20)
_NAME = Column(field="name", kk="Аты", ru="Имя", width=100)
_FLOOR = Column(field="floor", kk="Қабат", ru="Этаж", width=60)


def _edition(act_id: str, model: type[FormModel], columns: tuple[Column, ...], kk: str) -> Edition:
    return Edition(
        act=act_id,
        annex="1",
        model=model,
        page="portrait",
        table=Table(rows="visitors", row_height=10, blank_rows=3, columns=columns),
        wording=wordings(
            kk, "pass-list.html", act_id, "order-2" if act_id == "order-3" else act_id
        ),
    )


PASS_LIST = FormDefinition(
    id="pass-list",
    title=Bilingual(kk="Рұқсаттама тізімі", ru="Список пропусков"),
    act="order-1",
    document="rules",
    annex="1",
    checked_on=_CHECKED,
    editions=(
        _edition("order-3", PassList3, (_NUMBER, _NAME, _FLOOR), "pass-list.order-3.html"),
        _edition("order-2", PassList2, (_NUMBER, _NAME, _FLOOR), "pass-list.html"),
        _edition("order-1", PassList1, (_NUMBER, _NAME), "pass-list.html"),
    ),
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
            wording=wordings("old-pass.html", "old-pass.html", "order-1", "order-1"),
        ),
    ),
)

CATALOGUE = Catalogue([PASS_LIST, OLD_PASS], ACTS, templates=TEMPLATES)
