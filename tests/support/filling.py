"""Filling a blank as a person does: field by field, with what stands in a document."""

import io
import re
from datetime import date
from enum import Enum
from typing import Any

import pypdf

from kzforms import Form
from kzforms.grammar import kk, ru
from kzforms.text import LANGUAGES
from kzforms.values import FormModel, LocalText

_STEP = re.compile(r"\[(\d+)\]|(\w+)")


def field_names(pdf: bytes) -> list[str]:
    """The names of the fields that are no signatures, in the order of the file."""
    fields = pypdf.PdfReader(io.BytesIO(pdf)).get_fields() or {}
    return [name for name, field in fields.items() if field.get("/FT") in {"/Tx", "/Btn"}]


def texts(fields: bytes | list[str], document: FormModel) -> dict[str, str]:
    """What a person writes in each field of a blank so that it says what the document says.

    Args:
        fields: The blank, or the names of its fields.
        document: What to write.
    """
    names = field_names(fields) if isinstance(fields, bytes) else fields
    found = {name: _text(document, _steps(name)) for name in names}
    return {name: text for name, text in found.items() if text}


def fill(pdf: bytes, written: dict[str, str]) -> bytes:
    """The blank with these texts in its fields, saved by pypdf."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    writer.update_page_form_field_values(None, written, auto_regenerate=False)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def as_printed(form: Form, document: FormModel, lang: str) -> FormModel:
    """The document with what a form prints in the languages of a blank, and nothing else.

    What is ticked is in the order of the page.
    """
    data = _in_language(document.model_dump(mode="json", exclude_none=True), lang)
    unprinted = [set(form.edition.not_printed.get(each, ())) for each in LANGUAGES if each in lang]
    for name in set.intersection(*unprinted):
        data.pop(name, None)
    for name, value in document:
        if isinstance(value, tuple) and value and isinstance(value[0], Enum):
            data[name] = [each.value for each in type(value[0]) if each in value]
    return form.load(data)


def _in_language(data: Any, lang: str) -> Any:
    """Data without wordings in other languages."""
    if isinstance(data, list):
        return [_in_language(each, lang) for each in data]
    if not isinstance(data, dict):
        return data
    if data and data.keys() <= set(LANGUAGES):
        return {language: text for language, text in data.items() if language in lang}
    kept = {name: _in_language(value, lang) for name, value in data.items()}
    return {name: value for name, value in kept.items() if value or not data[name]}


def _steps(name: str) -> list[int | str]:
    return [int(index) if index else step for index, step in _STEP.findall(name)]


def _text(value: Any, steps: list[int | str]) -> str | None:
    """The text of the value that is this way down."""
    for place, step in enumerate(steps):
        if value is None:
            return None
        if isinstance(value, tuple) and isinstance(step, int):
            value = value[step] if step < len(value) else None
        elif isinstance(value, date):
            return _date_part(value, steps)
        elif isinstance(value, Enum | tuple):
            chosen = value if isinstance(value, tuple) else (value,)
            return "/on" if step in {each.value for each in chosen} else None
        elif isinstance(value, LocalText):
            assert place == len(steps) - 1
            value = value.get("kk" if step == "kk" else "ru")
        else:
            value = getattr(value, str(step))
    if isinstance(value, bool):
        return "/on" if value else None
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else None if value is None else str(value)


def _date_part(day: date, steps: list[int | str]) -> str:
    months = (f"{day.month:02}", kk.month(day.month, "dative"), ru.month(day.month).upper())
    parts = {
        "day": str(day.day),
        "month": months[day.day % 3],
        "year": f"{day.year % 100:02}",
        "whole_year": str(day.year),
    }
    return parts[str(steps[-1])]
