"""A clerk's own list: its headings, columns that hold several fields, and mapping files."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given, strategies as st
from support.catalogue import every_list
from support.sheets import iin, known, table

from kzforms import Form, FormDataError, cli, explain, get_form, read, sheets
from kzforms.sheets import ColumnMapping, propose
from kzforms.sheets.headings import headings_of
from kzforms.sheets.parts import parts_of
from kzforms.sheets.splitting import SPLITS, SplitName, is_patronymic
from kzforms.sheets.synonyms import synonyms
from kzforms.values import MilitaryID, OrderReference, Person
from kzforms.values.person import NameOrder

REGISTER = get_form("military-id-issuance-register")
SPECIALISTS = get_form("named-list-specialists")
SERGEANTS = get_form("named-list-reserve-sergeants")


PEOPLE = [
    ("Ахметов", "Асхат", "Маратұлы"),
    ("Әбдіғалиев", "Ғабит", "Нұрланұлы"),
    ("Ким", "Илья", "Сергеевич"),
    ("Сейтқали", "Ержан", ""),
]


def problems_of(form: Form, content: bytes, **options: Any) -> list[Any]:
    with pytest.raises(FormDataError) as caught:
        sheets.read_rows(form, content, known=known(form), **options)
    return list(caught.value.problems)


def entries(form: Form, content: bytes, **options: Any) -> list[Any]:
    document: Any = sheets.read_rows(form, content, known=known(form), **options)
    return list(document.entries)


# ---------------------------------------------------------------- headings


@pytest.mark.parametrize("word", [word for each in synonyms() for word in each.words])
def test_every_usual_heading_is_known_to_a_form(word: str) -> None:
    """This test ensures that each synonym has a use: a form whose list it stands over."""
    meanings = {each.meaning for each in synonyms() if word in each.words}
    forms = [
        get_form(each)
        for each in (REGISTER.id, SPECIALISTS.id, "2012-officers-registration-application")
    ]
    if meanings & {"row-number", "signature", "birth_date"}:
        return
    keys = {
        key for form in forms for rows in parts_of(form).lists for key in headings_of(form, rows)
    }
    assert " ".join(word.split()).casefold().rstrip(" :.") in keys


def test_every_synonym_says_why() -> None:
    """This test ensures that a reader of the data knows where each word is from."""
    assert all(each.reason.endswith(".") for each in synonyms())
    assert {each.origin for each in synonyms()} == {"act", "usage"}


@every_list
def test_no_usual_heading_hides_an_official_one(form: Form) -> None:
    """This test ensures that the form's own headings mean what they meant without synonyms."""
    for rows in parts_of(form).lists:
        found = headings_of(form, rows)
        for part in rows.parts:
            assert found[rows.path(None, part.path).casefold()] == part


@pytest.mark.parametrize(
    "heading",
    ["Отчество", "ОТЧЕСТВО:", "Отчество (при наличии)", "Әкесінің аты", "Әкесінің аты (бар болса)"],
)
def test_a_patronymic_is_never_lost(heading: str) -> None:
    """This test ensures that the usual words for the patronymic lead to its field."""
    text = f"ИИН,Фамилия,Имя,{heading}\n980620592791,Ахметов,Асхат,Маратұлы\n"
    (entry,) = entries(REGISTER, text.encode())
    assert entry.name.patronymic == "Маратұлы"


def test_a_list_with_its_own_headings_is_one_problem() -> None:
    """This test ensures that a clerk reads one message, whatever stands in forty rows."""
    head = ["ИИН", "Ф.И.О.", "Телефон", "Военный билет"]
    rows = [["1", "Ахметов Асхат", "8 700", "ҮҮ 1"]] * 40
    (problem,) = problems_of(REGISTER, table(head, *rows))
    assert (problem.cell, problem.code) == ("B1, C1, D1", "mapping_wanted")
    assert f"kzforms map {REGISTER.id}" in str(problem)
    assert "elete" not in str(problem)


