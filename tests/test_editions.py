"""Editions side by side, records of an old one, the catalogue looked through, pages to read."""

import html
import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import pytest
from support.catalogue import DEFAULTS, FORMS, catalogue_of, every_edition
from support.invented import CATALOGUE, OLD_PASS, PASS_LIST
from test_audit import as_docx, as_text, text_of

from kzforms import Catalogue, Form, UnknownEdition, UnknownForm, cli, get_form, sample
from kzforms.changes import (
    audit,
    audit_page,
    check_catalogue,
    check_record,
    compare,
    comparison_page,
)
from kzforms.changes.editions import _field_changes
from kzforms.errors import CatalogueError, EditionUncertain, InvalidValue, NotInForce
from kzforms.form import Edition
from kzforms.form.samples import overlaid
from kzforms.text import Language
from kzforms.values import FormModel, Label, Line


@pytest.mark.layouts
@every_edition
def test_an_edition_is_like_itself(form: Form) -> None:
    """This test ensures that the comparison finds nothing where nothing differs."""
    found = compare(form.id, form.edition.id, form.edition.id, catalogue_of(form))
    assert not found.changed
    assert found.text == {"kk": (), "ru": ()}


def test_a_new_column_is_found_in_words_and_fields() -> None:
    """This test ensures that a portal learns of a column in both languages, and of its field."""
    found = compare("pass-list", "order-1", "order-2", CATALOGUE)
    assert found.changed
    for language, heading in (("kk", "Қабат"), ("ru", "Этаж")):
        (finding,) = found.text[language]  # type: ignore[index]
        assert (finding.change, finding.kind, finding.new) == ("added", "column", heading)
        assert (finding.place, finding.field) == ("after column 2", "visitors[].floor")
    assert [(field.path, field.change) for field in found.fields] == [("visitors[].floor", "added")]
    back = compare("pass-list", "order-2", "order-1", CATALOGUE)
    assert [(field.path, field.change) for field in back.fields] == [
        ("visitors[].floor", "removed")
    ]
    assert {finding.change for finding in back.text["kk"]} == {"removed"}


def test_a_rewording_in_one_language_is_found_in_that_one() -> None:
    """This test ensures that an amendment of the Kazakh text alone is seen as that."""
    found = compare("pass-list", "order-2", "order-3", CATALOGUE)
    (finding,) = found.text["kk"]
    assert (finding.old, finding.new) == ("Рұқсаттама тізімі", "Келушілердің рұқсаттама тізімі")
    assert finding.code == "templates/kk/pass-list/order-3.html"
    assert (found.text["ru"], found.fields) == ((), ())


class Short(FormModel):
    """A model that takes less than the next one."""

    a: Annotated[str, Line(60), Label("А", "А")] | None = None


class Shorter(FormModel):
    """The same field: required, and shorter."""

    a: Annotated[str, Line(40), Label("Б", "Б")]


def test_a_field_with_another_limit_is_changed() -> None:
    """This test ensures that a field that takes less than before is told."""
    wording = PASS_LIST.editions[0].wording
    editions = tuple(
        Edition(act=act, annex="1", model=model, page="portrait", wording=wording)
        for act, model in (("order-1", Short), ("order-2", Shorter))
    )
    catalogue = Catalogue([replace(PASS_LIST, editions=editions)], CATALOGUE.acts)
    before, now = catalogue.history("pass-list")
    (changed,) = _field_changes(before, now)
    assert str(changed) == "a: required no became yes, most characters 60 became 40"


@every_edition
def test_every_sample_fits_its_edition(form: Form) -> None:
    """This test ensures that a good record has no problem."""
    assert check_record(form.id, form.sample(), form.edition.id, catalogue_of(form)) == ()


def test_a_record_of_an_old_edition_says_what_to_do() -> None:
    """This test ensures that stored data can be looked through before an amendment."""
    old = {"visitors": [{"name": "Әлия"}, {"name": "Тимур"}]}
    assert check_record("pass-list", old, "order-1", CATALOGUE) == ()
    problems = check_record("pass-list", json.dumps(old), catalogue=CATALOGUE)
    assert [(problem.path, problem.code) for problem in problems] == [
        ("visitors[0].floor", "missing"),
        ("visitors[1].floor", "missing"),
    ]
    new = {"visitors": [{"name": "Әлия", "floor": "2"}]}
    (problem,) = check_record("pass-list", new, "order-1", CATALOGUE)
    assert (problem.path, problem.code) == ("visitors[0].floor", "unknown_field")


def test_what_is_not_there_is_an_error_of_the_library() -> None:
    """This test ensures that a misspelt form or edition is told as everywhere else."""
    with pytest.raises(UnknownForm):
        compare("pass-lists", "order-1", "order-2", CATALOGUE)
    with pytest.raises(UnknownEdition):
        compare("pass-list", "order-1", "order-8", CATALOGUE)
    with pytest.raises(UnknownEdition):
        check_record("pass-list", {}, "order-8", CATALOGUE)


