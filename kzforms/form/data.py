"""From what a user gave to a model, or to the problems with it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from kzforms.errors import FormDataError, InvalidValue, Problem
from kzforms.form.definition import row_model
from kzforms.text import Language
from kzforms.values import FormModel, Inflected, LocalText, Value
from kzforms.values.base import find_mark
from kzforms.values.rows import MAX_ROWS

Model = TypeVar("Model", bound=FormModel)

MAX_BYTES: Final = 20_000_000
"""The largest JSON text that is read."""

#: pydantic's error types: our code, message, hint. Values that the user gave are never shown.
_CODES: Final[dict[str, tuple[str, str, str]]] = {
    "missing": ("missing", "This field is missing.", "Add it."),
    "extra_forbidden": (
        "unknown_field",
        "There is no such field.",
        "Remove it; `kzforms schema` shows the fields.",
    ),
    "string_type": ("wrong_type", "This must be a text.", "Put it in quotes."),
    "int_type": ("not_a_number", "This must be a whole number.", "Write it in digits."),
    "int_parsing": ("not_a_number", "This must be a whole number.", "Write it in digits."),
    "int_from_float": ("not_a_number", "This must be a whole number.", "Round it."),
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
    "literal_error": ("choice", "This must be one of {expected}.", "Choose one."),
    "enum": ("choice", "This must be one of {expected}.", "Choose one."),
}
_WRONG_KIND: Final = (
    "wrong_type",
    "This must be an object with fields.",
    'Write it in { } as {"field": value}.',
)


def load(model: type[Model], data: Mapping[str, Any] | str | bytes) -> Model:
    """The document from a dictionary or JSON.

    Args:
        model: What it must fit.
        data: The fields, or JSON text; bytes are UTF-8.

    Raises:
        FormDataError: It is no JSON, or does not fit.
    """
    fields = read_json(data) if isinstance(data, str | bytes) else data
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        raise FormDataError(problems_of(error)) from None


def load_known(model: type[FormModel], data: Mapping[str, Any] | str | bytes) -> FormModel:
    """The fields of a document that are known already, for a blank.

    Each field that is given must be right; none has to be given. A row may know some of
    its fields only. What is not known is None, or missing from the result.

    Raises:
        FormDataError: It is no JSON, names a field that does not exist, or a value is wrong.
    """
    fields = read_json(data) if isinstance(data, str | bytes) else data
    problems: list[Problem] = []
    known = _known_fields(model, fields, "", problems)
    if problems:
        raise FormDataError(problems)
    return model.model_construct(**known)


def _known_fields(
    model: type[FormModel], fields: Any, path: str, problems: list[Problem]
) -> dict[str, Any]:
    known: dict[str, Any] = {}
    if not isinstance(fields, Mapping):
        problems.append(Problem(path, *_WRONG_KIND))
        fields = {}
    for name, value in fields.items():
        here = f"{path}.{name}" if path else str(name)
        info = model.model_fields.get(name)
        if info is None:
            problems.append(Problem(here, *_CODES["extra_forbidden"]))
        elif value is None or value == "":
            continue
        elif isinstance(value, list | tuple) and (row := _row_of(model, name)) is not None:
            known[name] = tuple(
                row.model_construct(**_known_fields(row, part, f"{here}[{index}]", problems))
                for index, part in enumerate(value)
            )
            if len(value) > MAX_ROWS:
                code, message, hint = _CODES["too_long"]
                params = {"max_length": MAX_ROWS}
                problems.append(Problem(here, code, message.format_map(params), hint, params))
        else:
            try:
                known[name] = TypeAdapter(info.rebuild_annotation()).validate_python(value)
            except ValidationError as error:
                problems.extend(problems_of(error, here))
    return known


def _row_of(model: type[FormModel], name: str) -> type[FormModel] | None:
    try:
        return row_model(model, name)
    except TypeError:
        return None


def read_json(text: str | bytes) -> Any:
    """JSON, strictly: UTF-8, no key twice, no NaN.

    Raises:
        FormDataError: It is something else; says in which line.
    """
    if len(text) > MAX_BYTES:
        most = MAX_BYTES // 10**6
        raise _refused("json_size", f"The data are larger than {most} MB.", "", megabytes=most)
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise _refused(
                "json_encoding",
                f"The data are not UTF-8 text (byte {error.start + 1}).",
                "Save the file as UTF-8.",
            ) from None
    if not text.strip():
        raise _refused("json", "There are no data: the text is empty.", "Give a JSON object.")
    try:
        return json.loads(text, object_pairs_hook=_without_twins, parse_constant=_no_constant)
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
        raise _refused("json", "The data are nested too deep.", "Flatten them.") from None
    except ValueError as error:
        # A number of thousands of digits: Python refuses to convert it.
        if isinstance(error, FormDataError):
            raise
        raise _refused("json", "A number in the data is too long.", "Correct it.") from None


def _refused(code: str, message: str, hint: str, **params: object) -> FormDataError:
    return FormDataError([Problem("", code, message, hint, params)])


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twin = next(name for name in names if names.count(name) > 1)
        raise _refused("json", f"The field {twin[:80]!r} is given twice.", "Keep one of them.")
    return fields


def _no_constant(name: str) -> Any:
    raise _refused("json", f"{name} is no JSON value.", "Use null, or leave the field out.")


def problems_of(error: ValidationError, path: str = "") -> tuple[Problem, ...]:
    """What pydantic found, as problems.

    Args:
        error: The exception.
        path: Where the data that were validated belong.
    """
    found = error.errors(include_url=False, include_input=False)
    # pydantic counts only the rows that are right: where some are wrong, their number is no news.
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
            name = step if len(step) <= 80 else f"{step[:80]}…"  # noqa: PLR2004 - enough to find it
            path += f".{name}" if path else name
    return path


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of a document that is printed as one, with its path.

    A person, a period or an order reference is one value; the rows of a table are not, and
    a signatory's rank is printed apart from the name.
    """
    if isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from leaves(part, f"{path}[{index}]")
    elif isinstance(value, FormModel) and not isinstance(value, Value):
        for name in type(value).model_fields:
            part = getattr(value, name, None)
            if part is not None:
                yield from leaves(part, f"{path}.{name}" if path else name)
    else:
        yield path, value
        for name in value.printed_apart if isinstance(value, Value) else ():
            if (part := getattr(value, name)) is not None:
                yield f"{path}.{name}", part