def test_a_column_without_data_may_have_any_heading() -> None:
    """This test ensures that an empty column for signatures is no obstacle: nothing is lost."""
    head = ["ИИН", "Фамилия", "Имя", "Подпись начальника"]
    row = ["980620592791", "Ахметов", "Асхат"]
    assert entries(REGISTER, table(head, row))
    (problem,) = problems_of(REGISTER, table(head, [*row, "бар"]))
    assert problem.cell == "D1"


def test_columns_are_left_out_by_name_only() -> None:
    """This test ensures that what is not printed is what the clerk named, and nothing else."""
    head = ["ИИН", "Фамилия", "Имя", "Телефон", None, "Этаж"]
    content = table(head, *[["980620592791", "Ахметов", "Асхат", "8 700", "x", "2"]] * 2)
    (first, second) = problems_of(REGISTER, content, ignore=["Телефон"])
    assert {first.cell, second.cell} == {"F1", "E2"}
    assert len(entries(REGISTER, content, ignore=["телефон", "E", " Этаж "])) == 2
    (problem,) = problems_of(REGISTER, content, ignore=["Телефон", "E", "Этаж", "Адрес"])
    assert problem.code == "ignore_unknown"


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("heading", [None, "Unnamed: 0", "№", "№ п/п", "Р/с №", "п/п"])
def test_numbers_of_rows_are_no_data(heading: str | None, first: int) -> None:
    """This test ensures that an index column is recognised, from 0 or 1, named or not."""
    head = [heading, "ИИН", "Фамилия", "Имя"]
    people = [
        [first + row, "980620592791", surname, given]
        for row, (surname, given, _) in enumerate(PEOPLE)
    ]
    assert len(entries(REGISTER, table(head, *people))) == len(PEOPLE)


def test_a_number_beside_the_list_is_not_taken_for_an_index() -> None:
    """This test ensures that a figure in one row, or right of the list, is not left out."""
    head = ["ИИН", "Фамилия", "Имя"]
    rows: list[list[object]]
    rows = [["980620592791", "Ахметов", "Асхат", 1], ["980620592791", "Ким", "Илья"]]
    assert [p.cell for p in problems_of(REGISTER, table(head, *rows))] == ["D2"]
    rows = [[None, *rows[0][:3]], [1, *rows[1]]]
    assert [p.cell for p in problems_of(REGISTER, table([None, *head], *rows))] == ["A3"]


def test_rows_numbered_in_advance_are_empty() -> None:
    """This test ensures that a list that was numbered to 30 has as many people as it names."""
    head = ["№", "ИИН", "Фамилия", "Имя"]
    rows: list[list[object]]
    rows = [[1, "980620592791", "Ахметов", "Асхат"]]
    rows += [[number] for number in range(2, 31)]
    assert len(entries(REGISTER, table(head, *rows))) == 1
    rows[4] = [5, None, "Ким"]
    assert {p.cell for p in problems_of(REGISTER, table(head, *rows))} == {"B6", "D6"}


# ---------------------------------------------------------------- splits

WORD = st.from_regex(r"[А-ЯӘҒҚҢӨҰҮҺІ][а-яәғқңөұүһі]{1,9}(-[А-Я][а-я]{1,5})?", fullmatch=True)
WORDS = st.lists(WORD, min_size=1, max_size=2).map(" ".join)
PATRONYMIC = st.sampled_from(["Маратұлы", "Болатқызы", "Сергеевич", "Петровна", "Гасан оглы"])


@given(st.sampled_from(NameOrder), WORDS, WORDS, st.none() | PATRONYMIC | WORDS)
@example(NameOrder.SURNAME_FIRST, "Ким", "Анна Мария", None)
@example(NameOrder.GIVEN_FIRST, "Тен Сан", "Ольга", None)
def test_a_name_is_divided_as_it_was_joined_or_not_at_all(
    order: NameOrder, surname: str, given_name: str, patronymic: str | None
) -> None:
    """This test ensures that no name of two words is torn apart by guessing."""
    assume(not any(map(is_patronymic, [*surname.split(), *given_name.split()])))
    person = Person(surname=surname, given_name=given_name, patronymic=patronymic)
    name: SplitName = "surname-first" if order is NameOrder.SURNAME_FIRST else "given-first"
    pieces = SPLITS[name].divide(person.format(order))
    assert pieces is None or Person.parse(pieces) == person
    single = len(person.format(order).split()) == len(person.model_dump(exclude_none=True))
    if single and (patronymic is None or is_patronymic(patronymic)):
        assert pieces is not None


