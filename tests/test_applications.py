"""Applications: marks, lists that go on, as many lines as the official form has, limits."""

import math
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdfium2 import raw
from support.catalogue import FORMS, blank_of, every_language, sample, typeset
from support.pdf import letters, text

import kzforms
from kzforms import Form, FormDataError, blank, render
from kzforms.acts import default_register
from kzforms.form.definition import MARKED
from kzforms.forms.applications import MAX_ENTRIES
from kzforms.forms.resolution_1741_2012.application_registration import (
    Enclosure,
    RegistrationReason,
)
from kzforms.forms.resolution_1741_2012.application_veteran_card import CardRequest
from kzforms.forms.resolution_1741_2012.services import BASE_ACT, SERVICES
from kzforms.pages.compose import compose
from kzforms.pages.page import Page, TextRun
from kzforms.pdf.geometry import Box
from kzforms.pdf.tags import Tagged
from kzforms.text import Language
from kzforms.values import Choice, FormModel

pytestmark = pytest.mark.layouts

APPLICATIONS = [form for form in FORMS if form.id.endswith("-application")]
REGISTRATIONS = [form for form in APPLICATIONS if form.id.endswith("-registration-application")]

PAPERS = [
    form
    for form in FORMS
    if form.id.startswith(("application-", "conclusion-", "refusal-conscription-"))
]
"""The applications of today, and what a commission answers."""

every_application = pytest.mark.parametrize("form", APPLICATIONS, ids=lambda form: form.id)
every_paper = pytest.mark.parametrize("form", PAPERS, ids=lambda form: form.id)
every_registration = pytest.mark.parametrize("form", REGISTRATIONS, ids=lambda form: form.id)


def changed(form: Form, **fields: Any) -> FormModel:
    """The sample with other fields."""
    return form.load({**sample(form).model_dump(mode="json", exclude_none=True), **fields})


def pages_of(form: Form, document: FormModel, language: Language) -> tuple[Page, ...]:
    return typeset(compose(form, document, (language,))).pages


def relatives(count: int) -> list[dict[str, Any]]:
    """Invented children."""
    return [
        {
            "relation": {"kk": "ұлы", "ru": "сын"},
            "name": {"surname": "Ахметов", "given_name": f"Асхат-{number:03}"},
            "birth_date": f"{2000 + number % 100}-05-14",
        }
        for number in range(1, count + 1)
    ]


def drawn(pdf: bytes, page: int) -> list[Box]:
    """The boxes of what is drawn on a page besides text."""
    with pypdfium2.PdfDocument(pdf) as document:
        height = document[page].get_height()
        return [
            Box(left, height - top, right, height - bottom)
            for item in document[page].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=5)
            for left, bottom, right, top in [item.get_bounds()]
        ]


def is_underlined(run: Box, paths: list[Box]) -> bool:
    """Whether a line as wide as the words, and no wider, is drawn at their foot."""
    return any(
        abs(path.left - run.left) < 1
        and abs(path.right - run.right) < 3
        and run.top < path.top < run.bottom + 2
        and path.bottom - path.top < 2
        for path in paths
    )


def marked(form: Form, document: FormModel, language: Language) -> set[str]:
    """The words that are underlined or have a tick before them, without white space."""
    pdf = render(document, language).pdf
    found: dict[str, list[bool]] = {}
    for number, page in enumerate(pages_of(form, document, language)):
        paths = drawn(pdf, number)
        ticks = [path for path in paths if 5 < path.right - path.left < 12 > path.bottom - path.top]
        for run in page.runs:
            ticked = any(
                0 <= run.box.left - tick.right < 6
                and run.box.top - 2 < tick.top < tick.bottom < run.box.bottom + 2
                for tick in ticks
            )
            if is_underlined(run.box, paths) or ticked or run.path:
                found.setdefault(run.path, []).append(is_underlined(run.box, paths) or ticked)
    return {path for path, marks in found.items() if marks[0]}


@every_registration
@every_language
def test_what_was_chosen_is_marked_for_the_eye(form: Form, language: Language) -> None:
    """This test ensures that the reasons chosen are underlined, the enclosures ticked, no others."""
    document = changed(
        form,
        reasons=["temporary_stay", "residence_change"],
        enclosures=["receipt", "instruction"],
    )
    expected = {f"{name}[{index}]" for name in ("reasons", "enclosures") for index in range(2)}
    assert marked(form, document, language) == expected


@pytest.mark.parametrize("request_", list(CardRequest))
@every_language
def test_the_one_request_is_marked(request_: CardRequest, language: Language) -> None:
    """This test ensures that issue or exchange is underlined, as the form tells."""
    form = kzforms.get_form("2012-veteran-cards-application")
    document = changed(form, request=request_.value)
    assert marked(form, document, language) == {"request"}
    assert spoken_marks(render(document, language).pdf, language, [request_]) == [request_]


