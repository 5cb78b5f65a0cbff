"""What is said to the person who fills in a form."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError
from support.catalogue import every_fillable, sample

import kzforms
from kzforms import Form, FormDataError, InvalidValue, Problem, explain
from kzforms.form import data as form_data
from kzforms.messages import Message, MessageLanguage, messages, parameters
from kzforms.sheets import cells, csv_grids

PACKAGE = Path(kzforms.__file__).parent
MESSAGE_LANGUAGES: tuple[MessageLanguage, ...] = get_args(MessageLanguage)
EVERY_TEXT = [
    pytest.param(message, id=f"{code}-{number}")
    for code, variants in messages().problems.items()
    for number, message in enumerate(variants)
]


_PLACES = {
    "InvalidValue": 0,
    "_refused": 0,
    "refused": 0,
    "Problem": 1,
    "CellProblem": 1,
    "TooLarge": 0,
    "_wrong": 2,
}
"""Where the code stands among the arguments of what makes a problem."""


def _codes_in_the_code() -> Iterator[str]:
    """The codes that the library's modules give: wherever a problem is made."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            place = _PLACES.get(name)
            if place is not None and len(node.args) > place:
                code = node.args[place]
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    yield code.value
    yield from (code for code, _, _ in form_data._CODES.values())
    yield form_data._WRONG_KIND[0]
    yield from (*cells._MESSAGES, *csv_grids._MESSAGES)
    yield "text_character"  # RefusedCharacter gives it itself


def test_every_code_has_its_message_and_every_message_its_code() -> None:
    """This test ensures that no problem is left without words, and no words without a use."""
    told = set(messages().problems)
    assert set(_codes_in_the_code()) <= told
    source = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    assert {code for code in told if f'"{code}"' not in source} <= {"render_error"}


@pytest.mark.parametrize("message", EVERY_TEXT)
def test_the_languages_say_the_same(message: Message) -> None:
    """This test ensures that a limit or number is told in every language or in none."""
    assert parameters(message.kk) == parameters(message.ru) == parameters(message.en)
    for lang in MESSAGE_LANGUAGES:
        text = message[lang]
        assert text == text.strip()
        assert text.endswith((".", "?"))
    assert not re.search(r"[ёЁ]", message.ru)


@pytest.mark.parametrize("message", EVERY_TEXT)
def test_each_language_keeps_to_its_letters(message: Message) -> None:
    """This test ensures that no Latin look-alike and no Kazakh letter is where it should not be."""
    kk, ru, en = (
        re.sub(r"\{\w+\}|https://|JSON|UTF-8|XLSX|CSV|PDF", "", message[lang])
        for lang in MESSAGE_LANGUAGES
    )
    assert not re.search(r"[A-Za-z]", kk)
    assert not re.search(r"[A-Za-zәғқңөұүһі]", ru)
    assert not re.search(r"[А-Яа-я]", en)


def test_variants_differ_in_their_parameters() -> None:
    """This test ensures that every variant of a message can be reached."""
    problems = messages().problems
    assert problems
    for variants in problems.values():
        assert variants
        names = [parameters(variant.kk) for variant in variants]
        assert all(
            not earlier <= later for place, later in enumerate(names) for earlier in names[:place]
        )


_WRONG: dict[str, dict[str, Any]] = {
    "training-certificate": {
        "recipient": {"surname": "", "given_name": "А" * 61, "age": 1},
        "institution": {"en": "University"},
        "faculty": {"kk": "Əдебиет"},
        "military_speciality_code": "x\u200b",
        "exam_date": "31.02.2026",
        "training_camp": {"start": "2026-05-02", "end": "2026-05-01"},
        "reason": 7,
        "head": {"surname": "Сарбасов", "given_name": "Асан", "rank": []},
    },
    "named-list-reserve-officers": {
        "institution": "Университет",
        "entries": [
            {"iin": iin, "name": {"surname": "А", "given_name": "Б"}}
            for iin in (99, "99", "99010150000x", "990101500007", "120000004701")
        ],
        "personal_files": -1,
        "head": "Сарбасов",
    },
    "registration-instruction": {"due_date": "20.12.1926", "registration_date": "ертең"},
}


def _problems() -> Iterator[Problem]:
    for form_id, data in _WRONG.items():
        form = kzforms.get_form(form_id)
        wrong: tuple[dict[str, Any] | str | bytes, ...] = (
            *(data, {"entries": []}),
            *("{", '{"a": 1, "a": 2}', b"\xff", " " * 20_000_001),
        )
        for given in wrong:
            try:
                form.load(given)
            except FormDataError as error:
                yield from error.problems
    try:
        kzforms.render(kzforms.get_form("training-certificate").load(_one_language()), "kk-ru")
    except FormDataError as error:
        yield from error.problems


def _one_language() -> dict[str, object]:
    document = kzforms.get_form("training-certificate").load(kzforms.sample("training-certificate"))
    data = document.model_dump(mode="json", exclude_none=True)
    return {**data, "faculty": "Заң", "reason": {"kk": "себеп"}}