def _codes(catalogue: Catalogue, **options: object) -> list[tuple[str, str, str]]:
    found = check_catalogue(catalogue, **options)  # type: ignore[arg-type]
    return [(finding.form, finding.edition, finding.code) for finding in found]


def test_the_catalogue_says_what_to_look_at_again() -> None:
    """This test ensures that unknown days and ended forms are named; known ones are not."""
    assert _codes(CATALOGUE) == [
        ("pass-list", "order-4", "day_unknown"),
        ("pass-list", "order-3", "day_unknown"),
        ("pass-list", "order-4", "forthcoming"),
        ("old-pass", "order-1", "day_unknown"),
        ("old-pass", "order-1", "ended"),
    ]


def test_an_old_check_is_counted_from_the_day_given() -> None:
    """This test ensures that the age of a check depends on nothing but the arguments."""
    only = Catalogue([PASS_LIST], CATALOGUE.acts)
    checked = PASS_LIST.checked_on
    later = date.fromordinal(checked.toordinal() + 30)
    assert ("pass-list", "order-3", "check_is_old") in _codes(only, older_than=29, today=later)
    assert ("pass-list", "order-3", "check_is_old") not in _codes(only, older_than=30, today=later)
    assert OLD_PASS.checked_on == checked
    for options in ({"older_than": 30}, {"today": later}, {"older_than": -1, "today": later}):
        with pytest.raises(InvalidValue):
            check_catalogue(only, **options)


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = cli.run(arguments)
    return code, capsys.readouterr().out


