"""Data files are refused with the file, the line and the key."""

import shutil
from pathlib import Path

import pytest

import kzforms
from kzforms.acts import ActRegister, DatedFact
from kzforms.data_files import Record, load_yaml
from kzforms.errors import CatalogueError
from kzforms.text import Bilingual


class _Law(Record):
    """What the files of these tests hold."""

    title: Bilingual
    facts: tuple[DatedFact, ...] = ()


_ACTS = Path(kzforms.__file__).parent / "acts" / "data"
_GOOD = "title: {kk: Нысан, ru: Форма}\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            _GOOD + "title: {kk: Нысан, ru: Форма}\n",
            r"law.yaml, line 2: the key 'title' is given twice",
        ),
        (_GOOD + "titel: 1\n", r"titel: this key is unknown; allowed here: facts, title"),
        ("title: {kk: Нысан}\n", r"law.yaml: title.ru"),
        ("title: {kk: Нысан, ru: ''}\n", r"law.yaml: title: .*ru wording is empty"),
        (
            "title: {kk: Нысан, ru: Форма, en: Form}\n",
            r"title.en: this key is unknown; allowed here: kk, ru",
        ),
        (
            _GOOD
            + "facts: [{earliest: 2026-02-30, latest: null, source: x, checked_on: 2026-01-01}]\n",
            r"law.yaml",
        ),
        (
            _GOOD
            + "facts: [{earliest: 2026-02-03, latest: 2026-02-01, source: x, checked_on: 2026-01-01}]\n",
            r"facts.0: .*the latest day is before the earliest",
        ),
        (
            _GOOD + "facts: [{earliest: null, latest: null, source: x, cheked_on: 2026-01-01}]\n",
            r"allowed here: checked_on, consolidated, earliest, latest, source",
        ),
        ("title: [\n", r"law.yaml: this is no YAML"),
        ("", r"law.yaml"),
    ],
)
def test_a_broken_file_is_explained(tmp_path: Path, text: str, message: str) -> None:
    """This test ensures that who edits the law finds the slip without a debugger."""
    file = tmp_path / "law.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(CatalogueError, match=message):
        load_yaml(file, _Law)


def test_a_good_file_is_read(tmp_path: Path) -> None:
    """This test ensures that the file behind the broken ones is itself right."""
    file = tmp_path / "law.yaml"
    file.write_text(_GOOD, "utf-8")
    assert load_yaml(file, _Law).title.ru == "Форма"


def test_an_act_that_is_not_recorded_is_named(tmp_path: Path) -> None:
    """This test ensures that a form cannot name an act of which nothing is known."""
    with pytest.raises(CatalogueError, match="V2600099999"):
        ActRegister(folder=tmp_path)["V2600099999"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kind: order", "kind: ordre", "V1900019008.yaml: kind: "),
        ("kind: order", "kind: order\nkinds: law", "kinds: this key is unknown; allowed here"),
        ("id: V1900019008", "id: V1900019009", "V1900019008.yaml: id: the file is of"),
    ],
)
def test_a_broken_act_fails_when_all_are_loaded(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    """This test ensures that whoever checks the acts learns of a broken file and its key."""
    folder = shutil.copytree(_ACTS, tmp_path / "acts")
    assert len(list(ActRegister(folder=folder))) == len(list(_ACTS.glob("*.yaml")))
    file = folder / "V1900019008.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(CatalogueError, match=message) as error:
        list(ActRegister(folder=folder))
    assert str(error.value).startswith(str(file))


def test_a_file_of_the_library_is_named_by_its_path_in_it() -> None:
    """This test ensures that of several files with an act's name the broken one is found."""
    path = Path("standards", "data", "standard-guardianship", "V2200028962.yaml")
    with pytest.raises(CatalogueError, match=f"^{path}: "):
        load_yaml(Path(kzforms.__file__).parent / path, _Law)


def test_a_file_under_a_wrong_name_is_refused(tmp_path: Path) -> None:
    """This test ensures that a copied file is noticed."""
    (tmp_path / "V1.yaml").write_bytes((_ACTS / "V1900019008.yaml").read_bytes())
    with pytest.raises(CatalogueError, match="V1900019008"):
        ActRegister(folder=tmp_path)["V1"]