def test_problems_are_explained_with_their_numbers() -> None:
    """This test ensures that what validation finds is explained in full in each language."""
    seen = set()
    for problem in _problems():
        seen.add(problem.code)
        for lang in MESSAGE_LANGUAGES:
            text = explain(problem, lang)
            assert text != messages().unknown[lang], problem
            assert "{" not in text, problem
    assert seen >= {
        "iin_text", "iin_length", "iin_digits", "iin_check_digit", "date_range", "not_a_date",
        "no_such_date", "period_order", "too_long", "text_character", "language_missing",
        "missing", "unknown_field", "wrong_type", "too_few_rows", "number_range", "json",
        "limit_file", "json_encoding",
    }  # fmt: skip


@pytest.mark.parametrize("form_id", _WRONG)
def test_who_validates_with_the_model_gets_the_same_problems(form_id: str) -> None:
    """This test ensures that a portal need not load the data in our way to say what is wrong."""
    form, data = kzforms.get_form(form_id), _WRONG[form_id]
    with pytest.raises(FormDataError) as refused:
        form.load(data)
    with pytest.raises(ValidationError) as by_python:
        form.model.model_validate(data)
    with pytest.raises(ValidationError) as by_json:
        form.model.model_validate_json(json.dumps(data))
    for raised in (by_python, by_json):
        found = kzforms.problems_of(raised.value)
        assert found == refused.value.problems
        assert [each.params for each in found] == [each.params for each in refused.value.problems]


@pytest.mark.parametrize("text", ["", "{", '{"Құпия": Құпия', '["Құпия"]', '"Құпия"', "NaN", "1"])
def test_what_is_no_json_is_explained_without_what_was_typed(text: str) -> None:
    """This test ensures that JSON which the model reads itself is told as one that we read."""
    with pytest.raises(ValidationError) as raised:
        kzforms.get_form("training-certificate").model.model_validate_json(text)
    (problem,) = kzforms.problems_of(raised.value, "request")
    assert (problem.path, problem.code) in {("request", "json"), ("request", "wrong_type")}
    assert "Құпия" not in f"{problem} {problem.params}"
    for lang in MESSAGE_LANGUAGES:
        assert explain(problem, lang) != messages().unknown[lang]


@every_fillable
def test_what_is_missing_in_any_form_is_explained(form: Form) -> None:
    """This test ensures that an empty form of any kind leaves no message unexplained."""
    with pytest.raises(FormDataError) as error:
        form.load({})
    assert error.value.problems
    for problem in error.value.problems:
        assert explain(problem, "kk") == "Бұл жолды толтыру міндетті."


@pytest.mark.parametrize(
    ("problem", "ru"),
    [
        (
            InvalidValue("too_long", "", limit=60, length=75),
            "Текст слишком длинный: знаков 75, а в строку помещается не более 60. Сократите его.",
        ),
        (
            InvalidValue("date_range", "", first="2000-01-01", last="2099-12-31"),
            "Дата должна быть не ранее 01.01.2000 и не позднее 31.12.2099. Проверьте год.",
        ),
        (
            Problem("faculty.ru", "language_missing", "", params={"language": "ru"}),
            "Эта строка не заполнена на русском языке, а документ печатается на этом языке. Впишите текст на русском языке.",
        ),
        (
            Problem("entries", "too_many_rows", "", params={"max_length": 5000}),
            "Записей в списке может быть не более 5\u00a0000. Разделите его на несколько документов.",
        ),
        (
            Problem("name", "own_code", "A portal's own check.", params={"limit": 1}),
            "Это значение не принято. Проверьте его и впишите заново.",
        ),
    ],
    ids=lambda value: getattr(value, "code", ""),
)
def test_parameters_are_shown_as_people_write_them(
    problem: Problem | InvalidValue, ru: str
) -> None:
    """This test ensures that dates, numbers and languages in a message read naturally."""
    assert explain(problem, "ru") == ru


def test_the_kazakh_letter_is_named_for_its_look_alike() -> None:
    """This test ensures that who typed a Latin schwa is told which letter to type."""
    with pytest.raises(InvalidValue) as caught:
        kzforms.values.Line(20).check("Əлия")
    assert "«Ә» әрпін" in explain(caught.value)


def test_warnings_are_explained_too() -> None:
    """This test ensures that what looks odd is said in the language of the page."""
    form = kzforms.get_form("named-list-reserve-officers")
    document = sample(form).model_copy(update={"personal_files": 99})
    (warning,) = document.warnings()
    assert explain(warning, "ru").startswith("Количество прилагаемых личных дел (99)")


def test_a_column_is_called_as_the_form_calls_it() -> None:
    """This test ensures that nobody is shown the name of a field in data."""
    form = kzforms.get_form("named-list-specialists")
    data = sample(form).model_dump(mode="json", exclude_none=True)
    del data["entries"][0]["position_code"]
    (warning,) = kzforms.render(form.load(data)).warnings
    assert explain(warning, "kk").startswith("«Лауазым коды» бағанында")
    assert explain(warning, "ru").startswith("В графе «Код должности»")
    assert "Код должности" in explain(warning, "en")


def test_another_language_is_refused() -> None:
    """This test ensures that a language that is not there is never replaced by another."""
    with pytest.raises(InvalidValue) as caught:
        explain(InvalidValue("empty", ""), "de")  # type: ignore[arg-type]
    assert caught.value.code == "language"