def spoken_marks(pdf: bytes, language: Language, choices: Iterable[Choice]) -> list[Choice]:
    """The alternatives before which a screen reader says that they are marked, in its order."""
    _, *parts = Tagged(pdf).spoken(alternatives=True).split(letters(MARKED[language]))
    return [
        next(each for each in choices if part.startswith(letters(each.format(language))))
        for part in parts
    ]


@every_registration
@every_language
def test_what_was_chosen_is_marked_for_the_ear(form: Form, language: Language) -> None:
    """This test ensures that a screen reader says what the eye sees, in the page's order."""
    document = changed(form, reasons=["discharge"], enclosures=["receipt", "personal_document"])
    choices = [*RegistrationReason, *Enclosure]
    assert spoken_marks(render(document, language).pdf, language, choices) == [
        RegistrationReason.DISCHARGE,
        Enclosure.PERSONAL_DOCUMENT,
        Enclosure.RECEIPT,
    ]


@every_application
@every_language
def test_nothing_is_marked_in_a_blank(form: Form, language: Language) -> None:
    """This test ensures that a blank leaves the choice to the applicant."""
    assert spoken_marks(blank_of(form, language).pdf, language, ()) == []


@every_registration
@every_language
@pytest.mark.parametrize("count", [8, 20, MAX_ENTRIES])
def test_every_dependant_is_on_the_pages(form: Form, language: Language, count: int) -> None:
    """This test ensures that a list goes on over as many pages as it needs, on ruled lines."""
    document = changed(form, family=relatives(count))
    made = render(document, language)
    pages = pages_of(form, document, language)
    found = text(made.pdf)
    entries = document.family  # type: ignore[attr-defined]
    assert len(entries) == count
    for entry in entries:
        assert found.count(letters(entry.format(language))) == 1
    for page in pages:
        for run in page.runs:
            if run.path.startswith("family"):
                assert any(
                    run.box.top < rule.top < run.box.bottom + 6 and rule.left <= run.box.left + 1
                    for rule in page.rules
                ), run.path
    assert made.signature_fields[0].page == made.pages - 1


@every_language
def test_a_further_page_says_what_it_continues(language: Language) -> None:
    """This test ensures that sheets that got apart can be put together again."""
    form = kzforms.get_form("2012-soldiers-registration-application")
    document = changed(form, family=relatives(60))
    first, *further = pages_of(form, document, language)
    title, name = {
        "kk": ("Өтініштің жалғасы", "отбасы жағдайы"),
        "ru": ("Продолжение заявления", "семейное положение"),
    }[language]
    assert title not in _top(first)
    divided = [_body(page)[0].path.startswith("family") for page in further]
    assert any(divided)
    assert not divided[-1]
    for page, goes_on in zip(further, divided, strict=True):
        which = f"{title}: {name}" if goes_on else title
        assert letters(f"{which}. С.Ө. Шаймерденов, 15.02.2013") in letters(_top(page))


def _top(page: Page) -> str:
    return "".join(run.text for run in page.runs if run.margin)


def _body(page: Page) -> list[TextRun]:
    return [run for run in page.runs if not run.margin]


def test_a_page_that_divides_no_list_names_none() -> None:
    """This test ensures that the top of a page does not speak of a list that has ended."""
    form = kzforms.get_form("2012-officers-military-id-application")
    _, further = pages_of(form, sample(form), "kk")
    assert letters("Өтініштің жалғасы. А.Т. Жақсылықова, 14.07.2013") in letters(_top(further))


@every_application
def test_a_long_answer_goes_on(form: Form) -> None:
    """This test ensures that an answer uses the form's lines and then further ones."""
    name = "reason" if "reason" in form.model.model_fields else "confirms"
    if name not in form.model.model_fields:
        pytest.skip("its long answers are lists")
    answer = " ".join(["себебі"] * 80)
    pages = pages_of(form, changed(form, **{name: {"kk": answer, "ru": answer}}), "kk")
    lines = [run for page in pages for run in page.runs if run.path == name]
    assert len(lines) > 5
    assert letters("".join(run.text for run in lines)) == letters(answer)


_OFFICIAL = Path(__file__).parent / "official"
_LINE = 69
"""How many underscores make a line over the full width in the official text."""


@every_application
def test_a_blank_has_as_many_writing_lines_as_the_official_form(form: Form) -> None:
    """This test ensures that no place to write is lost.

    One more: month and signature (registration) stand on one line of the official text.
    """
    source = (_OFFICIAL / form.id / f"{form.edition.id}.kk.txt").read_text("utf-8")
    official = sum(math.ceil(len(line) / _LINE) for line in re.findall("_+", source))
    more = form in REGISTRATIONS
    pages = pages_of(form, form.load_known({}), "kk")
    assert sum(len(page.rules) for page in pages) == official + more


