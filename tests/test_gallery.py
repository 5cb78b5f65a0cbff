"""The page that shows all forms."""

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from support.catalogue import blank_of

import kzforms
from kzforms import UnreadableDocument
from kzforms.form.lifecycle import LIFECYCLE_WORDS
from kzforms.gallery import write_gallery

FORMS = [kzforms.get_form("registration-instruction"), kzforms.get_form("training-certificate")]
ENDED = kzforms.get_form("standard-foreign-qualification")


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.pictures: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"a", "link", "script", "iframe"} and (address := given.get("href")):
            self.addresses.append(address)
        if source := given.get("src"):
            self.pictures.append(source)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    for form in [*FORMS, ENDED]:
        for lang in ("kk", "ru"):
            blank_of(form, lang).write(folder / f"{form.id}.{lang}.pdf")
    shutil.copy(folder / f"{FORMS[0].id}.kk.pdf", folder / f"{FORMS[0].id}.kk.fillable.pdf")
    (folder / f"{FORMS[0].id}.json").write_bytes(kzforms.sample(FORMS[0].id))
    write_gallery(folder, [*FORMS, ENDED])
    return folder


@pytest.fixture(scope="module")
def page(folder: Path) -> str:
    return (folder / "index.html").read_text("utf-8")


def test_every_link_leads_to_a_file(folder: Path, page: str) -> None:
    """This test ensures that the page works from a folder, and loads nothing from a network."""
    links = _Links()
    links.feed(page)
    local = [a for a in links.addresses if not a.startswith(("#", "https://adilet.zan.kz/"))]
    assert {path.name for path in folder.iterdir()} == {*local, "index.html"}
    assert len(links.pictures) == 6
    assert all(source.startswith("data:image/") for source in links.pictures)
    assert "url(" not in page
    assert "@import" not in page


def test_every_form_is_shown_in_both_languages_with_its_place_in_law(page: str) -> None:
    """This test ensures that a clerk finds a form by its title, annex or act."""
    assert page.count('<li class="card') == 3
    for form in [*FORMS, ENDED]:
        texts = (form.title.kk, form.title.ru, *form.heading_block("ru"), form.act.cite("kk"))
        for text in texts:
            assert text in page
        assert f'data-lifecycle="{form.lifecycle().name}"' in page


def test_what_was_repealed_says_so(page: str) -> None:
    """This test ensures that nobody takes a repealed form for one in force."""
    (card,) = re.findall(r'<li class="card ended".*?<ul class="links">', page, re.DOTALL)
    assert ENDED.ended_by is not None
    for text in (
        LIFECYCLE_WORDS["repealed"].kk,
        ENDED.ended_by.cite("kk"),
        ENDED.ended_by.cite("ru"),
    ):
        assert text in card


def test_the_page_is_small_and_the_same_each_time(folder: Path, page: str) -> None:
    """This test ensures that the page with seventy forms stays below five megabytes."""
    assert len(page) / 3 < 5_000_000 / 70
    write_gallery(folder, [*FORMS, ENDED])
    assert (folder / "index.html").read_text("utf-8") == page


def test_a_missing_blank_is_named(tmp_path: Path) -> None:
    """This test ensures that a half-made folder gives a message, and no half-made page."""
    with pytest.raises(UnreadableDocument, match=r"registration-instruction\.kk\.pdf"):
        write_gallery(tmp_path, FORMS)
    (tmp_path / "registration-instruction.kk.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(UnreadableDocument, match=r"registration-instruction\.kk\.pdf"):
        write_gallery(tmp_path, FORMS)
    assert not (tmp_path / "index.html").exists()


def test_the_sample_beside_the_page_is_the_forms_own(folder: Path) -> None:
    """This test ensures that the data that the page links to fit the form."""
    given = json.loads((folder / f"{FORMS[0].id}.json").read_text("utf-8"))
    assert isinstance(FORMS[0].load(given), FORMS[0].model)