def missing_languages(document: FormModel, languages: tuple[Language, ...]) -> Iterator[Problem]:
    """The wordings that a rendering in these languages lacks.

    An inflected wording may lack a language: the one it was made from is printed there.
    """
    for path, text, inflected in _local_texts(document, ""):
        if text.plain is not None:
            if len(languages) > 1:
                yield Problem(
                    path,
                    "language_missing",
                    "A two-language document needs this wording in both languages.",
                    'Give {"kk": …, "ru": …}.',
                )
            continue
        for language in languages:
            if text.get(language) is None and not inflected:
                yield Problem(
                    f"{path}.{language}",
                    "language_missing",
                    f"The wording in the document's language ({language}) is missing.",
                    f'Add "{language}".',
                    {"language": language},
                )


def _local_texts(model: FormModel, path: str) -> Iterator[tuple[str, LocalText, bool]]:
    for name, info in type(model).model_fields.items():
        here = f"{path}.{name}" if path else name
        value = getattr(model, name, None)
        inflected = find_mark(info.rebuild_annotation(), Inflected) is not None
        parts = value if isinstance(value, tuple) else (value,)
        for index, part in enumerate(parts):
            place = f"{here}[{index}]" if isinstance(value, tuple) else here
            if isinstance(part, LocalText):
                yield place, part, inflected
            elif isinstance(part, FormModel):
                yield from _local_texts(part, place)
