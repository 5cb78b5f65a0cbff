"""From a document to PDF bytes: whole, in place, the same each time, a good guest."""

import gc
import hashlib
import io
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import assume, given, strategies as st
from support.catalogue import (
    DEFAULTS,
    FORMS,
    KINDS,
    LAYOUTS,
    blank_of,
    every_fillable,
    every_form,
    every_lang,
    every_language,
    every_list,
    rendered,
    sample,
    typeset,
    with_rows,
)
from support.pdf import body, letters, pieces, text
from support.strategies import costly, documents, widest

import kzforms
from kzforms import Form, FormDataError, InvalidValue, RenderError, blank, render
from kzforms.pages import verify as verifying
from kzforms.pages.compose import Composition, compose
from kzforms.pages.page import Page
from kzforms.pages.sheet import PrintedValue
from kzforms.pages.typeset import Typeset, make_pages
from kzforms.pages.typography import unbroken
from kzforms.pdf.geometry import Box
from kzforms.pdf.text import read_pdf
from kzforms.text import Language
from kzforms.values import IIN, FormModel, LocalText, Person

pytestmark = pytest.mark.kinds


@every_fillable
@costly
@given(data=st.data())
def test_any_accepted_document_comes_back_whole(form: Form, data: st.DataObject) -> None:
    """This test ensures that whatever a model takes is on the page: nothing lost, cut or moved.

    `render` raises if a glyph leaves its cell, its line or the page; the text is looked for
    here once more, in the bytes.
    """
    document = data.draw(documents(form.model))
    language: Language = data.draw(st.sampled_from(["kk", "ru"]))
    found = letters(body(render(document, language).pdf))
    printed = compose(form, document, (language,)).printed
    assume(printed)
    for value in printed:
        assert letters(value.text) in found, value.path


@every_fillable
@every_language
@pytest.mark.parametrize("letter", ["Щ", *(pytest.param(x, marks=pytest.mark.check) for x in "ұ1")])
def test_the_longest_values_fit(form: Form, language: Language, letter: str) -> None:
    """This test ensures that no limit lets in a text that a page cannot hold.

    Even the tallest row stands on one page, and the signature with it.
    """
    document = widest(form.model, letter)
    pages = render(document, language).pages
    if form.edition.table:
        assert pages_of_the_row(form, document, language) == {pages - 1}


def pages_of_the_row(form: Form, document: FormModel, language: Language) -> set[int]:
    """The pages, from 0, on which the only row of a list stands."""
    assert form.edition.table
    pages = typeset(compose(form, document, (language,))).pages
    row = f"{form.edition.table.rows}[0]"
    return {
        number
        for number, page in enumerate(pages)
        if any(run.path.startswith(row) for run in page.runs)
    }


@pytest.mark.parametrize("sign", list(":;!?,.)"))
def test_a_line_may_end_before_a_word_that_begins_with_a_sign(sign: str) -> None:
    """This test ensures that a word which fills its line does not carry the next one off it."""
    form = kzforms.get_form("refusal-conscription-deferment")
    chair = {"surname": "0", "given_name": "0" * 50, "patronymic": sign}
    data = sample(form).model_dump(mode="json", exclude_none=True) | {"chair": chair}
    assert f"{'0' * 50}{sign}" in text(render(form.load(data), "kk").pdf)


@pytest.mark.parametrize("letter", ["Ƈ", "Ʀ", "ƴ", "Ɋ"])
def test_a_letter_that_leans_out_of_its_box_fits(letter: str) -> None:
    """This test ensures that a line may end in any letter, wherever the line breaks."""
    document = sample(kzforms.get_form("registration-instruction"))
    lines = "\n".join("а" * width + letter * 80 for width in range(7))
    assert letters(lines) in text(
        render(document.model_copy(update={"grounds": LocalText(plain=lines)})).pdf
    )


@every_fillable
def test_html_in_a_value_is_printed_as_it_is(form: Form) -> None:
    """This test ensures that no value is ever markup or template code."""
    nasty = "<b>&amp;</b> {{ 7*7 }} {% raw %} <script>"
    document = _with_texts(sample(form), nasty)
    if document == sample(form):
        pytest.skip("the form takes no text")
    assert letters(nasty) in text(render(document, "kk").pdf)