_MORE_LINES = {
    ("application-military-registration", "ru"): 1,  # «____» ____ год: month and year
    ("conclusion-conscription-deferment", "kk"): 2,  # the name; the signature beside it
    ("conclusion-conscription-deferment", "ru"): 1,
    ("conclusion-conscription-exemption", "kk"): 1,
    ("conclusion-conscription-exemption", "ru"): 2,
    ("refusal-conscription-deferment", "kk"): 1,
    ("refusal-conscription-deferment", "ru"): 1,
    ("refusal-conscription-exemption", "kk"): 1,
    ("refusal-conscription-exemption", "ru"): 2,
}
"""Lines that a paper has and its official text has not.

A commission's paper has no line for the recipient's name, only the words under it. Where it is
two, the text has one line for the chair's name and signature.
"""


@every_paper
@every_language
def test_a_paper_has_the_writing_lines_of_the_official_form(form: Form, language: Language) -> None:
    """This test ensures that no place to write is lost; each run of underscores is one."""
    source = (_OFFICIAL / form.id / f"{form.edition.id}.{language}.txt").read_text("utf-8")
    pages = pages_of(form, form.load_known({}), language)
    more = _MORE_LINES.get((form.id, language), 0)
    assert sum(len(page.rules) for page in pages) == len(re.findall("_+", source)) + more


@pytest.mark.parametrize(
    ("fields", "path", "code"),
    [
        ({"family": relatives(MAX_ENTRIES + 1)}, "family", "too_many_rows"),
        ({"family": [{"relation": "ұлы"}]}, "family[0].name", "missing"),
        ({"reasons": []}, "reasons", "nothing_chosen"),
        ({"reasons": ["discharge", "discharge"]}, "reasons", "chosen_twice"),
        ({"reasons": ["curiosity"]}, "reasons[0]", "choice"),
        ({"enclosures": ["receipt", "receipt"]}, "enclosures", "chosen_twice"),
        ({"signed_on": "1999-12-31"}, "signed_on", "date_range"),
        (
            {"service": [{"unit": "00000", "period": {"start": "1990-01-02", "end": "1990-01-01"}}]},
            "service[0].period",
            "period_order",
        ),
        ({"relatives": [{"name": {"surname": "А", "given_name": "Ә"}, "birth_year": 1812}]},
         "relatives[0].birth_year", "number_range"),
    ],
)  # fmt: skip
def test_what_the_form_cannot_take_is_refused_by_its_path(
    fields: dict[str, Any], path: str, code: str
) -> None:
    """This test ensures that a limit is met before the page is made, with a message."""
    form = kzforms.get_form("2012-soldiers-registration-application")
    with pytest.raises(FormDataError) as error:
        changed(form, **fields)
    assert [(problem.path, problem.code) for problem in error.value.problems] == [(path, code)]


@pytest.mark.parametrize("form", [*APPLICATIONS, *PAPERS], ids=lambda form: form.id)
def test_an_application_without_what_may_be_left_out(form: Form) -> None:
    """This test ensures that only what an application is void without is demanded."""
    fields = sample(form).model_dump(mode="json", exclude_none=True)
    required = {name for name, info in form.model.model_fields.items() if info.is_required()}
    bare = form.load({name: value for name, value in fields.items() if name in required})
    made = render(bare, "kk-ru")
    assert {problem.code for problem in made.warnings} == {"place_empty"}
    empty = [problem.path for problem in made.warnings]
    assert "signed_on" in empty
    assert not required.intersection(empty)


@every_application
def test_a_blank_may_hold_what_is_known(form: Form) -> None:
    """This test ensures that a front office can print the addressee and the applicant."""
    fields = sample(form).model_dump(mode="json", exclude_none=True)
    known = {name: fields[name] for name in ("district", "applicant")}
    found = text(blank(form, "ru", known=known).pdf)
    assert letters(fields["district"]["ru"]) in found
    assert letters(fields["applicant"]["surname"]) in found


def test_the_schema_has_the_words_of_each_alternative() -> None:
    """This test ensures that a portal can offer the choice in the form's own words."""
    form = kzforms.get_form("2012-veteran-cards-application")
    for language in ("kk", "ru"):
        options = form.schema(language)["$defs"]["CardRequest"]["oneOf"]
        assert [(option["const"], option["title"]) for option in options] == [
            (request.value, request.format(language)) for request in CardRequest
        ]


def test_the_services_are_those_of_the_act() -> None:
    """This test ensures that a service is called as the record of the act calls its standard."""
    approved = default_register()[BASE_ACT].approves
    assert [service.id for service in SERVICES] == [document.id for document in approved]
    for number, (service, document) in enumerate(zip(SERVICES, approved, strict=True), 1):
        assert service.annex == str(number)
        assert f"«{service.name.kk}»" in document.title.kk
        assert f"«{service.name.ru}»" in document.title.ru
    assert {form.definition.document for form in APPLICATIONS} == {one.id for one in SERVICES}
