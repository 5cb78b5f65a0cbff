"""Service standards: the facts are those of the text, in both languages."""

import json
import re
import shutil
from pathlib import Path
from typing import get_args

import jsonschema
import pytest
import yaml
from support.catalogue import blank_of, every_language

import kzforms
from kzforms import get_standard
from kzforms.errors import CatalogueError, InvalidValue, UnknownForm
from kzforms.form.definition import CONTINUED
from kzforms.pdf.text import read_pdf
from kzforms.standards import (
    Channel,
    Passage,
    Phone,
    ServiceStandard,
    TabularStandard,
    answers,
    describe,
    standard_ids,
    standards_of,
)
from kzforms.standards.export import export, export_schema
from kzforms.standards.register import load_all
from kzforms.text import Language

STANDARDS = [get_standard(standard_id) for standard_id in standard_ids()]
every_standard = pytest.mark.parametrize("standard", STANDARDS, ids=lambda standard: standard.id)
every_table = pytest.mark.parametrize(
    "standard",
    [standard for standard in STANDARDS if isinstance(standard, TabularStandard)],
    ids=lambda standard: standard.id,
)

_NUMBERS = re.compile(r"\d+")
_ONE = re.compile(r"\b(бір|один|одного)\b")
_KAZAKH_ONLY = re.compile("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]")
_MIXED = re.compile("[А-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі][A-Za-z]|[A-Za-z][А-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")
_FOLDER = Path(kzforms.__file__).parent / "standards" / "data"
_REGISTRATION = Path("standard-military-registration", "V2600037840.yaml")


def official(standard: ServiceStandard) -> tuple[Language, ...]:
    """The languages in which the whole text is official."""
    return ("kk", "ru") if standard.sources.ru else ("kk",)


def stands(words: str, standard: ServiceStandard, place: str, language: Language) -> bool:
    """Whether words stand at a place of one text, or under it."""
    found = dict(standard.passages())
    return any(
        words in paragraph[language]
        for there, paragraph in found.items()
        if there == place or there.startswith(f"{place}.")
    )


def numbers(text: str) -> list[str]:
    """The numbers in a text; one may be written in letters."""
    return _NUMBERS.findall(text) + ["1"] * len(_ONE.findall(text))


@every_standard
def test_every_fact_stands_in_the_words_it_was_read_from(standard: ServiceStandard) -> None:
    """This test ensures that a fact cannot drift away from the official text."""
    known = standard.facts.read
    assert known
    for fact in known:
        assert standard.passage_at(fact.place).kk
        for language in official(standard):
            words = fact.words.ru if language == "ru" else fact.words.kk
            assert words
            assert stands(words, standard, fact.place, language), (fact.place, language)


@every_standard
def test_a_divergence_stands_in_both_texts(standard: ServiceStandard) -> None:
    """This test ensures that what is said to differ is what each text says at that place."""
    assert not standard.divergences or official(standard) == ("kk", "ru")
    for found in standard.divergences:
        assert stands(found.kk, standard, found.place, "kk"), found.place
        assert stands(found.ru, standard, found.place, "ru"), found.place


def test_the_divergences_that_are_known() -> None:
    """This test ensures that no difference between the official texts is levelled or lost."""
    places = {s.id: [found.place for found in s.divergences] for s in STANDARDS if s.divergences}
    assert places == {
        "standard-military-registration": ["7.3.1", "8.5", "10.5"],
        "standard-military-id": ["head.2.2", "8.3", "10.6"],
        "standard-conscription-deferment": [
            "head.2.1", "head.2.3", "head.2.11", "2.1", "7.1", "8.1", "8.1.3.5", "8.2.3", "8.3",
            "8.3.3", "8.5.2", "8.11", "10.1", "10.2",
        ],
        "standard-conscription-exemption": ["7.1", "8.4.2", "9.2", "10.1", "10.2"],
    }  # fmt: skip