@given(
    st.none() | st.from_regex(r"[А-ЯA-Z]{1,3}", fullmatch=True),
    st.from_regex(r"[0-9]{1,8}", fullmatch=True),
)
def test_a_military_id_is_divided_as_it_was_joined(series: str | None, number: str) -> None:
    """This test ensures that series and number come apart with all their zeros."""
    military_id = MilitaryID(series=series, number=number)
    pieces = SPLITS["series-number"].divide(military_id.format())
    assert pieces is not None
    assert MilitaryID.parse(pieces) == military_id


@given(
    st.from_regex(
        r"[0-9]{1,4}(/[А-ЯӘ]{1,3}|-[0-9]{1,3})?|[А-Я]{2} [А-Я]{3}-[0-9]+", fullmatch=True
    ),
    st.dates(),
)
def test_an_order_is_divided_as_it_was_joined(number: str, day: Any) -> None:
    """This test ensures that number and date of an order come apart, written either way."""
    assume(1900 <= day.year <= 2099)
    order = OrderReference(number=number, date=day)
    written = f"{day:%d.%m.%Y}"
    for text in (
        order.format("kk"),
        f"№ {number} от {written}",
        f"{written} ж. № {number}",
        f"№{number} от {written} г.",
    ):
        pieces = SPLITS["number-date"].divide(text)
        assert pieces is not None, text
        assert OrderReference.parse(pieces) == order


@pytest.mark.parametrize(
    ("split", "text", "pieces"),
    [
        ("surname-first", "Қожахметов Асхат Маратұлы", ["Қожахметов", "Асхат", "Маратұлы"]),
        ("surname-first", "Мамедов Али Гасан оглы", ["Мамедов", "Али", "Гасан оглы"]),
        ("surname-first", "Ким; Анна Мария; ", ["Ким", "Анна Мария"]),
        ("surname-first", "Асхат Маратұлы Қожахметов", None),
        ("surname-first", "Ким Анна Мария", None),
        ("surname-first", "Асхат Маратұлы", None),
        ("surname-first", "Қожахметов А.М.", None),
        ("surname-first", "Қожахметов", None),
        ("surname-first", "Ким; Анна", None),
        ("given-first", "Асхат Маратұлы Қожахметов", ["Асхат", "Маратұлы", "Қожахметов"]),
        ("given-first", "Асхат Қожахметов", ["Асхат", "Қожахметов"]),
        ("given-first", "Асхат Маратұлы", None),
        ("series-number", "ҮҮ № 0000017", ["ҮҮ", "0000017"]),
        ("series-number", "ҮҮ0000017", ["ҮҮ", "0000017"]),
        ("series-number", "№ 0000017", ["0000017"]),
        ("series-number", "N 17", None),
        ("series-number", "ҮҮ № 1 № 2", None),
        ("series-number", "ҮҮ", None),
        ("number-date", "№ 15 от 09.05.2026", ["15", "09.05.2026"]),
        ("number-date", "09.05.2026 ж. № 15", ["15", "09.05.2026"]),
        ("number-date", "120/НҚ 18.07.2026", ["120/НҚ", "18.07.2026"]),
        ("number-date", "Приказ № 15 от 09.05.2026 г.", ["15", "09.05.2026"]),
        ("number-date", "№ 15", None),
        ("number-date", "№ 15 от 09.05.2026, № 16 от 10.05.2026", None),
        ("number-date", "№ 15 от 09.05.2026 МО РК", None),
        ("start-end", "01.09.2025 – 30.05.2026", ["01.09.2025", "30.05.2026"]),
        ("start-end", "15.06.2026-14.07.2026", ["15.06.2026", "14.07.2026"]),
        ("start-end", "с 2025-09-01 по 2026-05-30", ["2025-09-01", "2026-05-30"]),
        ("start-end", "01.09.2025 бастап 30.05.2026 дейін", ["01.09.2025", "30.05.2026"]),
        ("start-end", "01.09.2025", None),
        ("start-end", "01.09.2025, 02.09.2025, 03.09.2025", None),
        ("start-end", "01.09.2025 – 30.05.2026, қыста", None),
    ],
)  # fmt: skip
def test_a_cell_is_divided_where_there_is_one_way(
    split: Any, text: str, pieces: list[str] | None
) -> None:
    """This test ensures that what clerks write is divided, and what is unclear is refused."""
    found = SPLITS[split].divide(text)
    assert (None if found is None else list(found.values())) == pieces


