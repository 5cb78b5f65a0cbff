"""Data files are refused with the file, the line and the key."""

from pathlib import Path

import pytest

from kzforms.acts import ActRegister, DatedFact
from kzforms.data_files import Record, load_yaml
from kzforms.errors import CatalogueError
from kzforms.text import Bilingual


class _Law(Record):
    """What the files of these tests hold."""

    title: Bilingual
    facts: tuple[DatedFact, ...] = ()


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
            r"allowed here: checked_on, earliest, latest, source",
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


def test_a_file_under_a_wrong_name_is_refused(tmp_path: Path) -> None:
    """This test ensures that a copied file is noticed."""
    source = Path(__file__).parents[1] / "kzforms/acts/data/V1900019008.yaml"
    (tmp_path / "V1.yaml").write_bytes(source.read_bytes())
    with pytest.raises(CatalogueError, match="V1900019008"):
        ActRegister(folder=tmp_path)["V1"]