@every_standard
def test_the_numbers_of_facts_stand_in_both_texts(standard: ServiceStandard) -> None:
    """This test ensures that a term or fee is the same in Kazakh, in Russian and in the data."""
    for term in standard.terms:
        number = str(term.months or term.working_days or term.minutes)
        passage = standard.passage_at(term.place)
        assert number in numbers(term.words.kk)
        assert number in numbers(passage.ru), term.place
    assert standard.fee
    if standard.fee.amount:
        amount = f"{standard.fee.amount:,}".replace(",", " ")
        assert amount in standard.fee.words.kk
        assert amount in standard.passage_at(standard.fee.place).ru
    for hours in standard.working_hours:
        for time in (*(hours.open or ()), *(hours.pause or ())):
            assert time in hours.words.kk
            assert time in standard.passage_at(hours.place).ru


_MM = 72 / 25.4


@every_table
@pytest.mark.parametrize("language", ["kk", pytest.param("ru", marks=pytest.mark.check)])
def test_the_top_of_a_page_says_which_row_goes_on(
    standard: ServiceStandard, language: Language
) -> None:
    """This test ensures that a row divided between pages keeps its number, and only then."""
    row = ""
    for page in read_pdf(blank_of(kzforms.get_form(standard.id), language).pdf):
        rows = [
            (piece.ink.top, piece.text.strip())
            for piece in page
            if piece.ink.right < 30 * _MM and piece.text.strip().isdigit()
        ]
        top_of_table = min(p.ink.top for p in page if p.ink.top > 15 * _MM)
        starts_here = bool(rows) and rows[0][0] - top_of_table < 2 * _MM
        said = [p.text.strip() for p in page if p.ink.bottom < 15 * _MM and p.ink.left < 40 * _MM]
        goes_on = bool(row) and not starts_here
        assert said == ([f"{row} ({CONTINUED[language]})"] if goes_on else [])
        row = rows[-1][1] if rows else row
    assert row == "10"


@every_standard
def test_contacts_stand_where_they_are_said_to(standard: ServiceStandard) -> None:
    """This test ensures that each text's own address is given, where the two differ."""
    assert standard.contacts
    for contact in standard.contacts:
        passage = standard.passage_at(contact.place)
        for language in ("kk", "ru"):
            text = contact.phone if isinstance(contact, Phone) else contact.address[language]
            assert text in passage[language], (contact.place, language)


@every_standard
def test_terms_and_hours_belong_to_channels_that_there_are(standard: ServiceStandard) -> None:
    """This test ensures that no fact is about a channel through which the service is not given."""
    assert standard.terms
    for term in standard.terms:
        assert term.channel in {None, *standard.channels}
    passages = list(standard.document_passages())
    assert passages
    for _, passage in passages:
        assert passage.channel in {None, *standard.channels}


@every_standard
def test_documents_answer_for_every_subtype_and_channel(standard: ServiceStandard) -> None:
    """This test ensures that a portal gets its checklist in every case."""
    numbers = [None, *(passage.number for passage in standard.subtypes)]
    for subtype in numbers:
        for channel in (None, *standard.channels):
            needed = standard.documents(subtype=subtype, channel=channel)
            assert needed.brings
            for document in needed.brings:
                assert standard.passage_at(document.place) == document.passage
                assert document.subtype in {None, subtype} or subtype is None
                assert document.channel in {None, channel} or channel is None
    with pytest.raises(InvalidValue, match=r"leave the subtype out|It has 1 to"):
        standard.documents(subtype=99)
    absent = set(get_args(Channel)) - set(standard.channels)
    for channel in absent:
        with pytest.raises(InvalidValue, match="It has"):
            standard.documents(channel=channel)


@every_standard
def test_every_paragraph_about_documents_is_one_or_a_note(standard: ServiceStandard) -> None:
    """This test ensures that nothing that the text says of documents is left out of the answer."""
    needed = standard.documents()
    places = {d.place for d in (*needed.brings, *needed.fetched, *needed.notes)}

    def answered(place: str, passage: Passage) -> bool:
        under = [answered(f"{place}.{n}", part) for n, part in enumerate(passage.parts, 1)]
        return place in places or (bool(under) and all(under))

    passages = list(standard.document_passages())
    assert passages
    for place, passage in passages:
        assert answered(place, passage), place