@given(
    st.sampled_from(sorted(SPLITS)),
    st.text(max_size=60) | st.text("0123456789. №-;от", max_size=60),
)
def test_every_piece_stands_in_the_cell(split: Any, text: str) -> None:
    """This test ensures that a split makes up nothing and keeps every letter and digit."""
    pieces = SPLITS[split].divide(text)
    if pieces is not None:
        plain = " ".join(text.split())
        assert all(" ".join(piece.split()) in plain for piece in pieces.values())
        digits = sorted(filter(str.isdigit, text))
        assert sorted(filter(str.isdigit, "".join(pieces.values()))) == digits


# ---------------------------------------------------------------- proposing


def own_list() -> bytes:
    rows = [
        [number, iin(number), " ".join(PEOPLE[number % 3]), f"ҮҮ № {number:07}", None, None]
        for number in range(1, 41)
    ]
    return table(
        ["Список, весна 2026"],
        [],
        ["№ п/п", "ИИН", "Ф.И.О.", "№ билета", "Подпись", "Прим."],
        *rows,
    )


def test_an_own_list_becomes_the_register_in_two_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that a clerk's list of forty is printed without a hand laid on it."""
    monkeypatch.chdir(tmp_path)
    content = own_list()
    Path("list.xlsx").write_bytes(content)
    Path("known.json").write_text(json.dumps(known(REGISTER)), "utf-8")
    assert cli.run(["map", REGISTER.id, "list.xlsx", "-o", "map.yaml"]) == 0
    said = capsys.readouterr().err
    assert "1-е слово – фамилия" in said
    render = ["render", REGISTER.id, "--rows", "list.xlsx", "--known", "known.json", "--lang", "ru"]
    assert cli.run([*render, "--mapping", "map.yaml", "-o", "register.pdf"]) == 0
    document: Any = read(Path("register.pdf").read_bytes())
    assert len(document.entries) == 40
    assert document.entries[0].name == Person(
        surname="Әбдіғалиев", given_name="Ғабит", patronymic="Нұрланұлы"
    )
    assert document.entries[39].military_id.format() == "ҮҮ № 0000040"
    assert Path("list.xlsx").read_bytes() == content
    written = Path("map.yaml").read_text("utf-8")
    assert not any(part in said + written for person in PEOPLE for part in person if part)
    assert "0000017" not in said + written
    Path("map.yaml").write_text(f"{written}# edited\n", "utf-8")
    assert cli.run(["map", REGISTER.id, "list.xlsx", "-o", "map.yaml"]) == 2
    assert Path("map.yaml").read_text("utf-8") == f"{written}# edited\n"
    assert cli.run(["map", REGISTER.id, "list.xlsx", "-o", "list.xlsx", "--replace"]) == 2
    assert Path("list.xlsx").read_bytes() == content


