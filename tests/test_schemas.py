"""The plain JSON Schema of a form and its UI schema: what tools make of them, the form takes."""

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import jsonschema
import pytest
from hypothesis import given, strategies as st
from support.catalogue import LANGUAGES, every_fillable, sample
from support.strategies import documents

from kzforms import Form, FormDataError, InvalidValue, cli, get_form
from kzforms.fields.field import Field
from kzforms.fields.patterns import text_pattern
from kzforms.fields.plain import plain_schema
from kzforms.fields.tree import FieldTree
from kzforms.fields.ui import ui_schema
from kzforms.text import Language
from kzforms.values import FormModel, Label, Line

KEYWORDS = {
    *("title", "description", "examples", "type", "format", "pattern", "minLength", "maxLength"),
    *("minimum", "maximum", "minItems", "maxItems", "uniqueItems", "items", "oneOf", "const"),
    *("properties", "required", "additionalProperties", "$defs", "$ref"),
}
"""What the schema may say: words of every draft since 7. No anyOf, no null, no word of ours."""

ODD_TEXTS = (
    *("", " ", "\u00a0", "№", " № ", "№№", "№ 1", "\x1c", "\x00", "\u00ad", "\u0259", "и\u0306"),
    *(
        "漢",
        "2026-13-01",
        "2026-01-13",
        "1899-12-31",
        "1999-12-31",
        "2100-01-01",
        "9" * 12,
        "Я" * 601,
    ),
)
"""Texts that some field refuses."""


def in_one_language(form: Form, document: FormModel, language: Language) -> dict[str, Any]:
    """The document's data with each wording as a text of one language, if it has one."""
    data = document.model_dump(mode="json", exclude_none=True)
    for path, _, text in form.fields.wordings(document):
        path.put(data, text.get(language))
    found: dict[str, Any] = _without_null(data)
    return found


def _without_null(data: Any) -> Any:
    if isinstance(data, list):
        return [_without_null(part) for part in data]
    if isinstance(data, Mapping):
        return {name: _without_null(part) for name, part in data.items() if part is not None}
    return data


def _short(data: Any) -> Any:
    """The data with one row in each list."""
    if isinstance(data, list):
        return [_short(part) for part in data[:1]]
    return {name: _short(part) for name, part in data.items()} if isinstance(data, dict) else data


def checker(form: Form, language: Language = "ru") -> jsonschema.Draft202012Validator:
    """What checks data by the plain schema, formats too."""
    schema = form.schema(language, profile="plain")
    return jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def loads(form: Form, data: dict[str, Any]) -> bool:
    """Whether the form takes the data."""
    try:
        form.load(data)
    except FormDataError:
        return False
    return True


def schemas(node: Any) -> Iterator[dict[str, Any]]:
    """A schema and all schemas in it."""
    yield node
    for named in ("properties", "$defs"):
        for part in node.get(named, {}).values():
            yield from schemas(part)
    for part in (*node.get("oneOf", ()), *([node["items"]] if "items" in node else ())):
        yield from schemas(part)


def odd_values(data: Any, *way: str | int) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """For each text, number and list in data: its place, with each value that may not fit there."""
    match data:
        case str():
            yield from ((way, text) for text in ODD_TEXTS)
        case int() | float():
            yield from ((way, number) for number in (-1, 1.5, 10**6, True))
        case list():
            yield from ((way, rows) for rows in ([], data * 2))
    if isinstance(data, dict | list):
        for step, part in data.items() if isinstance(data, dict) else enumerate(data):
            yield from odd_values(part, *way, step)


def put(data: Any, way: tuple[str | int, ...], value: Any) -> Any:
    """The data with another value in one place."""
    changed = json.loads(json.dumps(data))
    node = changed
    for step in way[:-1]:
        node = node[step]
    node[way[-1]] = value
    return changed