@every_standard
def test_each_subtype_has_its_case_among_the_documents(standard: ServiceStandard) -> None:
    """This test ensures that documents are given to the subtype that the text names."""
    cases = [passage.subtype for _, passage in standard.document_passages() if passage.subtype]
    assert cases == [passage.number for passage in standard.subtypes]


def test_the_number_of_subtypes_is_that_of_the_acts() -> None:
    """This test ensures that no subtype, or numbered case of 2012, is lost."""
    counts = {standard.id: len(standard.subtypes) for standard in STANDARDS}
    assert {name: count for name, count in counts.items() if count} == {
        "standard-military-id": 7,
        "standard-military-registration": 5,
        "standard-conscription-deferment": 13,
        "standard-conscription-exemption": 7,
        "2012-officers-registration-standard": 4,
        "2012-soldiers-registration-standard": 4,
        "2012-conscripts-registration-standard": 4,
        "2012-officers-military-id-standard": 5,
        "2012-soldiers-military-id-standard": 14,
    }


def test_the_fee_of_the_military_training() -> None:
    """This test ensures that the one fee there is, is known: 305 000 tenge."""
    fees = {s.id: s.fee.amount for s in STANDARDS if s.fee and s.fee.amount}
    assert fees == {"standard-military-training": 305_000}


def test_free_is_not_unknown() -> None:
    """This test ensures that a portal can tell a service for nothing from one of unknown price."""
    free = get_standard("standard-military-id")
    assert export(free)["fee"] == {"amount": 0, "currency": "KZT", "basis": None, "source": "6.1"}
    assert "тегін" in describe(free, "kk")
    assert "бесплатно" in describe(free, "ru")
    silent = free.model_copy(update={"facts": free.facts.model_copy(update={"fee": None})})
    assert export(silent)["fee"] is None
    assert "в тексте не указана" in describe(silent, "ru")


@every_table
def test_refusal_grounds_are_numbered_from_one(standard: ServiceStandard) -> None:
    """This test ensures that a ground can be cited by its number."""
    numbers = [passage.number for passage in standard.refusal_grounds]
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers


@every_standard
def test_russian_has_no_kazakh_letter_and_kazakh_no_latin_look_alike(
    standard: ServiceStandard,
) -> None:
    """This test ensures that no passage was left untranslated or misspelt."""
    passages = list(standard.passages())
    assert passages
    for place, wording in passages:
        russian = wording.ru.replace("ҚР ДСМ", "")  # part of an order's number
        assert not _KAZAKH_ONLY.search(russian), place
        for language in ("kk", "ru"):
            assert not _MIXED.search(wording[language]), (place, language)
            quotes = wording[language].count("«") - wording[language].count("»")
            assert abs(quotes) <= 1, place  # nested quotations share a mark
            assert '"' not in wording[language], (place, language)


@every_standard
def test_equal_kazakh_has_equal_russian(standard: ServiceStandard) -> None:
    """This test ensures that one Kazakh sentence is translated in one way within a standard.

    What the official texts say is theirs to say.
    """
    seen: dict[str, str] = {}
    passages = list(standard.passages())
    assert passages
    for place, wording in passages:
        if standard.sources.ru is None:
            assert seen.setdefault(wording.kk, wording.ru) == wording.ru, place


@every_standard
def test_the_catalogue_says_truly_whether_the_russian_is_official(
    standard: ServiceStandard,
) -> None:
    """This test ensures that a translation is never shown as the official text."""
    form = kzforms.get_form(standard.id)
    assert form.official["ru"] == (not standard.translated) == bool(standard.sources.ru)
    assert (standard.notice("ru") is None) == form.official["ru"]
    assert form.official["kk"]
    assert standard.name.kk in form.title.kk
    assert standard.name.ru in form.title.ru


