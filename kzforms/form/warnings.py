"""What looks odd in a document that is printed as it was given."""

from collections.abc import Iterator
from typing import Any

from kzforms.errors import Problem
from kzforms.fields.field import Field
from kzforms.fields.path import Path
from kzforms.form.form import Form
from kzforms.form.suspicions import suspicions
from kzforms.text import Bilingual, Language, mixed_script_words
from kzforms.values import FormModel, LocalText

_REMARKS = frozenset({"note"})


def warnings_of(
    form: Form, document: FormModel, languages: tuple[Language, ...]
) -> tuple[Problem, ...]:
    """Return everything odd: look-alike letters, values that look wrong, empty cells."""
    return (
        *_mixed_scripts(form, document, languages),
        *suspicions(form, document),
        *_empty_cells(form, document),
        *document.warnings(),
    )


def _mixed_scripts(
    form: Form, document: FormModel, languages: tuple[Language, ...]
) -> Iterator[Problem]:
    for path, field, value in form.fields.values(document):
        for text_path, text in _texts(path, field, value, languages):
            places = mixed_script_words(text)
            if places:
                yield Problem(
                    str(text_path),
                    "mixed_script",
                    f"Word {places[0]} mixes Cyrillic and Latin letters.",
                    "Type it again in one script: look-alikes cannot be searched for.",
                    {"word": places[0]},
                )


def _texts(
    path: Path, field: Field, value: Any, languages: tuple[Language, ...]
) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, LocalText):
        for language in languages:
            if text := value.get(language):
                yield path if value.plain is not None else path / language, text
    elif value is not None:
        for part in field.parts:
            if part.printed_apart:  # a value of its own
                continue
            yield from _texts(path / part.name, part, getattr(value, part.name), languages)


def _empty_cells(form: Form, document: FormModel) -> Iterator[Problem]:
    table = form.edition.table
    if table is None:
        return
    rows = getattr(document, table.rows)
    for column in table.columns:
        if column.field is None or column.field in _REMARKS:
            continue
        empty = sum(getattr(row, column.field) is None for row in rows)
        if empty:
            yield Problem(
                f"{table.rows}[].{column.field}",
                "cells_empty",
                f"{empty} of {len(rows)} rows leave this column empty.",
                "Fill it in, unless it is not known yet.",
                {
                    "column": Bilingual(kk=column.kk, ru=column.ru),
                    "empty": empty,
                    "rows": len(rows),
                },
            )
