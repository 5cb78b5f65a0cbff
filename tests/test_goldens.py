"""Goldens in stages: page source of the blank, text and boxes of the sample, a small picture.

They are reviewed like code and made again only by `pytest --force-regen` (never in CI). Text
and boxes hold across versions of the layout libraries; the picture has a tolerance.
"""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from pytest_datadir.plugin import LazyDataDir
from pytest_regressions.common import perform_regression_check
from pytest_regressions.file_regression import FileRegressionFixture
from support.catalogue import (
    FORMS,
    LANGUAGES,
    every_fillable,
    every_language,
    every_unfillable,
    rendered,
    sample,
    typeset,
)
from support.pdf import picture

from kzforms import Form
from kzforms.pages.compose import compose
from kzforms.pages.page import Page
from kzforms.text import Language

#: A grey level may differ by so much, and more in so few pixels.
_MOST_DIFFERENCE = 32
_MOST_PIXELS = 0.0001


@every_fillable
@every_language
def test_page_source_of_the_blank(
    form: Form, language: Language, file_regression: FileRegressionFixture
) -> None:
    """This test ensures that a change of wording or structure is seen in review."""
    html = compose(form, form.load_known({}), (language,), rows=1).html
    file_regression.check(html, basename=f"{form.id}.{language}", extension=".blank.html")


@every_fillable
@every_language
def test_text_and_boxes_of_the_sample(
    form: Form, language: Language, file_regression: FileRegressionFixture
) -> None:
    """This test ensures that no text or writing line moves unnoticed."""
    pages = typeset(compose(form, sample(form), (language,))).pages
    described = "\n".join(_describe(number, page) for number, page in enumerate(pages, 1))
    file_regression.check(described, basename=f"{form.id}.{language}", extension=".boxes.txt")


@every_unfillable
@every_language
def test_where_pages_end(
    form: Form, language: Language, file_regression: FileRegressionFixture
) -> None:
    """This test ensures that a long text breaks where it did. Its words are data, and tested."""
    pages = typeset(compose(form, sample(form), (language,))).pages
    lines = [f"{len(page.runs)} {page.runs[0].text} … {page.runs[-1].text}" for page in pages]
    file_regression.check(
        "\n".join(lines) + "\n", basename=f"{form.id}.{language}", extension=".pages.txt"
    )


def _describe(number: int, page: Page) -> str:
    lines = [f"page {number}: {page.width:.0f} x {page.height:.0f} pt"]
    lines += [
        f"{run.box.left:6.1f} {run.box.top:6.1f} {run.box.right:6.1f}  {run.text.strip()}"
        for run in page.runs
    ]
    lines += [f"{rule.left:6.1f} {rule.top:6.1f} {rule.right:6.1f}  (rule)" for rule in page.rules]
    return "\n".join(lines) + "\n"


@every_fillable
@every_language
def test_picture_of_the_first_page(
    form: Form,
    language: Language,
    datadir: LazyDataDir,
    original_datadir: Path,
    request: pytest.FixtureRequest,
) -> None:
    """This test ensures that what a clerk sees does not change unnoticed."""

    def write(path: Path) -> None:
        path.write_bytes(picture(rendered(form, language).pdf))

    perform_regression_check(
        datadir=datadir,
        original_datadir=original_datadir,
        request=request,
        check_fn=_compare_pictures,
        dump_fn=write,
        extension=".png",
        basename=f"{form.id}.{language}",
    )


def _compare_pictures(obtained: Path, expected: Path) -> None:
    ours, golden = (Image.open(io.BytesIO(path.read_bytes())) for path in (obtained, expected))
    assert ours.size == golden.size
    histogram = ImageChops.difference(ours, golden).histogram()
    off = sum(histogram[_MOST_DIFFERENCE + 1 :])
    assert off <= _MOST_PIXELS * ours.width * ours.height, f"{off} pixels differ"


def test_a_picture_that_differs_is_noticed(tmp_path: Path) -> None:
    """This test ensures that the comparison of pictures can fail."""
    one, other = Image.new("L", (100, 100), 255), Image.new("L", (100, 100), 255)
    other.paste(0, (10, 10, 30, 11))
    one.save(tmp_path / "one.png")
    other.save(tmp_path / "other.png")
    with pytest.raises(AssertionError, match="20 pixels"):
        _compare_pictures(tmp_path / "one.png", tmp_path / "other.png")


def test_no_golden_is_left_behind(original_datadir: Path) -> None:
    """This test ensures that every golden belongs to a form of the catalogue."""
    fillable = (".blank.html", ".boxes.txt", ".png")
    names = {path.name for path in original_datadir.iterdir()}
    assert names == {
        f"{form.id}.{language}{extension}"
        for form in FORMS
        for language in LANGUAGES
        for extension in (fillable if form.fillable else (".pages.txt",))
    }