@every_standard
def test_form_and_data_name_the_same_sources(standard: ServiceStandard) -> None:
    """This test ensures that a text is not said to be read in two places or on two days."""
    form = kzforms.get_form(standard.id)
    sources = {"kk": standard.sources.kk, "ru": standard.sources.ru}
    for language, source in sources.items():
        assert form.source_of(language) == (source.source if source else None)  # type: ignore[arg-type]
        if source:
            assert form.wording(language).checked_on == source.checked_on  # type: ignore[arg-type]


@every_standard
def test_a_form_names_the_standards_that_it_serves(standard: ServiceStandard) -> None:
    """This test ensures that one finds the way from a form to its service, and back.

    The forms are of the same act, so that one set of rules says how they are used.
    """
    forms = standard.forms
    linked = [form for form in (forms.application, *forms.results, forms.refusal) if form]
    assert len(linked) == len(set(linked))
    act = kzforms.get_form(standard.id).act
    for form_id in linked:
        assert standard.id in standards_of(form_id)
        assert kzforms.get_form(form_id).act == act
        assert f": {form_id}" in describe(standard, "kk")
    assert export(standard)["forms"] == forms.model_dump(mode="json")


def test_which_forms_a_service_uses() -> None:
    """This test ensures that the links are those of the Rules."""
    assert standards_of("refusal-registration-services") == (
        "standard-military-id",
        "standard-military-registration",
        "standard-service-data-update",
    )
    assert standards_of("notice-service-extension") == ("standard-service-data-update",)
    assert standards_of("training-certificate") == ()
    service = "2012-veteran-cards"
    described = kzforms.get_form(f"{service}-application").description()
    assert described["standards"] == [f"{service}-standard"]


@every_standard
def test_the_export_fits_its_schema(standard: ServiceStandard) -> None:
    """This test ensures that portals can rely on the JSON's shape."""
    schema = export_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for subtype in (None, *(passage.number for passage in standard.subtypes)):
        exported = export(standard, subtype)
        validator.validate(json.loads(json.dumps(exported)))
        assert (exported["fee"] is None) == (standard.fee is None)
        assert exported["notice"] == standard.notice("ru")
        assert len(exported["divergences"]) == len(standard.divergences)


@every_standard
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_description_has_every_document(standard: ServiceStandard, language: str) -> None:
    """This test ensures that what a person reads on a terminal is complete."""
    text = "".join(describe(standard, language).split())  # type: ignore[arg-type]
    needed = standard.documents()
    told = (*needed.brings, *needed.fetched, *needed.notes)
    assert told
    for document in told:
        assert "".join(document.passage[language].split()) in text  # type: ignore[index]
    for found in standard.divergences:
        assert "".join(found.kk.split()) in text
        assert "".join(found.ru.split()) in text
    notice = standard.notice(language) or "Неофициальный"  # type: ignore[arg-type]
    assert ("".join(notice.split()) in text) == bool(standard.notice(language))  # type: ignore[arg-type]


@every_standard
@every_language
def test_documents_are_told_case_by_case(standard: ServiceStandard, language: Language) -> None:
    """This test ensures that a document stands under its subtype, and a shared one under none."""
    for number, subtype in enumerate(standard.subtypes, 1):
        (brings,) = (a for a in answers(standard, language, number) if a.about == "brings")
        needed = standard.documents(subtype=number).brings
        assert sum(len(case.entries) for case in brings.cases) == len(needed)
        for case in brings.cases:
            assert subtype[language] in case.words
    for answer in answers(standard, language):
        assert all(case.entries for case in answer.cases)
        words = [case.words for case in answer.cases]
        assert all(words[1:])


