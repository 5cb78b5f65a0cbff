"""From what a user gave to a model, or to the problems with it."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from kzforms.bounded import require_bounded_tree
from kzforms.byte_order import unicode_encoding
from kzforms.errors import FormDataError, InvalidValue, Problem, TooLarge
from kzforms.fields.field import Field
from kzforms.fields.path import Path
from kzforms.fields.tree import FieldTree
from kzforms.limits import Budget, refusing, too_deep
from kzforms.text import Language
from kzforms.values import FormModel
from kzforms.values.rows import MAX_ROWS

Model = TypeVar("Model", bound=FormModel)

_LONGEST_NAME: Final = 80
"""How much of a field's name a message shows: enough to find it."""

#: pydantic's error types: our code, message, hint. Values that the user gave are never shown.
_CODES: Final[dict[str, tuple[str, str, str]]] = {
    "missing": ("missing", "This field is missing.", "Add it."),
    "extra_forbidden": (
        "unknown_field",
        "There is no such field.",
        "Remove it; `kzforms schema` shows the fields.",
    ),
    "value_error": (
        "wrong_type",
        "This is no value of the kind that belongs here.",
        "Correct it; `kzforms schema` shows the fields.",
    ),
    "invalid_key": (
        "unknown_field",
        "The name of a field must be a text.",
        "Correct it; `kzforms schema` shows the fields.",
    ),
    "string_unicode": (
        "text_character",
        "The text holds half of a surrogate pair, which is no character.",
        "Delete it.",
    ),
    "string_type": ("wrong_type", "This must be a text.", "Put it in quotes."),
    "int_type": ("not_a_number", "This must be a whole number.", "Write it in digits."),
    "int_parsing": ("not_a_number", "This must be a whole number.", "Write it in digits."),
    "int_from_float": ("not_a_number", "This must be a whole number.", "Round it."),
    "int_parsing_size": ("not_a_number", "The number is too long.", "Correct it."),
    "finite_number": ("not_a_number", "This must be a whole number.", "Write it in digits."),
    "greater_than_equal": ("number_range", "The number must be {ge} or more.", "Correct it."),
    "less_than_equal": ("number_range", "The number must be {le} or less.", "Correct it."),
    "bool_type": ("wrong_type", "This must be true or false.", "Write true or false."),
    "bool_parsing": ("wrong_type", "This must be true or false.", "Write true or false."),
    "too_short": (
        "too_few_rows",
        "There are too few rows: {actual_length}, at least {min_length}.",
        "Add rows.",
    ),
    "too_long": (
        "too_many_rows",
        "There are too many rows: at most {max_length}.",
        "Split the list into several documents.",
    ),
    "tuple_type": ("wrong_type", "This must be a list.", "Put the rows in [ ]."),
    "json_invalid": ("json", "The data are not JSON.", "Correct them."),
    "literal_error": ("choice", "This must be one of {expected}.", "Choose one."),
    "enum": ("choice", "This must be one of {expected}.", "Choose one."),
}
_WRONG_KIND: Final = (
    "wrong_type",
    "This must be an object with fields.",
    'Write it in { } as {"field": value}.',
)


def load(model: type[Model], data: Mapping[str, Any] | str | bytes) -> Model:
    """Return the document from a dictionary or JSON.

    Args:
        model: What it must fit.
        data: The fields, or JSON text; bytes are UTF-8.

    Raises:
        FormDataError: It is no JSON, is too large, or does not fit.
    """
    fields = read_json(data) if isinstance(data, str | bytes) else data
    with _as_problems():
        return model.model_validate(fields)


@contextmanager
def _as_problems(path: str = "") -> Iterator[None]:
    """Turn what validation raises into problems.

    Args:
        path: Where the data that are validated belong.

    Raises:
        FormDataError: Validation raised something.
    """
    try:
        with refusing(lambda: FormDataError([Problem(path, *_WRONG_KIND)])):
            try:
                yield
            except ValidationError as error:
                raise FormDataError(problems_of(error, path)) from None
    except TooLarge as error:
        raise FormDataError([error.problem]) from None


def load_known(tree: FieldTree, data: Mapping[str, Any] | str | bytes) -> FormModel:
    """Return the fields of a document that are known already, for a blank.

    Each field that is given must be right; none has to be given. A row may know some of
    its fields only. What is not known is None, or missing from the result.

    Raises:
        FormDataError: It is no JSON, names a field that does not exist, or a value is wrong.
    """
    fields = read_json(data) if isinstance(data, str | bytes) else data
    problems: list[Problem] = []
    known = _known_fields(tree.root, fields, Path(), problems)
    if problems:
        raise FormDataError(problems)
    return tree.model.model_construct(**known)


def _known_fields(group: Field, fields: Any, path: Path, problems: list[Problem]) -> dict[str, Any]:
    known: dict[str, Any] = {}
    if not isinstance(fields, Mapping):
        problems.append(Problem(str(path), *_WRONG_KIND))
        fields = {}
    for name, value in fields.items():
        here = path / _shown(str(name))
        try:
            field = group.part(name)
        except KeyError:
            problems.append(Problem(str(here), *_CODES["extra_forbidden"]))
            continue
        if value is None or value == "":
            continue
        row = field.item
        if isinstance(value, list | tuple) and row is not None and row.parts:
            known[name] = tuple(
                row.type.model_construct(**_known_fields(row, part, here / index, problems))
                for index, part in enumerate(value)
            )
            if len(value) > MAX_ROWS:
                code, message, hint = _CODES["too_long"]
                params = {"max_length": MAX_ROWS}
                problems.append(Problem(str(here), code, message.format_map(params), hint, params))
        else:
            try:
                with _as_problems(str(here)):
                    known[name] = TypeAdapter(field.annotation).validate_python(value)
            except FormDataError as error:
                problems.extend(error.problems)
    return known