def test_the_commands_do_the_same(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """This test ensures that comparison and check have the documented output and exit codes."""
    code, out = _run(capsys, "catalogue", "check", "--json")
    assert code == 1
    assert json.loads(out)[0].keys() == {"form", "edition", "code", "message"}
    assert _run(capsys, "catalogue", "check", "--older-than", "5")[0] == 2
    aged = _run(capsys, "catalogue", "check", "--older-than", "5", "--today", "2030-01-01")
    assert all(f"{form.id} ({form.edition.id}): compared with" in aged[1] for form in DEFAULTS)

    found = {finding["code"] for finding in json.loads(out)}
    assert {"day_unknown", "ended"} <= found
    code, out = _run(
        capsys, "catalogue", "check", "--only", "ended", "--only", "day_unknown", "--json"
    )
    assert (code, {finding["code"] for finding in json.loads(out)}) == (1, {"ended", "day_unknown"})
    assert _run(capsys, "catalogue", "check", "--only", "forthcoming") == (0, "")
    for wrong in (("--only", "age"), ("--only", "check_is_old"), ("--only", "ended", "--strict")):
        assert _run(capsys, "catalogue", "check", *wrong)[0] == 2

    form = FORMS[0]
    same = ("compare", form.id, "--from", form.edition.id, "--to", form.edition.id)
    assert _run(capsys, *same) == (0, "")
    assert _run(capsys, "compare", form.id, "--from", "x", "--to", "y")[0] == 2

    for module in ("editions", "pages"):
        monkeypatch.setattr(f"kzforms.changes.{module}.default_catalogue", lambda: CATALOGUE)
    page = tmp_path / "c.html"
    command = ("compare", "pass-list", "--from", "order-1", "--to", "order-2", "--html", str(page))
    code, out = _run(capsys, *command)
    assert code == 1
    assert "kk  pass-list: after column 2: «Қабат» is new" in out
    assert "data  visitors[].floor: added" in out
    assert "order-1" in page.read_text("utf-8")
    code, out = _run(capsys, *command, "--json")
    assert (code, json.loads(out)["changed"]) == (1, True)


def _shown(page: bytes) -> str:
    """A page as people see it; it must load nothing."""
    text = page.decode("utf-8")
    assert not re.search(r"""(?:src|href)="(?!data:|#|https://adilet\.zan\.kz/)""", text)
    return html.unescape(text)


def test_a_comparison_can_be_looked_at() -> None:
    """This test ensures that both editions stand side by side with what differs."""
    found = compare("pass-list", "order-2", "order-3", CATALOGUE)
    page = comparison_page(found, CATALOGUE)
    assert comparison_page(found, CATALOGUE) == page
    shown = _shown(page)
    assert "<del>Рұқсаттама</del><ins>Келушілердің рұқсаттама</ins>" in shown
    assert shown.count('<figure class="difference">') == 1
    assert "Pages that look as before" in shown  # the Russian ones


def test_an_audit_can_be_looked_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """This test ensures that findings stand beside the page and the source of their form."""
    act = as_text(text_of("V2600037840").replace("Жеке нөмірі", "Жетон нөмірі"))
    shown = _shown(audit_page({"act.txt": audit(act)}))
    assert "<del>Жеке</del><ins>Жетон</ins> нөмірі" in shown
    assert "https://adilet.zan.kz/kaz/docs/V2600037840" in shown
    assert shown.count("<img ") == 1  # only of the form of which something was found
    (tmp_path / "act.txt").write_bytes(act)
    command = ("audit", str(tmp_path / "act.txt"), "--html", str(tmp_path / "audit.html"))
    assert _run(capsys, *command)[0] == 1
    assert "Жетон" in (tmp_path / "audit.html").read_text("utf-8")
    missing = (*command[:-1], str(tmp_path / "no" / "audit.html"))
    assert _run(capsys, *missing)[0] == 3


def test_without_the_extra_one_line_says_what_to_install(tmp_path: Path) -> None:
    """This test ensures that a missing extra is no traceback."""
    act = tmp_path / "act.docx"
    act.write_bytes(as_docx(text_of("V2600037840")))
    code = (
        f"import sys; sys.modules['docx'] = None; from kzforms import cli; "
        f"sys.exit(cli.run(['audit', {str(act)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "pip install 'kzforms[audit]'" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("value", "rows"),
    [("9", [{"a": 1, "b": "9"}, {"b": "9"}]), (["8", "9"], [{"a": 1, "b": "8"}, {"b": "9"}])],
)
def test_a_sample_says_only_what_is_new(value: object, rows: object) -> None:
    """This test ensures that a new column has a value in each row, the same or one of its own."""
    content = json.dumps({"amends": "V1", "values": {"rows[].b": value}}).encode()
    made = overlaid(content, lambda: {"rows": [{"a": 1}, {}]}, "V2.json")
    assert json.loads(made) == {"rows": rows}


def test_a_sample_with_too_few_values_is_refused() -> None:
    """This test ensures that the file and the field are named."""
    content = json.dumps({"amends": "V1", "values": {"rows[].b": ["9"]}}).encode()
    with pytest.raises(CatalogueError, match=r"^V2.json: rows\[\].b: 2 values are needed"):
        overlaid(content, lambda: {"rows": [{}, {}]}, "V2.json")


OFFICERS = "named-list-reserve-officers"
BEFORE, NOW = "order-1100-2023", "V2600037840"


@pytest.mark.parametrize(
    ("language", "gone", "new", "before", "now"),
    [
        (
            "kk",
            "Тұрғылықты жері",
            "Жеке нөмірі",
            "Офицер атағын беру туралы бұйрықтың нөмірі және күні",
            "Офицер әскери атағын беру туралы ҚР ҚМ бұйрығының нөмірі және күні",
        ),
        (
            "ru",
            "Место жительства",
            "Личный номер",
            "Номер и дата приказа о присвоении офицерского звания",
            "Номер и дата приказа МО РК о присвоении офицерского звания",
        ),
    ],
)
def test_the_real_change_of_2026_is_shown(
    language: Language, gone: str, new: str, before: str, now: str
) -> None:
    """This test ensures that each column is compared with the one that holds the same field."""
    found = compare(OFFICERS, BEFORE, NOW)
    columns = [each for each in found.text[language] if each.kind == "column"]
    assert ("removed", gone) in [(each.change, each.old) for each in columns]
    assert ("added", new) in [(each.change, each.new) for each in columns]
    assert ("changed", before, now) in [(each.change, each.old, each.new) for each in columns]
    moved = [each.field for each in columns if each.change == "moved"]
    assert moved == ["entries[].iin"]
    fields = {str(each) for each in found.fields}
    assert {"entries[].residence: removed", "entries[].personal_number: added"} <= fields


@pytest.mark.parametrize(
    ("form_id", "unknown", "missing"),
    [
        ("named-list-specialists", "certificate_sheets", "branch"),
        (OFFICERS, "entries[0].residence", None),
        ("named-list-reserve-sergeants", "entries[0].residence", None),
        ("training-certificate", "district", None),
    ],
)
def test_a_record_of_2025_says_what_it_lacks_in_2026(
    form_id: str, unknown: str, missing: str | None
) -> None:
    """This test ensures that a portal's old records are not printed on the new form unseen."""
    problems = {
        (each.path, each.code) for each in check_record(form_id, sample(form_id, edition=BEFORE))
    }
    assert (unknown, "unknown_field") in problems
    assert missing is None or (missing, "missing") in problems
    assert not check_record(form_id, sample(form_id, edition=BEFORE), BEFORE)


@pytest.mark.parametrize(
    "form_id",
    ["named-list-specialists", OFFICERS, "named-list-reserve-sergeants", "training-certificate"],
)
def test_a_day_gives_the_edition_in_force_on_it(form_id: str) -> None:
    """This test ensures that consolidated texts make the edition of a day certain, or not."""
    assert get_form(form_id, on=date(2025, 6, 1)).edition.id == BEFORE
    assert get_form(form_id, on=date(2026, 11, 25)).edition.id == NOW
    assert get_form(form_id).edition.id == NOW
    with pytest.raises(EditionUncertain) as caught:
        get_form(form_id, on=date(2026, 2, 1))
    assert set(caught.value.candidates) == {BEFORE, NOW}
    with pytest.raises(NotInForce):
        get_form(form_id, on=date(2023, 11, 7))