@every_standard
def test_an_answer_says_where_the_texts_differ(standard: ServiceStandard) -> None:
    """This test ensures that whoever reads a subtype or a document sees that the texts differ."""
    marked = {
        found
        for answer in answers(standard, "kk")
        for case in answer.cases
        for entry in case.entries
        for found in entry.divergences
    }
    # Row 2 names the provider and row 10 other matters: `divergences` alone has those.
    assert {d for d in standard.divergences if d.place.split(".")[0] not in {"2", "10"}} <= marked


def test_a_passage_of_another_standard_has_no_place() -> None:
    """This test ensures that a passage is not looked up in a text that does not have it."""
    one, other = get_standard("standard-military-id"), get_standard("standard-guardianship")
    assert one.place_of(one.subtypes[1]) == "head.2.2"
    with pytest.raises(ValueError, match="no passage of standard-guardianship"):
        other.place_of(one.subtypes[1])


def test_an_unknown_standard_is_named() -> None:
    """This test ensures that a slip gets the nearest name."""
    with pytest.raises(UnknownForm) as error:
        get_standard("standard-military-registrations")
    assert error.value.nearest[0] == "standard-military-registration"


def _broken(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("number: 2\n        kk: әскери қыз", "number: 3\n        kk: әскери қыз", "head.1.*a gap in the numbering: 3 stands where 2"),
        ("number: 2\n        kk: көрсетілетін қызметті алушының", "number: 3\n        kk: көрсетілетін қызметті алушының", "requirements.8: .*a gap in the numbering: 3 stands where 2"),
        ("  - number: 10\n", "  - number: 11\n", "a gap in the rows: 11 stands where 10"),
        ("        ru: Бесплатно\n", "", r"requirements.5.text.0.ru"),
        ("        ru: Бесплатно\n", "        ru: Бесплатно\n        ru: Даром\n", "line .*'ru' is given twice"),
        ("        ru: Бесплатно\n", "        ru: Бесплатно\n        en: Free\n", "en: this key is unknown; allowed here: .*kk.*ru"),
        ("kk: Тегін", "kk: ' Тегін'", "one paragraph without spaces"),
        ("working_days: 2", "hours: 2", "hours: this key is unknown"),
        ("working_days: 2", "minutes: 2, working_days: 2", "either months, working_days or minutes"),
        ("channels: [portal]", "channels: []", "channels"),
        ("around_the_clock: true", "around_the_clock: false", "either around_the_clock or"),
        ("        ru: Бесплатно\n", "        ru: Бесплатно\n        official: true\n", "the whole Russian text is official"),
        (", ru: Бесплатно}", "}", "the fact at 6.1: Russian words are missing"),
        ("forms:\n  application: app", "forms:\n  application: App", "forms.application"),
    ],
)  # fmt: skip
def test_a_broken_standard_is_refused_with_file_and_key(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    """This test ensures that who edits a standard learns what is wrong and where."""
    file = shutil.copytree(_FOLDER, tmp_path / "data") / _REGISTRATION
    file.write_text(_broken(file.read_text("utf-8"), old, new), "utf-8")
    with pytest.raises(CatalogueError, match=message) as error:
        load_all(tmp_path / "data")
    assert str(error.value).startswith(str(file))


def test_all_standards_are_loaded(tmp_path: Path) -> None:
    """This test ensures that the files are right, and that one in a wrong place is noticed."""
    folder = shutil.copytree(_FOLDER, tmp_path / "data")
    assert {standard.id for standard in load_all(folder)} == set(standard_ids())
    (folder / _REGISTRATION).rename(folder / "V2600037840.yaml")
    with pytest.raises(CatalogueError, match=r"data/V2600037840.yaml: id: "):
        load_all(folder)


@pytest.mark.parametrize(
    "path", sorted(_FOLDER.rglob("*.yaml")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_data_hold_no_markup(path: Path) -> None:
    """This test ensures that wording is plain text, and numbers are numbers."""
    text = path.read_text("utf-8")
    assert not re.search(r"</?\w+>|&\w+;|\*\*|<br", text)
    for row in yaml.safe_load(text).get("requirements", ()):
        assert isinstance(row["number"], int)
