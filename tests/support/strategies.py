"""Hypothesis strategies made from the models themselves."""

import functools
import types
import typing
from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any

from annotated_types import Ge, Le
from hypothesis import settings, strategies as st
from pydantic.fields import FieldInfo

from kzforms.repertoire import RANGES
from kzforms.text import normalise
from kzforms.values import IIN, Day, FormModel, Line, LocalText, Percentage, Period
from kzforms.values.base import find_mark
from kzforms.values.iin import control_digit

costly = settings(max_examples=settings().max_examples // 4)
"""For a property that reads or makes a whole PDF each time."""

_LETTERS = "".join(chr(code) for start, end in RANGES for code in range(start, end + 1))
_USUAL = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯаәбвгғқңөұүһі0123456789-–.,()«»№/ "


@functools.cache
def texts(limit: int, *, multiline: bool = False) -> st.SearchStrategy[str]:
    """Texts as a model holds them: usual ones, and ones from the whole repertoire."""
    alphabet = st.sampled_from(_USUAL) | st.sampled_from(_LETTERS)
    if multiline:
        alphabet |= st.just("\n")
    drawn = st.text(alphabet, min_size=1, max_size=min(limit, 60))
    stretched = st.builds(
        lambda text, times: (text * times)[:limit], drawn, st.integers(1, 1 + limit // 8)
    )
    return stretched.map(lambda text: normalise(text, multiline=multiline)).filter(
        lambda text: 0 < len(text) <= limit and text.strip("№ ") != ""
    )


percentages = st.integers(0, 100_00).map(lambda n: Percentage.parse(f"{n // 100}.{n % 100:02}"))

iins = (
    st.integers(0, 10**11 - 1)
    .map("{:011}".format)
    .filter(control_digit)
    .map(lambda prefix: IIN(prefix + (control_digit(prefix) or "")))
)


_NUMBERS: dict[Any, st.SearchStrategy[Any]] = {
    IIN: iins,
    Percentage: percentages,
}


def days(mark: Day) -> st.SearchStrategy[date]:
    """Dates that a field takes."""
    return st.dates(mark.first, mark.last)


@functools.cache
def documents(model: type[FormModel], *, rows: int = 2) -> st.SearchStrategy[FormModel]:
    """Documents of a form's model, with every kind of value that it takes."""
    fields = {name: _field(info, rows) for name, info in model.model_fields.items()}
    if issubclass(model, Period):
        return st.tuples(fields["start"], fields["end"]).map(
            lambda pair: model(start=min(pair), end=max(pair))
        )
    return st.fixed_dictionaries(fields).map(model.model_validate)


def _field(info: FieldInfo, rows: int) -> st.SearchStrategy[Any]:
    strategy = _annotated(info.rebuild_annotation(), rows)
    return strategy if info.is_required() else st.none() | strategy


def _annotated(annotation: Any, rows: int) -> st.SearchStrategy[Any]:
    bare = _bare(annotation)
    line = find_mark(annotation, Line)
    if line is not None and bare in {str, LocalText}:
        text = texts(line.limit, multiline=line.multiline)
        return text if bare is str else st.fixed_dictionaries({"kk": text, "ru": text})
    if bare in _NUMBERS:
        return _NUMBERS[bare]
    if bare in {date, int}:
        return _bounded(bare, annotation)
    if isinstance(bare, type) and issubclass(bare, Enum | FormModel):
        return documents(bare, rows=rows) if issubclass(bare, FormModel) else st.sampled_from(bare)
    if typing.get_origin(bare) is tuple:
        entry = typing.get_args(bare)[0]
        unique = isinstance(entry, type) and issubclass(entry, Enum)
        return st.lists(_annotated(entry, rows), min_size=1, max_size=rows, unique=unique)
    raise TypeError(f"no strategy for {annotation}")


def _bounded(bare: type, annotation: Any) -> st.SearchStrategy[Any]:
    if bare is date:
        return days(find_mark(annotation, Day) or Day())
    return st.integers(*_bounds(annotation))


def _bounds(annotation: Any) -> tuple[int, int]:
    """The least and the greatest number that a field takes."""
    info = find_mark(annotation, FieldInfo)
    marks = info.metadata if info else (find_mark(annotation, Ge), find_mark(annotation, Le))
    limits = {
        key: getattr(mark, key) for mark in marks for key in ("ge", "le") if hasattr(mark, key)
    }
    return limits.get("ge", 0), limits.get("le", 99_999)


def _bare(annotation: Any) -> Any:
    """The type itself, without marks and without None."""
    if typing.get_origin(annotation) is typing.Annotated:
        return _bare(typing.get_args(annotation)[0])
    if typing.get_origin(annotation) in {typing.Union, types.UnionType}:
        kinds = [kind for kind in typing.get_args(annotation) if kind is not types.NoneType]
        return _bare(kinds[0])
    return annotation


def widest(model: type[FormModel], letter: str) -> FormModel:
    """A document of which every text is as long as it may be, in one letter without a break."""
    return _filled(model, lambda limit: letter * limit)


def filled(model: type[FormModel], text: str) -> FormModel:
    """A document of which every text is this one."""
    return _filled(model, lambda limit: text[:limit])


def _filled(model: type[FormModel], text: Callable[[int], str]) -> FormModel:
    data = {
        name: _example(info.rebuild_annotation(), text) for name, info in model.model_fields.items()
    }
    return model.model_validate(data)


def _example(annotation: Any, text: Callable[[int], str]) -> Any:
    bare = _bare(annotation)
    line = find_mark(annotation, Line)
    if line is not None and bare in {str, LocalText}:
        value = text(line.limit)
        return value if bare is str else {"kk": value, "ru": value}
    if isinstance(bare, type) and issubclass(bare, Period):
        return {"start": date(2026, 9, 28), "end": date(2026, 12, 30)}
    if typing.get_origin(bare) is tuple:
        return [_example(typing.get_args(bare)[0], text)]
    if isinstance(bare, type) and issubclass(bare, FormModel):
        return _filled(bare, text)
    if isinstance(bare, type) and issubclass(bare, Enum):
        return next(iter(bare))
    return {
        IIN: "990101500006",
        Percentage: "99.99",
        date: date(2026, 12, 30),
        int: _bounds(annotation)[1],
    }[bare]
