"""The directories of 2012: ten printed copies from one set of records, to the letter."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from support.catalogue import every_language, typeset
from support.pdf import letters

import kzforms
from kzforms import Form, get_form
from kzforms.changes.stream import accepted_differences
from kzforms.data_files import load_yaml
from kzforms.directory import (
    SERVICE_IDS,
    Centre,
    Copy,
    Office,
    centre_copy,
    centre_directory,
    centres,
    department_copy,
    department_directory,
    departments,
)
from kzforms.directory.records import CentreDirectory
from kzforms.errors import CatalogueError, InvalidValue
from kzforms.forms.resolution_1741_2012.services import SERVICES
from kzforms.pages.compose import compose
from kzforms.text import Language

_OFFICIAL = Path(__file__).parent / "official"
_DATA = Path(kzforms.__file__).parent / "directory" / "data"
_COPIES: dict[str, Callable[[str], Copy]] = {
    "authorities": department_copy,
    "centres": centre_copy,
}

OFFICES: list[Office] = [*departments(), *centres()]

every_copy = pytest.mark.parametrize("name", _COPIES)
every_service = pytest.mark.parametrize("service", SERVICE_IDS)


def official(form: Form) -> str:
    """The official text with its losses made good, in words that are one space apart."""
    source = _OFFICIAL / form.id / f"{form.edition.id}.kk.txt"
    text = " ".join(source.read_text("utf-8").split())
    for difference in accepted_differences(form.id, form.edition, "kk"):
        assert text.count(difference.official) == 1
        text = text.replace(difference.official, difference.ours)
    return text


def cells(copy: Copy) -> list[str]:
    """What a copy prints in Kazakh, from the title on."""
    headings = copy.headings
    found = [copy.title.kk, headings.number.kk, headings.name.kk, headings.address.kk]
    found += [headings.phones.kk, "1 2 3 4"]
    for group in copy.groups:
        found += [group.heading.kk] if group.heading else []
        for office in group.offices:
            found += [office.number, office.name.kk, office.address.kk, *office.phones]
    return [cell for cell in found if cell]


@every_copy
@every_service
def test_every_copy_is_as_it_is_printed(name: str, service: str) -> None:
    """This test ensures that records and readings give each copy, to the space and comma."""
    text = official(get_form(f"2012-{service}-{name}"))
    ours = " ".join(cells(_COPIES[name](service)))
    assert text.endswith(ours)
    assert text.removesuffix(ours).endswith("-қосымша ")


def test_the_services_are_those_of_the_act() -> None:
    """This test ensures that a copy is kept for every standard."""
    assert [service.id for service in SERVICES] == list(SERVICE_IDS)
    with pytest.raises(InvalidValue, match="veteran-cards"):
        centre_copy("veterans")
    with pytest.raises(InvalidValue):
        department_copy("")


def test_no_office_is_lost() -> None:
    """This test ensures that the directories are whole: 16 departments; 284 centres in 16 regions."""
    assert len(departments()) == len(centre_directory().regions) == 16
    assert Counter(centre.kind for centre in centres()) == {
        "branch": 16,
        "section": 243,
        "subsection": 25,
    }
    regions = {region.region for region in centre_directory().regions}
    assert regions == {department.region for department in departments()}


def test_the_disagreements_of_the_copies_are_counted() -> None:
    """This test ensures that no reading comes or goes unnoticed."""
    printed = [
        department_directory().headings,
        centre_directory().headings,
        *centre_directory().regions,
        *OFFICES,
    ]
    readings = [reading for each in printed for reading in each.readings]
    assert Counter(reading.field for reading in readings) == {
        "address": 15,
        "name": 10,
        "number": 4,
        "phones": 2,
        "heading": 1,
    }
    assert max(len(reading.services) for reading in readings) == 5
    assert sum(len(reading.services) for reading in readings) == 69


def test_parts_are_numbered_without_a_gap_and_know_what_they_belong_to() -> None:
    """This test ensures that each region's list is in its order, and each part in its place."""
    regions = centre_directory().regions
    assert regions
    for place, region in enumerate(regions, 1):
        branch, *parts = region.centres
        assert (branch.kind, branch.parent) == ("branch", None)
        assert branch.number.removesuffix(".") == str(place)
        numbers = [part.number for part in parts if part.number]
        assert numbers == [f"{number})" for number in range(1, len(numbers) + 1)]
        above: Centre = branch
        for part in parts:
            assert part.region == region.region
            if part.number:
                assert part.parent == branch
                above = part
            else:
                assert (part.kind, part.parent) == ("subsection", above)


def test_the_kind_is_what_the_name_says() -> None:
    """This test ensures that a section is not taken for a subsection, in either language."""
    words = {
        "branch": ("филил?алы$", "^Филиал "),
        "section": ("бөлім", "тдел"),
        "subsection": ("бөлімше", "тделение"),
    }
    assert centres()
    for centre in centres():
        kazakh, russian = words[centre.kind]
        assert re.search(kazakh, centre.name.kk)
        assert re.search(russian, centre.name.ru)
        assert centre.kind == "subsection" or "бөлімше" not in centre.name.kk


def numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+(?:/\d+)?", text))