def _with_texts(document: FormModel, replacement: str) -> FormModel:
    """The document with every wording of its own replaced."""
    updates: dict[str, Any] = {}
    for name in type(document).model_fields:
        value = getattr(document, name)
        if isinstance(value, LocalText):
            updates[name] = LocalText(kk=replacement, ru=replacement)
        elif isinstance(value, str) and not isinstance(value, IIN):
            updates[name] = replacement
    return document.model_copy(update=updates)


@every_form
@every_lang
def test_the_file_says_what_it_is(form: Form, lang: Any) -> None:
    """This test ensures that language and title are in the metadata, and no name or date is."""
    first: Language = "ru" if lang == "ru" else "kk"
    pdf = pypdf.PdfReader(io.BytesIO(rendered(form, lang).pdf))
    assert str(pdf.root_object["/Lang"]) == first
    assert pdf.metadata
    assert pdf.metadata.title == form.title[first]
    assert pdf.metadata.creation_date is None
    people = [
        value for _, _, value in form.fields.values(sample(form)) if isinstance(value, Person)
    ]
    assert not any(person.surname in str(pdf.metadata) for person in people)


def test_a_date_is_in_the_metadata_only_if_it_is_given() -> None:
    """This test ensures that the clock is never read."""
    created = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
    pdf = blank("training-certificate", created=created).pdf
    metadata = pypdf.PdfReader(io.BytesIO(pdf)).metadata
    assert metadata
    assert metadata.creation_date == metadata.modification_date == created
    with pytest.raises(InvalidValue, match="time zone"):
        blank("training-certificate", created=datetime(2026, 11, 21))  # noqa: DTZ001


def test_a_date_without_a_time_zone_is_refused_first() -> None:
    """This test ensures that nobody waits for pages that cannot be dated."""
    naive = datetime(2026, 11, 21)  # noqa: DTZ001
    with pytest.raises(InvalidValue, match="time zone"):
        blank("no-such-form", created=naive)
    form = kzforms.get_form("registration-instruction")
    incomplete = sample(form).model_copy(update={"unit": LocalText(kk="00000")})
    with pytest.raises(FormDataError):
        render(incomplete, "ru")
    with pytest.raises(InvalidValue, match="time zone"):
        render(incomplete, "ru", created=naive)


@every_form
def test_two_languages_are_two_sheets_with_their_own_page_numbers(form: Form) -> None:
    """This test ensures that kk-ru is the Kazakh document followed by the Russian one."""
    kk, ru, both = rendered(form, "kk"), rendered(form, "ru"), rendered(form, "kk-ru")
    assert both.pages == kk.pages + ru.pages
    assert pieces(both.pdf) == pieces(kk.pdf) + pieces(ru.pdf)


def _lines(typeset: Typeset) -> list[str]:
    """The lines of a page, from top to bottom."""
    found: dict[int, str] = {}
    for run in typeset.pages[0].runs:
        found[round(run.box.bottom)] = found.get(round(run.box.bottom), "") + run.text
    return list(found.values())


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("министрдің бұйрығымен бекітілген", "№ 692"),
        pytest.param("Қорғаныс министрінің бұйрығына", "№ 28", marks=pytest.mark.check),
        ("қағидаларына өзгерістер енгізу", "№ 7/1-А"),
    ],
)
def test_no_line_ends_between_the_sign_and_the_number(words: str, number: str) -> None:
    """This test ensures that «№» goes along with its number, wherever the line ends."""
    text = f"{words} {number} толықтырулар"
    parted = set()
    for width in range(50, 260, 5):
        style = f'style="width: {width}pt"'
        assert any(number in line for line in _lines(made(f"<p {style}>{unbroken(text)}</p>")))
        bare = _lines(made(f"<p {style}>{text}</p>"))
        parted |= {line for line in bare if line.rstrip().endswith("№")}
    assert parted, "without the mark-up, one of these widths parts them"


