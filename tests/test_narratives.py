"""The ten standards of 2012: texts of 26 points that share most of their words."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.catalogue import blank_of
from support.pdf import letters, text

import kzforms
from kzforms import get_standard
from kzforms.acts import default_register
from kzforms.errors import CatalogueError
from kzforms.forms.resolution_1741_2012.services import BASE_ACT, SERVICES, Service
from kzforms.standards import NarrativeStandard, Passage, standard_ids
from kzforms.standards.shared import load_standards

NARRATIVES = [
    standard
    for standard in map(get_standard, standard_ids())
    if isinstance(standard, NarrativeStandard)
]
every_narrative = pytest.mark.parametrize("standard", NARRATIVES, ids=lambda standard: standard.id)

_FOLDER = Path(kzforms.__file__).parent / "standards" / "data" / "2012"
_OFFICIAL = Path(__file__).parent / "official"


def narrative(service: str) -> NarrativeStandard:
    """The standard of a service, by the service's short id."""
    standard = get_standard(f"2012-{service}-standard")
    assert isinstance(standard, NarrativeStandard)
    return standard


def printed(passages: tuple[Passage, ...]) -> Iterator[str]:
    for passage in passages:
        yield f"{passage.printed_number} {passage.kk}"
        yield from printed(passage.parts)


@every_narrative
def test_the_data_hold_the_official_text_to_the_letter(standard: NarrativeStandard) -> None:
    """This test ensures that dashes, quotation marks and stops are those of the act too."""
    ours = standard.heading.kk
    for section in standard.sections:
        ours += f"{section.number}. {section.title.kk}"
        for point in section.points:
            ours += f"{point.number}. {''.join(printed(point.text))}"
    source = (_OFFICIAL / standard.id / "P1200001741.kk.txt").read_text("utf-8")
    assert letters(source).endswith(letters(ours))
    assert letters(source).removesuffix(letters(ours))[-9:] in {"", "бекітілген"[-9:]}


@every_narrative
def test_a_term_is_in_the_unit_that_the_text_names(standard: NarrativeStandard) -> None:
    """This test ensures that nobody takes minutes for days."""
    assert standard.terms
    for term in standard.terms:
        unit = "ай" if term.months else "жұмыс күн" if term.working_days else "минут"
        assert unit in term.words.kk, term.place


@every_narrative
def test_every_number_in_the_point_on_terms_is_a_fact(standard: NarrativeStandard) -> None:
    """This test ensures that no term of point 7 is missing among the facts."""
    said: Counter[str] = Counter()
    for words in printed(standard.text_of(7)):
        said.update(re.findall(r"(?:\d+|бір) (?=минут|жұмыс күн|ай)", words))
    found = Counter(
        f"{re.findall(r'[0-9]+|бір', term.words.kk)[0]} "
        for term in standard.terms
        if term.place.startswith("7.")
    )
    assert found == said


@every_narrative
def test_the_one_ground_for_refusal_is_point_16(standard: NarrativeStandard) -> None:
    """This test ensures that a portal says why it may refuse: documents are missing."""
    (ground,) = standard.refusal_grounds
    assert ground.kk.endswith("бас тартылады.")
    assert ground.ru.endswith("отказывается.")


@every_narrative
def test_both_channels_of_2012_are_served(standard: NarrativeStandard) -> None:
    """This test ensures that the authorised body and the centre are told apart."""
    assert standard.channels == ("provider", "centre")
    assert {hours.where for hours in standard.working_hours} == {"provider", "centre"}
    for channel in standard.channels:
        of_channel = [term for term in standard.terms if term.channel == channel]
        assert {"service"} < {term.what for term in of_channel} or channel == "provider"
        assert any(term.working_days or term.minutes for term in of_channel)