def test_both_languages_have_the_same_numbers() -> None:
    """This test ensures that no house, no postcode and no section is mistranslated."""
    assert OFFICES
    for office in OFFICES:
        for words in (office.name, office.address):
            assert numbers(words.kk) == numbers(words.ru), words
        for reading in office.readings:
            usual = getattr(office, reading.field)
            if reading.field in {"name", "address"}:
                assert numbers(str(reading.words)) == numbers(reading.ru or usual.ru)


def test_the_same_kazakh_is_the_same_russian() -> None:
    """This test ensures that one name is translated in one way, everywhere in a region."""
    seen: dict[tuple[str, str], str] = {}
    assert OFFICES
    for office in OFFICES:
        for words in (office.name, office.address):
            assert seen.setdefault((office.region.kk, words.kk), words.ru) == words.ru


def test_each_language_is_written_in_its_letters() -> None:
    """This test ensures that no word was left untranslated, or spelt with a look-alike."""
    assert OFFICES
    for office in OFFICES:
        for words in (office.name, office.region, office.address):
            assert not re.search("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]", words.ru), words
            assert not re.search("[A-Za-z]", words.kk + words.ru), words


def test_telephones_are_telephones() -> None:
    """This test ensures that no telephone is cut, doubled or mixed up with an address."""
    first = re.compile(r"8 ?\(\d{3,5}(-\d\d)?\) ?\d[\d -]{4,}")
    without = 0
    for office in OFFICES:
        without += not office.phones
        for place, phone in enumerate(office.phones):
            assert first.fullmatch(phone) or (place and re.fullmatch(r"\d\d-\d\d-\d\d", phone))
    assert without == 1


def test_offices_are_found_by_region_and_name_in_both_languages() -> None:
    """This test ensures that a search needs no exact words, and finds nothing where there is none."""
    assert [d.number for d in departments(region="Шығыс")] == ["7"]
    assert departments(region="восточно") == departments(name="Восточно-Казахстанской")
    assert len(centres(region="астана")) == len(centres(region="город астана")) == 13
    found = centres(region="КОСТАНАЙ", name="рудн")
    assert [centre.name.kk for centre in found] == ["Рудный №1 бөлімі", "Рудный №2 бөлім"]
    assert centres(name="Темиртау")[0].phones == ("8 (7213) 44-67-45",)
    assert centres(region="Шымкент") == ()
    assert departments(name="Шымкент") == ()


@every_language
def test_no_row_is_divided_and_no_heading_parts_from_its_rows(language: Language) -> None:
    """This test ensures that each page of a long directory can be read on its own."""
    form = kzforms.get_form("2012-veteran-cards-centres")
    pages = typeset(compose(form, form.load_known({}), (language,))).pages
    texts = [letters("".join(run.text for run in page.runs if not run.margin)) for page in pages]
    copy = centre_copy("veteran-cards")
    columns = (
        copy.headings.number,
        copy.headings.name,
        copy.headings.address,
        copy.headings.phones,
    )
    heading = letters("".join(words[language] for words in columns) + "1234")
    assert len(texts) > 5
    assert all(heading in text for text in texts)
    assert all(text.startswith(heading) for text in texts[1:])
    for group in copy.groups:
        assert group.heading
        rows = [
            letters(f"{o.number}{o.name[language]}{o.address[language]}{''.join(o.phones)}")
            for o in group.offices
        ]
        assert any(letters(group.heading[language]) + rows[0] in text for text in texts)
        assert all(any(row in text for text in texts) for row in rows)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("        field: address\n", "        field: street\n", "street|field"),
        ("words: '2.'\n", "words: '2'\n", "must be another wording"),
        ("    - services: [officers-registration]\n", "    - services: [officers]\n", "services"),
        ("    - services: [officers-registration]\n", "    - services: []\n", "services"),
        ("field: number\n      words: Р/с №\n", "field: heading\n      words: Р/с №\n", "there is no such field"),
        ("      words: Р/с №\n", "      words: [Р/с №]\n", "must be another wording"),
        ("      - kind: branch\n", "      - kind: office\n", "kind"),
        ("          ru: улица Ауэзова, 189 а\n", "", "address.ru"),
    ],
)  # fmt: skip
def test_a_broken_directory_is_refused_with_file_and_key(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    """This test ensures that who edits a record learns what is wrong and where."""
    text = (_DATA / "centres.yaml").read_text("utf-8")
    assert old in text
    file = tmp_path / "centres.yaml"
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(CatalogueError, match=message) as error:
        load_yaml(file, CentreDirectory)
    assert "centres.yaml" in str(error.value)


def test_a_copy_has_one_reading_of_a_field(tmp_path: Path) -> None:
    """This test ensures that no copy is given two wordings for one place."""
    text = (_DATA / "centres.yaml").read_text("utf-8")
    reading = "    - services: [officers-registration]\n      field: number\n      words: Р/с №\n"
    assert reading in text
    file = tmp_path / "centres.yaml"
    file.write_text(text.replace(reading, reading + reading, 1), "utf-8")
    with pytest.raises(CatalogueError, match="2 readings of number"):
        load_yaml(file, CentreDirectory)
