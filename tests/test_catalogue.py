"""The catalogue: forms by id, edition, day, act and annex."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from support.catalogue import FILLABLE, every_form, sample
from support.invented import (
    ACTS,
    CATALOGUE,
    ORDER_4,
    PASS_LIST,
    TEMPLATES,
    WITH_FLOOR,
    OldPass,
    PassList1,
    PassList2,
    PassList3,
)
from support.pdf import letters, text

import kzforms
from kzforms import (
    Catalogue,
    EditionUncertain,
    FormDataError,
    NotInForce,
    UnknownEdition,
    UnknownForm,
    blank,
    render,
)
from kzforms.acts import default_register
from kzforms.form import Column, Edition, SignatureSlot, Table
from kzforms.text import Language

_ASTANA = timezone(timedelta(hours=5))


def on(day: str) -> date:
    return date.fromisoformat(day)


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        ("2020-02-01", "order-1"),
        ("2022-04-30", "order-1"),
        ("2022-05-01", "order-2"),
        ("2024-02-29", "order-2"),
    ],
)
def test_a_day_selects_the_edition_certainly_in_force(day: str, edition: str) -> None:
    """This test ensures that the first and last day of an edition belong to it."""
    assert CATALOGUE.get_form("pass-list", on=on(day)).edition.id == edition


def test_before_the_first_edition_nothing_is_in_force() -> None:
    """This test ensures that a form is not handed out for a time when it did not exist."""
    with pytest.raises(NotInForce, match="2020-02-01"):
        CATALOGUE.get_form("pass-list", on=on("2020-01-31"))


def test_an_unknown_bound_leaves_two_candidates() -> None:
    """This test ensures that the library does not guess between editions, and says how to choose."""
    with pytest.raises(EditionUncertain) as error:
        CATALOGUE.get_form("pass-list", on=on("2024-03-01"))
    assert error.value.candidates == ("order-3", "order-2")
    assert "edition='order-3' or 'order-2'" in str(error.value)
    assert "earliest 2024-03-01, latest unknown" in str(error.value)


def test_a_repeal_with_bounds_is_uncertain_between_them() -> None:
    """This test ensures that a repealed form is in force until it is certainly not."""
    form = CATALOGUE.get_form("old-pass")
    days = ("2020-01-01", "2020-12-31", "2021-01-15", "2021-01-31")
    names = [form.lifecycle(on(day)).name for day in days]
    assert names == ["forthcoming", "in_force", "uncertain", "repealed"]
    assert form.lifecycle().name == "repealed"
    with pytest.raises(NotInForce):
        CATALOGUE.get_form("old-pass", on=on("2026-01-01"))


def test_without_a_day_the_newest_edition_is_meant_that_is_not_forthcoming() -> None:
    """This test ensures that recording a coming edition changes nothing that is printed today."""
    form = CATALOGUE.get_form("pass-list")
    assert form.edition.id == "order-3"
    assert form.editions == ("order-4", "order-3", "order-2", "order-1")
    assert [each.edition.id for each in form.forthcoming] == ["order-4"]
    assert CATALOGUE.get_form("pass-list", forthcoming=True).edition.id == "order-4"
    assert CATALOGUE.get_form("pass-list", edition="order-4").edition.id == "order-4"
    with pytest.raises(NotInForce, match="No edition of old-pass is forthcoming"):
        CATALOGUE.get_form("old-pass", forthcoming=True)


def test_a_form_that_is_only_to_come_is_shown_but_not_handed_out() -> None:
    """This test ensures that nobody prints a form by accident before it exists."""
    coming = Catalogue([replace(PASS_LIST, editions=(ORDER_4,))], ACTS, templates=TEMPLATES)
    with pytest.raises(NotInForce, match="edition='order-4'"):
        coming.get_form("pass-list")
    (listed,) = coming.list_forms()
    assert (listed.form.edition.id, listed.lifecycle.name) == ("order-4", "forthcoming")


def test_pages_say_from_when_a_coming_edition_is_in_force() -> None:
    """This test ensures that a blank of tomorrow cannot be taken for one of today."""
    said: tuple[tuple[Language, str], ...] = (
        ("kk", "Қолданысқа 2027 жылғы 14 мамырдан бұрын енгізілмейді"),
        ("ru", "Вводится в действие не ранее 14 мая 2027 года"),
    )
    for language, words in said:
        made = blank("pass-list", language, edition="order-4", catalogue=CATALOGUE)
        assert letters(words) in text(made.pdf)
        later = blank(
            "pass-list", language, edition="order-4", on=on("2028-01-01"), catalogue=CATALOGUE
        )
        assert letters(words) not in text(later.pdf)


def test_no_page_says_that_it_was_replaced_before_that_is_certain() -> None:
    """This test ensures that the law of today is not called ended for an edition to come."""
    said = {
        form.edition.id: letters("Заменено") in text(blank(form, "ru", catalogue=CATALOGUE).pdf)
        for form in CATALOGUE.history("pass-list")
    }
    assert said == {"order-1": True, "order-2": False, "order-3": False, "order-4": False}


def test_a_list_hides_what_has_ended_unless_asked() -> None:
    """This test ensures that repealed forms are not offered by accident."""
    assert [entry.form.id for entry in CATALOGUE.list_forms()] == ["pass-list"]
    shown = [entry.form.id for entry in CATALOGUE.list_forms(include_ended=True)]
    assert shown == ["pass-list", "old-pass"]


def test_a_list_for_a_day_has_the_certain_and_the_uncertain() -> None:
    """This test ensures that each form of a dated list says how sure it is."""
    listed = CATALOGUE.list_forms(on=on("2021-01-15"))
    assert [(entry.form.id, entry.lifecycle.name) for entry in listed] == [
        ("pass-list", "in_force"),
        ("old-pass", "uncertain"),
    ]
    later = CATALOGUE.list_forms(on=on("2024-06-01"))
    assert [entry.form.edition.id for entry in later] == ["order-3", "order-2"]


def test_unknown_names_get_the_nearest() -> None:
    """This test ensures that a slip of the pen gets an answer."""
    with pytest.raises(UnknownForm) as error:
        CATALOGUE.get_form("pas-list")
    assert error.value.nearest == ("pass-list",)
    with pytest.raises(UnknownEdition, match="order-4, order-3, order-2, order-1"):
        CATALOGUE.get_form("pass-list", edition="order-7")


def test_old_papers_stay_reproducible() -> None:
    """This test ensures that an old edition still prints its own columns and words."""
    old = PassList1.model_validate({"visitors": [{"name": "Жанар"}]})
    new = PassList3.model_validate({"visitors": [{"name": "Жанар", "floor": "2"}]})
    first = render(old, catalogue=CATALOGUE)
    third = render(new, catalogue=CATALOGUE)
    assert (first.edition, third.edition) == ("order-1", "order-3")
    assert "Қабат" not in text(first.pdf)
    assert "Қабат" in text(third.pdf)
    assert "Келушілердің" in text(third.pdf)
    assert "Келушілердің" not in text(first.pdf)


def test_a_rewording_in_one_language_leaves_the_other() -> None:
    """This test ensures that wording is dated by language."""
    second, third = (CATALOGUE.get_form("pass-list", edition=e) for e in ("order-2", "order-3"))
    assert third.wording("kk").act == "order-3"
    assert third.wording("ru") == second.wording("ru")
    assert third.official == {"kk": True, "ru": False}


def test_a_document_can_be_printed_as_another_edition_if_it_fits() -> None:
    """This test ensures that data of another edition are checked, not bent."""
    new = PassList3.model_validate({"visitors": [{"name": "Жанар", "floor": "2"}]})
    as_second = render(new, edition="order-2", catalogue=CATALOGUE)
    assert as_second.edition == "order-2"
    assert "Келушілердің" not in text(as_second.pdf)
    with pytest.raises(FormDataError) as error:
        render(new, edition="order-1", catalogue=CATALOGUE)
    assert [(p.path, p.code) for p in error.value.problems] == [
        ("visitors[0].floor", "unknown_field")
    ]


def test_a_blank_of_an_old_edition() -> None:
    """This test ensures that archives can print what was in force then."""
    old = blank("pass-list", edition="order-1", catalogue=CATALOGUE)
    assert "Қабат" not in text(old.pdf)
    assert "Ескі" in text(blank("old-pass", catalogue=CATALOGUE).pdf)
    assert "Нысан" not in text(blank("old-pass", catalogue=CATALOGUE).pdf)


def test_each_document_knows_its_edition() -> None:
    """This test ensures that the model decides which edition is printed."""
    document = PassList2.model_validate({"visitors": [{"name": "А", "floor": "1"}]})
    assert CATALOGUE.form_of(document).edition.id == "order-2"
    with pytest.raises(TypeError):
        kzforms.forms.default_catalogue().form_of(OldPass(holder="А"))


def test_wrong_names_in_a_definition_fail_at_once() -> None:
    """This test ensures that a column or slot that the model lacks fails at import."""
    table = Table(
        rows="visitors",
        row_height=10,
        blank_rows=1,
        columns=(Column(field="flor", kk="Қабат", ru="Этаж", width=10),),
    )
    wording = CATALOGUE.get_form("pass-list").edition.wording
    with pytest.raises(TypeError, match="flor"):
        Edition(act="a", annex="1", model=PassList2, page="portrait", table=table, wording=wording)
    slot = SignatureSlot(id="head", role=kzforms.Bilingual(kk="А", ru="Б"), signer="head")
    with pytest.raises(TypeError, match="head"):
        Edition(
            act="a",
            annex="1",
            model=PassList2,
            page="portrait",
            table=WITH_FLOOR,
            signatures=(slot,),
            wording=wording,
        )


def test_forms_are_found_by_act_and_annex() -> None:
    """This test ensures that a form can be found from what a regulation says of it."""
    assert [form.id for form in kzforms.find_forms(act="V1700014881", annex="19-1")] == [
        "military-id-issuance-register"
    ]
    assert len(kzforms.find_forms(act="V2600037840")) >= 6
    assert kzforms.find_forms(annex="no such") == []


@every_form
def test_every_form_is_sourced(form: kzforms.Form) -> None:
    """This test ensures that a form names its acts, its source and when it was checked."""
    source = form.source
    assert source is None or source.startswith("https://adilet.zan.kz/kaz/docs/")
    assert (source is None) == (form.edition_act.code == "unknown")
    assert form.checked_on <= datetime.now(_ASTANA).date()
    assert form.in_force_from.source
    if form.heading_block("kk"):
        assert form.heading_lines("kk")[0][-1] == f"{form.annex}-қосымша"
        assert form.heading_lines("ru")[0][0] == f"Приложение {form.annex}"
    assert form.summary()["edition"] == form.edition.id
    assert [each["id"] for each in form.description()["editions"]] == list(form.editions)


@every_form
def test_the_widths_of_a_table_fill_the_page(form: kzforms.Form) -> None:
    """This test ensures that columns are as wide as the literal says, to the millimetre."""
    if form.edition.table is None:
        return
    wanted = 267 if form.edition.page == "landscape" else 180
    assert sum(column.width for column in form.edition.table.columns) == wanted


def test_no_iin_of_a_sample_can_be_anybodys() -> None:
    """This test ensures that nobody finds their number in an example: no such year has come."""
    found = [
        value
        for form in FILLABLE
        for _, _, value in form.fields.values(sample(form))
        if isinstance(value, kzforms.values.IIN)
    ]
    assert len(found) > 20
    assert [iin for iin in found if not ("75" <= iin[:2] <= "99" and iin[6] in "56")] == []


def test_ids_are_unique() -> None:
    """This test ensures that no form hides another."""
    ids = kzforms.forms.default_catalogue().ids()
    assert len(ids) == len(set(ids))


def test_every_act_is_recorded_whole() -> None:
    """This test ensures that acts load, and name only acts that are recorded too."""
    acts = list(default_register())
    assert len(acts) >= 16
    for act in acts:
        for amendment in act.amends:
            default_register()[amendment.act]
        if act.repealed_by:
            default_register()[act.repealed_by]
        assert act.registration or act.registration_note
        assert (act.source is None) == (act.code == "unknown")
        assert act.in_force_from.earliest is None or act.in_force_from.earliest >= act.date
        if evidence := act.in_force_from.consolidated:
            later = default_register()[evidence.later_act] if evidence.later_act else None
            assert evidence.edition == (later.date if later else act.date)
            assert later is None or later.date > act.date
        assert act.cite("kk")
        assert act.cite("ru")


def test_what_is_unknown_stays_unknown() -> None:
    """This test ensures that nobody fills in the day that order No. 22 came into force.

    What is known is that its words stand in a consolidated text, and when that was read.
    """
    fact = default_register()["V2600037840"].in_force_from
    assert fact.consolidated
    assert (fact.earliest, fact.latest) == (date(2026, 1, 24), fact.consolidated.read_on)