@every_language
def test_the_acts_at_the_top_of_a_form_are_cited_in_one_piece(language: Language) -> None:
    """This test ensures that the block at the top right is marked up where it cites an act."""
    citing = {
        form: [line for lines in form.heading_lines(language) for line in lines if "№" in line]
        for form in FORMS
    }
    assert sum(map(bool, citing.values())) >= 3
    for form, lines in citing.items():
        html = compose(form, form.load_known({}), (language,)).html if lines else ""
        assert [line for line in lines if unbroken(line) not in html] == [], form.id


@every_form
@every_language
def test_the_number_of_the_annex_has_its_own_line(form: Form, language: Language) -> None:
    """This test ensures that the block at the top right has the lines that the act has."""
    numbers = {"kk": f"{form.annex}-қосымша", "ru": f"Приложение {form.annex}"}
    if form.heading_block(language):
        assert numbers[language] in _lines(typeset(compose(form, sample(form), (language,))))


_PIECES = {
    "14 июля 2026 года": "приказа от {} обороны",
    "2026 жылғы 14 шілдеге": "жұмыс {} дейін",
    "№ 125/НҚ-2026": "приказа {} министра",
    "ВУС 210100": "по {} прошел",
    "ҚР Қорғаныс": "туралы {} министрі",
    "АЭС-індегі": "Чернобыль {} авария",
    "30 человек": "группа из {} и других",
}


@pytest.mark.parametrize("piece", _PIECES)
def test_a_value_is_not_parted_within_a_date_or_number(piece: str) -> None:
    """This test ensures that what belongs together stays so, and breaks where it must."""
    words = unbroken(_PIECES[piece].format(piece), "held")
    for width in range(140, 260, 10):
        found = _lines(made(f'<p style="width: {width}pt">{words}</p>'))
        assert any(piece in line for line in found), width
    narrow = made(f'<p style="width: 45pt"><span data-path="unit">{words}</span></p>')
    verifying.verify(narrow, [PrintedValue("kk", "unit", _PIECES[piece].format(piece))])


@every_form
@every_language
def test_page_numbers_stand_on_every_sheet_but_the_first(form: Form, language: Language) -> None:
    """This test ensures that sheets are numbered as office rules want it: 2, 3, …, top centre."""
    document = sample(form)
    if form.edition.table:
        document = with_rows(form, document, 40)
    pages = typeset(compose(form, document, (language,))).pages
    assert pages
    for number, page in enumerate(pages, 1):
        numbers = [run for run in page.runs if run.margin and run.text.isdigit()]
        assert [run.text for run in numbers] == ([str(number)] if number > 1 else [])
        for run in numbers:
            middle = (run.box.left + run.box.right) / 2
            left, right = 20 / 25.4 * 72, page.width - 10 / 25.4 * 72
            assert middle == pytest.approx((left + right) / 2, abs=0.5)


@every_list
@every_language
def test_headings_repeat_on_every_page(form: Form, language: Language) -> None:
    """This test ensures that headings and column numbers are on each page of a long list."""
    table = form.edition.table
    assert table
    headings = [letters(column.heading(language)) for column in table.columns]
    numbers = [table.column_number(index) for index in range(len(table.columns))]
    pages = typeset(compose(form, with_rows(form, sample(form), 40), (language,))).pages
    assert len(pages) > 2
    for page in pages:
        own = letters("".join(run.text for run in page.runs if not run.path))
        assert "".join(headings) + "".join(numbers) in own


@every_list
@pytest.mark.parametrize("language", ["kk", pytest.param("ru", marks=pytest.mark.check)])
def test_the_signature_is_never_alone_on_a_page(form: Form, language: Language) -> None:
    """This test ensures that for every number of rows around a page's end a row goes along."""
    assert form.edition.table
    row = re.compile(rf"{form.edition.table.rows}\[(\d+)\]")
    pages = typeset(compose(form, with_rows(form, sample(form), 40), (language,))).pages
    ends = [
        max(int(match[1]) for run in page.runs if (match := row.match(run.path))) + 1
        for page in pages[:2]
    ]
    for count in {end + step for end in ends for step in range(-4, 3)}:
        document = with_rows(form, sample(form), count)
        last = typeset(compose(form, document, (language,))).pages[-1]
        assert any(row.match(run.path) for run in last.runs), count


