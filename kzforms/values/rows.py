"""The rows of a list."""

from typing import Annotated, Final, TypeVar

from pydantic import Field

from kzforms.values.base import Label

MAX_ROWS: Final = 5_000
"""The most rows that a list takes: more than any real list, less than a machine's memory."""

Row = TypeVar("Row")

Rows = Annotated[
    tuple[Row, ...], Field(min_length=1, max_length=MAX_ROWS), Label("Жазбалар", "Записи")
]
"""The rows of a list: at least one."""