def test_a_mapping_is_read_as_it_was_proposed() -> None:
    """This test ensures that the file says what was proposed, for headings of any kind."""
    head = ["ИИН", "Ф.И.О.", 'Ие "№": # 1', "да", "2026", None, "Прим.\nечание"]
    row = ["980620592791", "Ахметов Асхат", "x", "x", "x", "x", "x"]
    proposal = propose(REGISTER, table(head, row))
    assert ColumnMapping.parse(proposal.to_yaml()) == proposal.mapping
    assert len(proposal.questions) == 5


@pytest.mark.parametrize(
    ("heading", "names", "order"),
    [
        ("Ф.И.О.", ["Ахметов Асхат"], "surname-first"),
        ("Фамилия, имя, отчество (при его наличии)", ["Ахметов Асхат"], "surname-first"),
        ("Аты, әкесінің аты (болса), тегі", ["Асхат Ахметов"], "given-first"),
        ("Аты-жөні", ["Ахметов Асхат"], None),
        ("Аты-жөні", ["Ахметов Асхат", "Ким Илья Сергеевич"], "surname-first"),
        ("Аты-жөні", ["Илья Сергеевич Ким"], "given-first"),
        ("Аты-жөні", ["Илья Сергеевич Ким", "Ким Илья Сергеевич"], None),
        ("Ф.И.О.", ["Илья Сергеевич Ким"], None),
    ],
)
def test_the_order_of_a_name_is_asked_where_it_is_not_certain(
    heading: str, names: list[str], order: str | None
) -> None:
    """This test ensures that surname and given name are never exchanged by guessing."""
    content = table(["ИИН", heading], *(["980620592791", name] for name in names))
    proposal = propose(REGISTER, content)
    assert proposal.columns[1].entry.split == order
    assert bool(proposal.questions) is (order is None)
    if order is None:
        (problem,) = problems_of(REGISTER, content, mapping=proposal.mapping)
        assert problem.code == "mapping_open"
    answered = propose(REGISTER, content, names="given-first")
    assert answered.columns[1].entry.split == "given-first"


def test_what_cannot_be_divided_is_named_by_its_cell() -> None:
    """This test ensures that one unclear name stops the list, with its cell and what to write."""
    head = ["ИИН", "Ф.И.О."]
    content = table(
        head, ["980620592791", "Ким Илья Сергеевич"], ["980620592791", "Ким Анна Мария"]
    )
    proposal = propose(REGISTER, content)
    assert proposal.columns[1].unclear == ("B3",)
    (problem,) = problems_of(REGISTER, content, mapping=proposal.mapping)
    assert (problem.cell, problem.code) == ("B3", "split_unclear")
    assert "Фамилия; Имя; Отчество" in explain(problem, "ru")
    third = ColumnMapping.parse(proposal.to_yaml() + "    third_word: patronymic\n")
    assert entries(REGISTER, content, mapping=third)[1].name.patronymic == "Мария"


def test_numbers_and_dates_of_other_lists_are_divided() -> None:
    """This test ensures that periods and orders in one column reach their fields."""
    head = ["ИИН", "ФИО", "Период обучения", "Номер и дата приказа о приведении к военной присяге"]
    row = ["910819574257", "Ахметов Асхат", "15.06.2026-14.07.2026", "120/НҚ 18.07.2026"]
    content = table(head, row)
    (entry,) = entries(SPECIALISTS, content, mapping=propose(SPECIALISTS, content).mapping)
    assert entry.training_period.format() == "15.06.2026 – 14.07.2026"
    assert entry.oath_order.format("kk") == "№ 120/НҚ, 18.07.2026"
    content = table(head, [*row[:3], 46000])
    (problem,) = problems_of(SPECIALISTS, content, mapping=propose(SPECIALISTS, content).mapping)
    assert (problem.cell, problem.code) == ("D2", "cell_number")


# ---------------------------------------------------------------- mapping files

GOOD = """form: military-id-issuance-register
list: entries
columns:
  - heading: "ИИН"
    field: iin
  - heading: "Тегі-аты"
    field: name
    split: surname-first
"""
LIST = "ИИН,Тегі-аты\n980620592791,Ахметов Асхат\n".encode()