@pytest.mark.check
def test_a_thousand_rows_render_in_one_go() -> None:
    """This test ensures that a long list has every row and every name, in order."""
    form = kzforms.get_form("named-list-specialists")
    document = with_rows(form, sample(form), 1000)
    found = text(render(document, "kk").pdf)
    place = 0
    for value in compose(form, document, ("kk",)).printed:
        place = found.index(letters(value.text), place)
    assert found.count(letters("Аты, әкесінің аты (болса) және тегі")) > 50


@every_fillable
@every_language
def test_static_text_stands_where_it_stands_in_the_blank(form: Form, language: Language) -> None:
    """This test ensures that a clerk's blank and a filled form are the same pages."""
    document = _short(form)
    empty = typeset(compose(form, form.load_known({}), (language,), rows=1))
    filled = typeset(compose(form, document, (language,), rows=1))
    assert filled.pages
    for page, blank_page in zip(filled.pages, empty.pages, strict=True):
        assert _static(form, page) == _static(form, blank_page)
        assert page.rules == blank_page.rules
        assert page.anchors == blank_page.anchors


def _static(form: Form, page: Page) -> list[tuple[str, Box]]:
    """The form's own words between the margins; also those that the document has marked."""
    return [
        (run.text, run.box)
        for run in page.runs
        if not run.margin and (not run.path or _is_choice(form, run.path))
    ]


def _is_choice(form: Form, path: str) -> bool:
    return bool(form.fields.at(path).options)


def _short(form: Form) -> FormModel:
    """A document of which each value fits its place."""
    from support.strategies import filled

    return filled(form.model, "Ән")


@every_fillable
@every_language
def test_a_blank_fits_one_sheet(form: Form, language: Language) -> None:
    """This test ensures that a list has as many rows as one page holds; others have two sides."""
    assert blank_of(form, language).pages <= (1 if form.edition.table else 2)


@every_fillable
@every_language
def test_no_writing_line_is_made_of_underscores(form: Form, language: Language) -> None:
    """This test ensures that writing lines are drawn, so that a reader does not spell them."""
    pdf = blank_of(form, language)
    assert "_" not in text(pdf.pdf)
    pages = typeset(compose(form, form.load_known({}), (language,))).pages
    assert any(page.rules for page in pages) or not form.signers


@every_list
def test_a_blank_has_as_many_rows_as_wanted_and_what_is_known(form: Form) -> None:
    """This test ensures that a clerk gets a blank with the constant parts already in."""
    document = json.loads(sample(form).model_dump_json(exclude_none=True))
    rows = form.edition.table.rows if form.edition.table else ""
    first = document[rows][0]
    known = {name: value for name, value in document.items() if name != rows}
    known[rows] = [{"name": first["name"]}]
    found = pieces(blank(form, rows=25, known=known).pdf)
    assert letters(first["name"]["surname"]) in letters("".join(found))
    assert found.count("25") == 1
    with pytest.raises(InvalidValue):
        blank(form, rows=0)
    with pytest.raises(InvalidValue):
        blank("training-certificate", rows=3)


def test_a_wrong_known_value_is_refused_by_its_path() -> None:
    """This test ensures that a blank is not printed with a value that the form would refuse."""
    known = {"entries": [{"iin": "123"}, 5], "nobody": 1, "head": {"surname": "А"}}
    with pytest.raises(FormDataError) as error:
        blank("named-list-reserve-officers", known=known)
    assert [problem.path for problem in error.value.problems] == [
        "entries[0].iin",
        "entries[1]",
        "nobody",
        "head.given_name",
    ]