@pytest.mark.parametrize(
    ("service", "by_case", "fetched", "notes"),
    [
        ("officers-registration", [3, 4, 3, 3], 1, 3),
        ("conscripts-registration", [3, 4, 3, 3], 1, 3),
        ("officers-military-id", [4, 4, 4, 15, 5], 1, 2),
        ("soldiers-military-id", [8, 10, 7, 7, 7, 5, 6, 7, 8, 8, 8, 4, 5, 6], 1, 2),
        ("benefit-certificates", [2], 1, 1),
        ("service-certificates", [2], 1, 2),
        ("conscription-certificates", [4], 1, 2),
        ("military-relation-certificates", [5], 1, 2),
        ("veteran-cards", [4], 1, 2),
    ],
)
def test_the_documents_are_as_many_as_in_the_act(
    service: str, by_case: list[int], fetched: int, notes: int
) -> None:
    """This test ensures that no document is lost from a case of point 11, or comes twice."""
    standard = narrative(service)
    numbers = [case.number for case in standard.subtypes] or [None]
    counts = [len(standard.documents(subtype=number).brings) for number in numbers]
    assert counts == by_case
    needed = standard.documents()
    assert (len(needed.brings), len(needed.fetched), len(needed.notes)) == (
        sum(by_case), fetched, notes,
    )  # fmt: skip


def test_a_case_within_a_case_is_the_heading_of_its_documents() -> None:
    """This test ensures that a lost, a stolen and a spoilt military ID are not mixed up."""
    lost = narrative("officers-military-id").documents(subtype=4).brings
    headings = Counter(document.heading.ru for document in lost if document.heading)
    assert list(headings.values()) == [5, 5, 5]
    assert lost[5].place == "11.1.4.2.1"
    only = narrative("conscription-certificates").documents().brings
    assert {d.heading and d.heading.ru for d in only} == {
        "при утере (порче) удостоверения о приписке:"
    }


def test_the_terms_of_some_services() -> None:
    """This test ensures that terms are read rightly where the standards differ most."""
    soldiers = narrative("soldiers-military-id").terms
    assert max(term.working_days or 0 for term in soldiers) == 90
    assert [t.months for t in narrative("service-certificates").terms if t.months] == [1, 3] * 2 + [
        1
    ]
    quick = [t for t in narrative("soldiers-registration").terms if t.channel == "provider"]
    assert [term.minutes for term in quick] == [10, 30, 10]


def test_the_hours_of_the_body_that_differ() -> None:
    """This test ensures that the one authorised body that closes at 19.00 is known."""
    closing = {
        standard.id: hours.open[1]
        for standard in NARRATIVES
        for hours in standard.working_hours
        if hours.where == "provider" and hours.open
    }
    assert Counter(closing.values()) == {"17.00": 9, "19.00": 1}
    assert closing["2012-officers-military-id-standard"] == "19.00"


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.id)
def test_the_name_is_that_of_the_act(service: Service) -> None:
    """This test ensures that standard, register of services and act call a service the same."""
    standard = narrative(service.id)
    approved = default_register()[BASE_ACT].approved(service.id)
    for language in ("kk", "ru"):
        assert standard.heading[language] == approved.title[language]
        assert standard.name[language] == service.name[language]
    assert standard.heading.official == approved.russian_official


def test_the_block_at_the_top_right_names_both_acts() -> None:
    """This test ensures that the page says what it was annexed to, and what approved it."""
    form = kzforms.get_form("2012-conscripts-registration-standard")
    assert form.heading_block("kk") == (
        "Қазақстан Республикасы Үкіметінің 2012 жылғы 29 желтоқсандағы № 1741 қаулысына 3-қосымша",
        "Қазақстан Республикасы Үкіметінің 2009 жылғы 29 желтоқсандағы № 2223 қаулысымен бекітілген",
    )
    assert form.heading_block("ru") == (
        "Приложение 3 к постановлению Правительства Республики Казахстан от 29 декабря 2012 года № 1741",
        "Утвержден постановлением Правительства Республики Казахстан от 29 декабря 2009 года № 2223",
    )


def test_the_first_standard_has_no_such_block() -> None:
    """This test ensures that the page of standard 1 begins with its title, as it is printed."""
    form = kzforms.get_form("2012-officers-registration-standard")
    assert form.heading_block("kk") == form.heading_block("ru") == ()
    page = text(blank_of(form).pdf)
    assert page.startswith(letters(form.title.kk))
    assert "№1741" not in page