def read_json(text: str | bytes) -> Any:
    """Read JSON, strictly: UTF-8, or what a byte order mark says; no key twice, no NaN.

    Raises:
        FormDataError: It is something else, and says in which line; or it is too large.
    """
    try:
        return _read_json(text, Budget())
    except TooLarge as error:
        raise FormDataError([error.problem]) from None


def _read_json(text: str | bytes, budget: Budget) -> Any:
    budget.require_size(len(text))
    if isinstance(text, bytes):
        encoding = unicode_encoding(text) or "utf-8"
        try:
            text = text.decode(encoding)
        except UnicodeDecodeError as error:
            name = encoding.upper().removesuffix("-SIG")
            raise _refused(
                "json_encoding",
                f"The data are not {name} text (byte {error.start + 1}).",
                "Save the file as UTF-8.",
            ) from None
    if not text or text.isspace():
        raise _refused("json", "There are no data: the text is empty.", "Give a JSON object.")
    # A value more needs one of these signs: those inside texts make the count a little too high.
    budget.node(text.count(",") + text.count("[") + text.count("{"))
    try:
        value = json.loads(text, object_pairs_hook=_without_twins, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise _refused(
            "json",
            f"The data are not JSON ({place}): {error.msg}.",
            "Correct that place.",
            line=error.lineno,
            column=error.colno,
        ) from None
    except RecursionError:
        raise too_deep() from None
    except ValueError as error:
        # A number of thousands of digits: Python refuses to convert it.
        if isinstance(error, FormDataError):
            raise
        raise _refused("json", "A number in the data is too long.", "Correct it.") from None
    require_bounded_tree(value, Budget())
    return value


def _refused(code: str, message: str, hint: str, **params: object) -> FormDataError:
    return FormDataError([Problem("", code, message, hint, params)])


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twin = next(name for name in names if names.count(name) > 1)
        raise _refused("json", f"The field '{_shown(twin)}' is given twice.", "Keep one of them.")
    return fields


def _no_constant(name: str) -> Any:
    raise _refused("json", f"{name} is no JSON value.", "Use null, or leave the field out.")


def problems_of(error: ValidationError, path: str = "") -> tuple[Problem, ...]:
    """Return what pydantic found in the data of a form, as `FormDataError` has it.

    For a program that validates with `Form.model` itself. No problem holds what was typed, but
    for the names of fields that the form does not have.

    Args:
        error: The exception.
        path: Where the data that were validated belong: "" for a whole document.
    """
    found = error.errors(include_url=False, include_input=False)
    # pydantic counts valid rows only; if rows are invalid, drop `too_short`: a false alarm.
    wrong_rows = {details["loc"][:-1] for details in found if details["loc"]}
    wrong_rows |= {location[:length] for location in wrong_rows for length in range(len(location))}
    return tuple(
        _problem(details, path)
        for details in found
        if not (details["type"] == "too_short" and details["loc"] in wrong_rows)
    )


def _problem(details: ErrorDetails, base: str) -> Problem:
    path = _path(base, details["loc"])
    context = details.get("ctx", {})
    cause = context.get("error")
    if isinstance(cause, InvalidValue):
        return Problem(path, cause.code, cause.message, cause.hint, cause.params)
    code, message, hint = _CODES.get(details["type"], _WRONG_KIND)
    params = {name: value for name, value in context.items() if isinstance(value, int | str)}
    return Problem(path, code, message.format_map(params), hint, params)


def _path(base: str, location: tuple[int | str, ...]) -> str:
    path = base
    for step in location:
        if isinstance(step, int):
            path += f"[{step}]"
        else:
            path += f".{_shown(step)}" if path else _shown(step)
    return path


def _shown(name: str) -> str:
    """Return the name of a field as a message shows it: printable, and not too long."""
    shown = "".join(
        character if character.isprintable() else f"\\u{ord(character):04x}"
        for character in name[:_LONGEST_NAME]
    )
    return shown if len(name) <= _LONGEST_NAME else f"{shown}…"


def missing_languages(
    tree: FieldTree, document: FormModel, languages: tuple[Language, ...]
) -> Iterator[Problem]:
    """Yield the wordings that a rendering in these languages lacks.

    An inflected wording may lack a language: the one it was made from is printed there.
    """
    for path, field, text in tree.wordings(document):
        if text.plain is not None:
            if len(languages) > 1:
                yield Problem(
                    str(path),
                    "language_missing",
                    "A two-language document needs this wording in both languages.",
                    'Give {"kk": …, "ru": …}.',
                )
            continue
        for language in languages:
            if text.get(language) is None and field.inflected_from is None:
                yield Problem(
                    str(path / language),
                    "language_missing",
                    f"The wording in the document's language ({language}) is missing.",
                    f'Add "{language}".',
                    {"language": language},
                )
