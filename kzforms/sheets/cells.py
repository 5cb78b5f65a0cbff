"""Cells as data: spreadsheets turn texts into numbers and dates."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from kzforms.errors import CellProblem, RefusedCharacter
from kzforms.sheets.mapping import Divided
from kzforms.sheets.model import Cell
from kzforms.sheets.parts import Part
from kzforms.sheets.splitting import Pieces
from kzforms.text import Bilingual, refuse_invisible
from kzforms.values import IIN

_IIN_LENGTH: Final = 12
_ZEROS: Final = re.compile("0{2,}")
_WHOLE: Final = re.compile(r"-?[0-9]{1,15}")
_SHORTENED: Final = re.compile(r"[0-9][.,]?[0-9]*[eE]\+?[0-9]{1,2}")
_FORMULA_TEXT: Final = re.compile(r'\s*="[^"]*"\s*')
_APOSTROPHE: Final = re.compile(r"\s*['’ʼ`]")
_APOSTROPHE_NUMBER: Final = re.compile(r"\s*'[0-9][0-9 .,/-]*")
_MARKS: Final = frozenset(
    {"×", "x", "х", "v", "✓", "✔", "☑", "☒", "+", "1", "иә", "да", "yes", "true"}
)
_NO_MARKS: Final = frozenset({"☐", "-", "–", "—", "0", "жоқ", "нет", "no", "false"})

_DASHES: Final = frozenset({"-", "–", "—"})

NONE: Final = object()
"""What a dash is read as, in a cell whose field has a value or says that it has none."""

AS_TEXT: Final = (
    "Format the column as text (in Excel: Data, Text to Columns, Text), then compare it with "
    "the documents."
)

#: The problems that only a cell can have: message and hint by code.
_MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "cell_formula": (
        "The formula in this cell has no stored value.",
        "Open the file in the spreadsheet program and save it, or put the value in its place.",
    ),
    "cell_error": ("The formula in this cell gives an error.", "Correct it, or write the value."),
    "cell_hidden": (
        "The number format of this cell hides what it holds: whether it counts cannot be told.",
        "Format the column as text, and see what is there.",
    ),
    "letters_lost": (
        "A question mark stands here for a letter that the file's encoding does not have.",
        "Save the list as XLSX or as CSV UTF-8.",
    ),
    "cell_number": (
        "This cell holds a number where a text is wanted: leading zeros may be lost.",
        AS_TEXT,
    ),
    "cell_date": (
        "The spreadsheet took this text for a date.",
        "Format the column as text, and write it again.",
    ),
    "cell_date_number": (
        "This cell holds a number where a date is wanted.",
        "Format the column as a date, and see whether it is the right one.",
    ),
    "cell_formula_text": (
        'This cell has the signs by which programs keep Excel from changing it: ="…".',
        "Write the value without = and without these quotation marks, or save the list as XLSX.",
    ),
    "cell_apostrophe": (
        "This cell begins with an apostrophe, by which Excel keeps digits as a text.",
        "Write the value without the apostrophe, or save the list as XLSX.",
    ),
    "cell_tick": ("This is no mark.", "Put × where it applies, and nothing elsewhere."),
    "iin_number": ("This IIN was stored as a number, and it has not 12 digits.", AS_TEXT),
    "iin_shortened": (
        "The spreadsheet shortened this IIN to a power of ten: its last digits are lost.",
        "Format the column as text, and write the number again from the document.",
    ),
}


def problem(code: str, cell: Cell, path: str) -> CellProblem:
    """Make one of the problems that only a cell can have."""
    return CellProblem(path, code, *_MESSAGES[code], cell=cell.place)


def value_of(cell: Cell, part: Part, path: str) -> Any:
    """Read a cell as data. Whether the value is right, the form's model decides later.

    Args:
        cell: The cell.
        part: What it holds.
        path: Its place in the data, for problems.

    Returns:
        The value; None for a tick that is not set; `NONE` where a dash says that there is none;
        a `CellProblem` if the spreadsheet changed what was typed, and the typed value can no
        longer be known, or if the cell holds signs that do not belong to its value.
    """
    if cell.fault:
        return problem(cell.fault, cell, path)
    value = cell.value
    if isinstance(value, str) and (disguised := _disguised(value, cell, part, path)):
        return disguised
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if part.may_be_none and isinstance(value, str) and value.strip() in _DASHES:
        return NONE
    match part.kind:
        case "iin":
            found = _iin(value, cell, path)
        case "date":
            found = _date(value, cell, path)
        case "tick":
            found = _tick(value, part, cell, path)
        case "integer" | "number":
            found = _number(value, cell)
        case "choice":
            found = _choice(str(value), part)
        case _:
            found = _text(value, cell, path)
    return found


def _disguised(value: str, cell: Cell, part: Part, path: str) -> CellProblem | None:
    """Return what is wrong with a text that is not what its cell seems to hold."""
    if cell.lines > 1 and not part.multiline:
        last = cell.line + cell.lines - 1
        return CellProblem(
            path,
            "cell_lines",
            f"This cell goes from line {cell.line} of the file to line {last}, and the field "
            "takes one line.",
            f"See whether a quotation mark in line {cell.line} opens it by mistake; "
            "else write it on one line.",
            {"line": cell.line, "last": last},
            cell=cell.place,
        )
    if _FORMULA_TEXT.fullmatch(value):
        return problem("cell_formula_text", cell, path)
    text = part.kind == "text"
    if _APOSTROPHE_NUMBER.fullmatch(value) if text else _APOSTROPHE.match(value):
        return problem("cell_apostrophe", cell, path)
    try:
        refuse_invisible(value)
    except RefusedCharacter as error:
        return CellProblem(
            path, error.code, error.message, error.hint, error.params, cell=cell.place
        )
    return None


def text_of(cell: Cell, path: str) -> str | CellProblem:
    """Read a cell as a text; a problem if the spreadsheet made something else of what was typed."""
    if cell.fault:
        return problem(cell.fault, cell, path)
    value = cell.value
    found: str | CellProblem = _text(
        int(value) if isinstance(value, float) and value.is_integer() else value, cell, path
    )
    return found


def divided(held: Divided, cell: Cell, text: str, path: str) -> Pieces | CellProblem:
    """Divide the text of a cell into the parts that its column holds.

    Returns:
        The text of each part that is there; a problem where it is not certain how to divide it.
    """
    pieces = held.split.divide(text, third_word=held.third_word)
    if pieces is not None:
        return pieces
    parts = [held.parts[name].name or held.parts[name].group for name in held.split.parts]
    order = Bilingual(
        kk="; ".join(part.kk for part in parts), ru="; ".join(part.ru for part in parts)
    )
    return CellProblem(
        path,
        "split_unclear",
        "How this cell is to be divided is not certain.",
        f"Write its parts with semicolons between them, in this order: {both(order.kk, order.ru)}.",
        {"parts": order},
        cell=cell.place,
    )


def _text(value: Any, cell: Cell, path: str) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and _ZEROS.fullmatch(cell.format):
        return str(value).zfill(len(cell.format))  # as the cell shows it
    return problem("cell_date" if isinstance(value, date) else "cell_number", cell, path)


def _iin(value: Any, cell: Cell, path: str) -> Any:
    number = not isinstance(value, str)
    if number and (not isinstance(value, int) or isinstance(value, bool)):
        return problem("iin_number", cell, path)
    text = "".join(str(value).split())
    if number and _ZEROS.fullmatch(cell.format):
        text = text.zfill(len(cell.format))  # as the cell shows it
    if _SHORTENED.fullmatch(text):
        return problem("iin_shortened", cell, path)
    if not text.isdigit() or len(text) >= _IIN_LENGTH:
        return text if number else value
    missing = _IIN_LENGTH - len(text)
    if IIN.is_valid(text.zfill(_IIN_LENGTH)):
        return CellProblem(
            path,
            "iin_zeros_lost",
            f"This IIN has {len(text)} digits. The spreadsheet most likely dropped "
            + ("the zero" if missing == 1 else f"the {missing} zeros")
            + " at its beginning: with "
            + ("it" if missing == 1 else "them")
            + " the check digit is right.",
            "Format the column as text, write the IIN again, and compare it with the document.",
            {"length": len(text), "missing": missing},
            cell=cell.place,
        )
    return problem("iin_number", cell, path) if number else value


def _date(value: Any, cell: Cell, path: str) -> Any:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date | str):
        return value
    return problem("cell_date_number", cell, path)


def _number(value: Any, cell: Cell) -> Any:
    if isinstance(value, str):
        text = "".join(value.split())
        return int(text) if _WHOLE.fullmatch(text) else value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in cell.format:
        value = float(Decimal(str(value)) * 100)  # what the cell shows
        return int(value) if value.is_integer() else value
    return value


def _choice(value: str, part: Part) -> str:
    wanted = _plain(value)
    for option in part.options:
        words = option.words
        if wanted in map(_plain, (option.value, words.kk, words.ru, both(words.kk, words.ru))):
            return option.value
    return value


def both(kk: str, ru: str) -> str:
    """Put words of both languages on one line.

    >>> both("сержант", "сержант"), both("қатардағы жауынгер", "рядовой")
    ('сержант', 'қатардағы жауынгер / рядовой')
    """
    return kk if kk == ru else f"{kk} / {ru}"


def _tick(value: Any, part: Part, cell: Cell, path: str) -> Any:
    mark = _plain(str(value))
    if mark in _MARKS:
        return part.options[0].value or True
    return None if mark in _NO_MARKS else problem("cell_tick", cell, path)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