def test_a_missing_language_is_named() -> None:
    """This test ensures that neither language stands in for the other."""
    form = kzforms.get_form("registration-instruction")
    data = json.loads(sample(form).model_dump_json(exclude_none=True))
    data["unit"] = {"kk": "00000 әскери бөлімі"}
    data["grounds"] = "бұйрық"
    document = form.load(data)
    for lang, paths in {"kk": [], "ru": ["unit.ru"], "kk-ru": ["grounds", "unit.ru"]}.items():
        if not paths:
            render(document, lang)  # type: ignore[arg-type]
            continue
        with pytest.raises(FormDataError) as error:
            render(document, lang)  # type: ignore[arg-type]
        assert [problem.path for problem in error.value.problems] == paths
        assert {problem.code for problem in error.value.problems} == {"language_missing"}


_HASHES = """
import json, sys
from kzforms import get_form, render, blank, sample
found = {}
for form in map(get_form, sys.argv[1:]):
    document = form.load(sample(form.id))
    found[form.id] = [render(document, lang).sha256 for lang in ("kk", "kk-ru")]
    if form.fillable:
        found[form.id].append(blank(form).sha256)
print(json.dumps(found))
"""


def _run(code: str, *arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("environment", "ids"),
    [
        ({"PYTHONHASHSEED": "1", "TZ": "Asia/Almaty", "LC_ALL": "C"}, KINDS),
        pytest.param(
            {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"},
            LAYOUTS,
            marks=pytest.mark.check,
        ),
    ],
    ids=["kinds", "layouts"],
)
def test_the_same_input_gives_the_same_bytes_in_every_process(
    environment: dict[str, str], ids: Collection[str]
) -> None:
    """This test ensures that neither hash seed nor time zone nor locale changes a byte."""
    forms = [form for form in DEFAULTS if form.id in ids]
    assert forms
    anew = json.loads(_run(_HASHES, *(form.id for form in forms), **environment))
    assert anew == {
        form.id: [
            rendered(form, "kk").sha256,
            rendered(form, "kk-ru").sha256,
            *([blank_of(form).sha256] if form.fillable else []),
        ]
        for form in forms
    }


_THREADS = """
import concurrent.futures, json
from kzforms import get_form, render, sample
form = get_form("military-id-issuance-register")
document = form.load(sample(form.id))
with concurrent.futures.ThreadPoolExecutor(8) as pool:
    hashes = list(pool.map(lambda n: render(document, "kk" if n % 2 else "ru").sha256, range(48)))
assert len(set(hashes[::2])) == len(set(hashes[1::2])) == 1
print("ok")
"""


@pytest.mark.check
def test_eight_threads_may_render_at_once() -> None:
    """This test ensures that the typesetter's lock holds: without it the interpreter crashes."""
    assert _run(_THREADS).strip() == "ok"


_MEMORY = """
from kzforms import get_form, render, sample
form = get_form("registration-instruction")
document = form.load(sample(form.id))
def peak():  # in kB; getrusage counts also that of the process that started this one
    lines = dict(line.split(":") for line in open("/proc/self/status"))
    return int(lines["VmHWM"].split()[0])
for _ in range(60):
    render(document)
before = peak()
for _ in range(300):
    render(document)
print(peak() - before)
"""


@pytest.mark.check
def test_memory_stays_flat() -> None:
    """This test ensures that a portal's worker does not grow: 300 renders, under 8 MB."""
    assert int(_run(_MEMORY)) < 8_000


_GUEST = """
import gc, logging, os, signal, sys
from pathlib import Path
logger = logging.getLogger("weasyprint")
def state():
    return (dict(os.environ), gc.isenabled(), gc.get_threshold(), os.getcwd(), logging.root.level,
            logging.root.handlers[:], signal.getsignal(signal.SIGINT), os.umask(os.umask(0) or 0))
before = state()
from kzforms import blank
blank("training-certificate")
handlers = logger.handlers[:], logger.level
blank("training-certificate")
assert (logger.handlers[:], logger.level) == handlers
assert state() == before, state()
print("ok")
"""


@pytest.mark.check
def test_the_host_is_left_as_it_was(tmp_path: Path) -> None:
    """This test ensures that environment, signals, collector and logging are not touched."""
    code = _GUEST.replace(", os.umask(os.umask(0) or 0)", "")
    assert _run(code).strip() == "ok"
    tmp_path.chmod(0o500)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == []


def test_no_font_copies_are_left_behind(tmp_path: Path) -> None:
    """This test ensures that the temporary folder is empty again when the process ends."""
    _run("from kzforms import blank; blank('training-certificate')", TMPDIR=str(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.check
def test_a_forked_worker_renders_too() -> None:
    """This test ensures that a web server that forks after loading does not hang or crash."""
    code = """
import os, sys, warnings
warnings.simplefilter("ignore")
from kzforms import blank
first = blank("training-certificate").sha256
child = os.fork()
if child == 0:
    os._exit(0 if blank("training-certificate").sha256 == first else 1)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    _run(code)


def made(body: str) -> Typeset:
    """The pages of bare HTML, which is no form's."""
    return make_pages(Composition(f'<html lang="kk"><title>x</title><body>{body}</body>'))


@pytest.mark.parametrize(
    "reference",
    [
        '<img src="https://example.org/x.png" alt="x">',
        '<img src="file:///etc/hostname" alt="x">',
        '<link rel="attachment" href="file:///etc/hostname">',
        '<style>@import "http://example.org/x.css";</style>',
        "<style>p { background: url(data:image/png;base64,AAAA) }</style>",
        '<img src="kzforms:../pyproject.toml" alt="x">',
    ],
)
def test_nothing_outside_the_package_is_fetched(reference: str) -> None:
    """This test ensures that even a hostile template could not reach network or files."""
    with pytest.raises(RenderError):
        made(f"{reference}<p>Нысан</p>")


@pytest.mark.parametrize("body", ["<p>漢</p>", "<p style='colour: red'>Нысан</p>"])
def test_a_warning_of_the_typesetter_is_an_error(body: str) -> None:
    """This test ensures that a missing glyph or a slip in the style never ships."""
    with pytest.raises(RenderError):
        made(body)


_VALUE = '<span data-path="unit" class="value">әскери бөлім</span>'


@pytest.mark.parametrize(
    "body",
    [
        f'<p style="width: 20pt; white-space: nowrap">{_VALUE}</p>',
        f'<p style="height: 5pt">{_VALUE}</p>',
        f'<div style="position: absolute; left: 900pt">{_VALUE}</div>',
        f'<div style="position: absolute; top: 830pt; height: 90pt"><br><br>{_VALUE}</div>',
        f'<div style="height: 4pt; overflow: hidden">{_VALUE}</div>',
        "<p>Нысан</p>",
        f"<p>{_VALUE} {_VALUE}</p>",
        '<p><span data-path="unit">бөлім</span></p>',
        '<p><span data-path="other">әскери бөлім</span></p>',
    ],
)
def test_a_value_that_is_cut_moved_lost_or_doubled_is_noticed(body: str) -> None:
    """This test ensures that reading the page back can fail in each way that a page can."""
    printed = [PrintedValue("kk", "unit", "әскери бөлім")]
    with pytest.raises(RenderError) as error:
        verifying.verify(made(body), printed)
    assert "әскери" not in str(error.value)


def test_reading_back_accepts_what_is_right() -> None:
    """This test ensures that the check before this one fails for the reason that it names."""
    printed = [PrintedValue("kk", "unit", "әскери бөлім")]
    verifying.verify(made(f"<p>{_VALUE}</p>"), printed)


def _placed(left: float, top: float, *, box: bool) -> Typeset:
    """A value moved by points: with its box, or out of it."""
    place = f"left: {left}pt; top: {top}pt"
    outer, inner = (place, "") if box else ("left: 40pt; top: 40pt", f"position: relative; {place}")
    return made(
        f'<div style="position: absolute; width: 120pt; {outer}">'
        f'<span data-path="unit" style="{inner}">әскери бөлім</span></div>'
    )


def _moved_over(side: str, over: float, *, box: bool) -> Typeset:
    """A value moved to one side until its ink is so far over the edge of its box, or the page."""
    start = _placed(0, 0, box=box)
    page = start.pages[0]
    edges = Box(0, 0, page.width, page.height) if box else page.runs[0].container
    ink = read_pdf(start.pdf)[0][0].ink
    far = over + abs(getattr(edges, side) - getattr(ink, side))
    ways = {"left": (-far, 0.0), "top": (0.0, -far), "right": (far, 0.0), "bottom": (0.0, far)}
    return _placed(*ways[side], box=box)


every_side = pytest.mark.parametrize("side", ["left", "top", "right", "bottom"])


@every_side
@pytest.mark.parametrize("over", [3.0, 20.0])
def test_ink_outside_its_cell_is_noticed(side: str, over: float) -> None:
    """This test ensures that a value may lean out of its cell as a letter does, and no further."""
    printed = [PrintedValue("kk", "unit", "әскери бөлім")]
    verifying.verify(_moved_over(side, 2.0, box=False), printed)
    with pytest.raises(RenderError, match=r"does not fit its place: page 1, unit\."):
        verifying.verify(_moved_over(side, over, box=False), printed)


@every_side
def test_ink_over_the_edge_of_the_page_is_noticed(side: str) -> None:
    """This test ensures that no part of a letter is cut, also where its box leaves the page too."""
    printed = [PrintedValue("kk", "unit", "әскери бөлім")]
    verifying.verify(_moved_over(side, -1.0, box=True), printed)
    with pytest.raises(RenderError, match=r"does not fit its place: page 1, unit\."):
        verifying.verify(_moved_over(side, 0.5, box=True), printed)


def test_text_dropped_from_the_file_is_noticed() -> None:
    """This test ensures that the finished bytes are read, not the layout alone."""
    good = made(f"<p>{_VALUE}</p>")
    other = made("<p>бос</p>")
    with pytest.raises(RenderError, match="lacks text"):
        verifying.verify(Typeset(other.pdf, good.pages), [])


def test_every_letter_of_the_repertoire_comes_back() -> None:
    """This test ensures that no character of the repertoire is printed as another."""
    from kzforms.repertoire import RANGES

    everything = "".join(chr(code) for start, end in RANGES for code in range(start, end + 1))
    document = sample(kzforms.get_form("registration-instruction"))
    assert len(everything) > 500
    for start in range(0, len(everything), 150):
        part = everything[start : start + 150]
        reason = LocalText(plain=f"А{part}А")
        pdf = render(document.model_copy(update={"grounds": reason})).pdf
        assert letters(part) in text(pdf)


def test_the_result_knows_its_own_hash(tmp_path: Path) -> None:
    """This test ensures that what is written is what was returned."""
    rendered = render(sample(FORMS[0]))
    rendered.write(tmp_path / "list.pdf")
    written = (tmp_path / "list.pdf").read_bytes()
    assert hashlib.sha256(written).hexdigest() == rendered.sha256
    assert (rendered.form, rendered.edition) == (FORMS[0].id, FORMS[0].edition.id)


def test_warnings_name_places_and_no_values() -> None:
    """This test ensures that odd data are printed as given, and reported."""
    form = kzforms.get_form("named-list-reserve-officers")
    data = json.loads(sample(form).model_dump_json(exclude_none=True))
    data["personal_files"] = 3
    data["entries"][0]["name"]["surname"] = "Axметов"
    del data["entries"][1]["position_code"]
    warnings = render(form.load(data), "ru").warnings
    assert [(problem.path, problem.code) for problem in warnings] == [
        ("entries[0].name.surname", "mixed_script"),
        ("entries[].position_code", "cells_empty"),
        ("personal_files", "personal_files_count"),
    ]
    assert "Axметов" not in " ".join(map(str, warnings))


def test_the_collector_and_the_loggers_are_as_they_were() -> None:
    """This test ensures that rendering in this very process leaves no trace."""
    before = gc.isenabled(), logging.getLogger("weasyprint").handlers[:]
    blank("training-certificate")
    assert (gc.isenabled(), logging.getLogger("weasyprint").handlers[:]) == before