def _wordings(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        if isinstance(node.get("kk"), str) and isinstance(node.get("ru"), str):
            yield node["kk"], node["ru"]
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            yield from _wordings(part)


def test_a_paragraph_is_written_once() -> None:
    """This test ensures that what the ten standards share cannot be mended in one only."""
    pairs: Counter[tuple[str, str]] = Counter()
    for path in _FOLDER.glob("*.yaml"):
        data = yaml.safe_load(path.read_text("utf-8"))
        data.pop("facts", None)
        for kind in ("terms", "contacts"):
            data.pop(kind, None)
        pairs.update(_wordings(data))
    assert [pair for pair, count in pairs.items() if count > 1] == []
    # One Kazakh wording is translated in two ways only where the sentence goes on elsewhere.
    twice = [kk for kk, count in Counter(kk for kk, _ in pairs).items() if count > 1]
    assert sorted(twice) == [
        "КСРО үлгісіндегі әскери билетті Қазақстан Республикасының үлгісіне ауыстырған кезде:",
        "Мемлекеттік қызмет:",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("veteran-cards", "- buildings", "- building", r"veteran-cards.yaml: sections.0.points.9: common.yaml has no points.building. Did you mean 'buildings'"),
        ("veteran-cards", "- buildings", "- {use: [buildings]}", r"points.9: common.yaml has no"),
        ("veteran-cards", "- buildings", "- {use: buildings, number: 10}", r"points.buildings has its own number"),
        ("veteran-cards", "terms: [", "terms: [{use: storage, months: 2}, ", r"nothing can be added to terms.storage"),
        ("veteran-cards", "      - buildings\n", "", r"veteran-cards.yaml: Value.*a gap in the points: 11 stands where 10"),
        ("veteran-cards", "  - principles\n", "", r"a gap in the sections: 4 stands where 3"),
        ("veteran-cards", "  - appeal\n", "", r"there are 4 sections, not 5"),
        ("veteran-cards", "id: 2012-veteran-cards", "id: 2012-veterans-cards", r"veteran-cards.yaml: id: the file is not of 2012-veterans-cards-standard"),
        ("veteran-cards", "              - kk: көлемі 3х4", "              - en: A photograph\n                kk: көлемі 3х4", r"en: this key is unknown"),
        ("veteran-cards", "fee: free", "fee: cheap", r"veteran-cards.yaml: facts.fee: common.yaml has no fees.cheap"),
        ("veteran-cards", "channels: [provider, centre]", "channels: [provider, center]", r"facts.channels.1"),
        ("common", "  stands:\n", "  stand:\n", r"common.yaml: .*: common.yaml has no passages.stands. Did you mean 'stand'"),
        ("common", "fees:\n", "fees:\n  cheap: {place: '8.1', amount: 1, words: {kk: тегін}}\n", r"common.yaml: fees.cheap: no standard uses this"),
        ("common", "    ru: на стендах в помещениях уполномоченного органа и центра;\n", "", r"common.yaml: passages.stands.ru: Field required"),
        ("common", "  stands:\n", "  stands:\n    en: On stands\n", r"common.yaml: passages.stands.en: this key is unknown; allowed here: .*kk.*ru"),
        ("common", "  stands:\n", "  stands:\n    parts: [stands]\n", r"passages.stands uses itself"),
        ("common", "minutes: 30", "hours: 1", r"common.yaml: terms.registration-at-the-body.1.hours: this key is unknown"),
        ("common", "fees:", "costs:", r"common.yaml: .*costs"),
        ("common", "passages:\n", "passages:\n  - stands\n", r"common.yaml"),
    ],
)  # fmt: skip
def test_broken_data_are_refused_with_file_and_key(
    tmp_path: Path, name: str, old: str, new: str, message: str
) -> None:
    """This test ensures that who edits a standard learns what is wrong and where."""
    folder = shutil.copytree(_FOLDER, tmp_path / "2012")
    file = folder / f"{name}.yaml"
    whole = file.read_text("utf-8")
    assert old in whole
    file.write_text(whole.replace(old, new, 1), "utf-8")
    with pytest.raises(CatalogueError, match=message):
        load_standards(folder)


def test_the_data_as_they_are_are_read(tmp_path: Path) -> None:
    """This test ensures that the files behind the broken ones are themselves right."""
    folder = shutil.copytree(_FOLDER, tmp_path / "2012")
    assert len(load_standards(folder)) == len(SERVICES) == 10