def test_a_mapping_confirms_a_split() -> None:
    """This test ensures that the same list is refused without the mapping."""
    (entry,) = entries(REGISTER, LIST, mapping=ColumnMapping.parse(GOOD))
    assert entry.name.surname == "Ахметов"
    assert [p.code for p in problems_of(REGISTER, LIST)] == ["heading_unknown"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("split: surname-first", "split: surname", "line 8"),
        ("split: surname-first", "split: number-date", "another kind"),
        ("    split: surname-first\n", "", "leaves a question open"),
        ("field: iin", "field: inn", "a row does not have"),
        ("field: iin", "field: iin\n    split: surname-first", "has no parts"),
        ("field: iin", "felid: iin", "line 5: This key is unknown"),
        ("field: iin", "field: [iin]", "line 5"),
        ("field: iin", "field: iin\n    field: iin", "line 6: A key is given twice"),
        ("field: iin", "field: iin\n    ignore: true", "ignores it"),
        ("form: military-id-issuance-register\n", "", "`form` is missing"),
        ("military-id-issuance-register", "training-certificate", "another form"),
        ("list: entries", "list: rows", "a list that the form does not have"),
        ("list: entries\n", "", "for a table of documents"),
        ('heading: "ИИН"', "column: Q", "Column 1 of the mapping is not in the list"),
        ('heading: "ИИН"\n    ', "", "neither `heading` nor"),
        ("columns:", "columns: *a", "line 3"),
        ("columns:", "columns: {", "is no YAML"),
        (GOOD, "[" * 10_000, "line 1"),
        (GOOD, "", "no mapping"),
        (GOOD, "a: " * 400_000, "larger than 1 MB"),
    ],
)
def test_a_mapping_that_does_not_fit_is_explained(old: str, new: str, said: str) -> None:
    """This test ensures that a mistake in the file leads to its line or to the form's fields."""
    assert old in GOOD

    def use() -> None:
        mapping = ColumnMapping.parse(GOOD.replace(old, new, 1))
        sheets.read_rows(REGISTER, LIST, known=known(REGISTER), mapping=mapping)

    with pytest.raises(FormDataError) as caught:
        use()
    assert said in str(caught.value)
    for problem in caught.value.problems:
        assert explain(problem, "kk")


YAML = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["name", "iin"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["form", "list", "columns", "heading", "column", "field", "split", "ignore"]) | st.text(max_size=4),
        inner, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@given(YAML.map(json.dumps) | st.text(max_size=80) | st.binary(max_size=80))
@example("a: 2026-13-45")
@example("? [a]\n: b")
@example("!!python/object:os.system x")
@example(b"\xff\xfe")
def test_any_file_is_a_mapping_or_a_clear_error(content: str | bytes) -> None:
    """This test ensures that no YAML makes a traceback or hangs."""
    try:
        mapping = ColumnMapping.parse(content)
        sheets.read_rows(REGISTER, LIST, known=known(REGISTER), mapping=mapping)
    except FormDataError as error:
        assert all(str(problem) for problem in error.problems)


def test_a_table_of_documents_takes_a_mapping_too() -> None:
    """This test ensures that a batch may come from a table with headings of its own."""
    form = get_form("registration-instruction")
    own = {"addressee.surname", "addressee.given_name", "addressee.patronymic"}
    parts = [part for part in parts_of(form).as_row.parts if part.required and part.path not in own]
    content = table(
        ["Телефон", "Кімге", *(part.path for part in parts)], ["8 700", "Ахметов Асхат"]
    )
    mapping = ColumnMapping.parse(
        f"form: {form.id}\ncolumns:\n  - heading: Кімге\n    field: addressee\n"
        "    split: surname-first\n"
    )
    (document,) = sheets.read_documents(form, content, mapping=mapping, ignore=["Телефон"])
    assert document.data["addressee"] == {"surname": "Ахметов", "given_name": "Асхат"}
    other = ColumnMapping.parse(GOOD)
    with pytest.raises(FormDataError, match="another form"):
        sheets.read_documents(form, content, mapping=other)