class TestPlainSchema:
    """The plain schema says all that JSON Schema can say of what a form takes."""

    @every_fillable
    def test_its_words_are_those_of_every_draft(self, form: Form) -> None:
        """This test ensures that a strict validator and a generator of types take the schema."""
        for language in LANGUAGES:
            schema = form.schema(language, profile="plain")
            jsonschema.Draft202012Validator.check_schema(schema)
            jsonschema.Draft7Validator.check_schema(schema)
            assert schema["title"] == form.title[language]
            assert all(name.isascii() and name.isidentifier() for name in schema.get("$defs", ()))
            for part in schemas(schema):
                assert part.keys() <= KEYWORDS
                assert isinstance(part.get("type", ""), str)
                assert "" not in {part.get("title"), part.get("description")}

    @every_fillable
    def test_every_sample_is_valid_and_loads(self, form: Form) -> None:
        """This test ensures that a document of one language fits its schema, as it is printed."""
        for language in LANGUAGES:
            data = in_one_language(form, sample(form), language)
            checker(form, language).validate(data)
            loaded = form.load(data)
            assert in_one_language(form, loaded, language) == data

    @pytest.mark.kinds
    @every_fillable
    @given(drawn=st.data())
    def test_every_document_is_valid_and_loads(self, form: Form, drawn: st.DataObject) -> None:
        """This test ensures that the schema refuses nothing that a form in one language holds."""
        data = in_one_language(form, drawn.draw(documents(form.model)), "ru")
        checker(form).validate(data)
        form.load(data)

    @pytest.mark.kinds
    @every_fillable
    def test_what_it_takes_loads(self, form: Form) -> None:
        """This test ensures that an odd value which the schema lets through is taken by the form."""
        data = _short(in_one_language(form, sample(form), "ru"))
        validator = checker(form)
        for way, odd in odd_values(data):
            changed = put(data, way, odd)
            if validator.is_valid(changed) and way[-1] not in {"iin", "start", "end"}:
                assert loads(form, changed), (way, odd)

    def test_a_text_matches_if_each_character_is_printed(self) -> None:
        """This test ensures that the pattern and the model refuse the same characters."""
        schema = jsonschema.Draft202012Validator({"pattern": text_pattern()})
        one = Line(1)
        for code in range(0x10000):
            given_text = chr(code)
            try:
                taken = one.check(given_text) == given_text
            except InvalidValue:
                taken = False
            assert schema.is_valid(given_text) == taken, hex(code)

    def test_what_cannot_be_had_is_refused(self, capsys: pytest.CaptureFixture[str]) -> None:
        """This test ensures that two languages and odd profiles are named as the mistake."""
        form = get_form("registration-instruction")
        with pytest.raises(InvalidValue, match="one language"):
            form.schema("kk-ru", profile="plain")
        with pytest.raises(InvalidValue, match="one language"):
            form.ui_schema("kk-ru")  # type: ignore[arg-type]
        with pytest.raises(InvalidValue, match="full or plain"):
            form.schema(profile="odd")  # type: ignore[arg-type]
        assert cli.run(["schema", form.id, "--profile", "plain", "--lang", "ru"]) == 0
        assert json.loads(capsys.readouterr().out) == form.schema("ru", profile="plain")
        assert cli.run(["schema", form.id, "--profile", "plain", "--lang", "kk-ru"]) == 2
        assert "one language" in capsys.readouterr().err

    def test_titles_and_suggestions(self) -> None:
        """This test ensures that titles are in the page's language, ranks in the document's."""
        form = get_form("registration-instruction")
        rank = form.schema("kk", titles="ru", profile="plain")["properties"]["rank"]
        assert rank["title"] == "Воинское звание"
        assert "аға лейтенант" in rank["examples"]

    def test_yes_and_no(self) -> None:
        """This test ensures that a kind of field which no form has yet has its schema."""

        class Asked(FormModel):
            agreed: Annotated[bool, Label("Келісемін", "Согласен")]

        tree = FieldTree(Asked)
        schema = plain_schema(tree, "ru", "ru", "Вопрос")
        assert schema["properties"] == {"agreed": {"type": "boolean", "title": "Согласен"}}
        assert ui_schema(tree, "kk")["agreed"] == {"ui:title": "Келісемін"}


class TestUiSchema:
    """The UI schema says of each field of the plain schema how it is shown."""

    @every_fillable
    def test_it_has_the_fields_of_the_schema(self, form: Form) -> None:
        """This test ensures that no field is left out, and none is named that does not exist."""
        for language in LANGUAGES:
            schema = form.schema(language, profile="plain")
            shown = form.ui_schema(language)
            _compare(shown, schema, schema.get("$defs", {}))

    @every_fillable
    def test_it_shows_each_kind_as_a_clerk_expects(self, form: Form) -> None:
        """This test ensures that long texts have an area, choices boxes, dates an example."""
        shown = form.ui_schema("ru")
        for field in form.fields.walk():
            part = _at(shown, field)
            widget = {"choices": "checkboxes"}.get(
                field.kind, "textarea" if field.multiline else None
            )
            assert part.get("ui:widget") == widget
            assert ("ui:placeholder" in part) == (field.kind == "date")


def _compare(shown: dict[str, Any], schema: dict[str, Any], groups: dict[str, Any]) -> None:
    if "ui:order" not in shown or "$ref" in schema:  # the document's own title is the form's
        assert shown.get("ui:title") == schema.get("title")
        assert shown.get("ui:description") == schema.get("description")
    if "$ref" in schema:
        schema = groups[schema["$ref"].rpartition("/")[2]]
    own = {name for name in shown if not name.startswith("ui:")}
    if schema["type"] == "object":
        assert own == set(schema["properties"])
        assert shown["ui:order"] == list(schema["properties"])
        for name, part in schema["properties"].items():
            _compare(shown[name], part, groups)
    options = schema.get("oneOf", schema.get("items", {}).get("oneOf"))
    if options:
        assert [each["ui:title"] for each in shown["oneOf"]] == [each["title"] for each in options]
    elif schema["type"] == "array":
        assert own == {"items"}
        _compare(shown["items"], schema["items"], groups)


def _at(shown: dict[str, Any], field: Field) -> dict[str, Any]:
    for step in field.path.steps:
        shown = shown[step if isinstance(step, str) else "items"]
    return shown
