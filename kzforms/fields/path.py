"""The path of a value in a document (`entries[0].name.surname`), or of a field (`entries[].name`).

A path is a text wherever people see it: in problems, in attached data, as the name of a PDF
field or of an input. Only this module takes it apart.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

EACH: Final = None
"""The step `[]`: every row of a list, where a number would name one."""

Step = str | int | None
"""A step down: the name of a field, the number of a row from 0, or `EACH`."""

_STEP: Final = re.compile(r"(?:(?P<dot>\.)?(?P<name>\w+))|\[(?P<index>\d{1,9})?\]")


@dataclass(frozen=True)
class Path:
    """The way from a document to one of its values.

    Attributes:
        steps: From the document down; none for the document itself.

    >>> path = Path.parse("entries[0].name.surname")
    >>> path.steps
    ('entries', 0, 'name', 'surname')
    >>> str(path.generic), str(path.parent)
    ('entries[].name.surname', 'entries[0].name')
    """

    steps: tuple[Step, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Take a path apart.

        Raises:
            ValueError: The text is no path.

        >>> Path.parse("entries[0]..iin")
        Traceback (most recent call last):
        ...
        ValueError: not a path: 'entries[0]..iin'
        """
        steps: list[Step] = []
        place = 0
        while place < len(text):
            found = _STEP.match(text, place)
            if found is None or (found["name"] and bool(found["dot"]) != bool(steps)):
                raise ValueError(f"not a path: {text!r}")
            place = found.end()
            if found["name"]:
                steps.append(found["name"])
            else:
                steps.append(EACH if found["index"] is None else int(found["index"]))
        return cls(tuple(steps))

    def __str__(self) -> str:
        text = ""
        for step in self.steps:
            if isinstance(step, str):
                text += f".{step}" if text else step
            else:
                text += "[]" if step is EACH else f"[{step}]"
        return text

    def __truediv__(self, step: Step) -> Self:
        """Return the path one step further down."""
        return type(self)((*self.steps, step))

    @property
    def parent(self) -> Self:
        """The path one step up; that of the document has itself."""
        return type(self)(self.steps[:-1])

    @property
    def parents(self) -> Iterator[Self]:
        """Every path above this one, the nearest first, the document last."""
        path = self
        while path.steps:
            path = path.parent
            yield path

    @property
    def generic(self) -> Self:
        """The same path in any row: each number becomes `EACH`."""
        return type(self)(tuple(EACH if isinstance(step, int) else step for step in self.steps))

    def is_below(self, other: "Path") -> bool:
        """Tell whether this path leads through another one, or is it."""
        return self.steps[: len(other.steps)] == other.steps

    def matches(self, pattern: "Path") -> bool:
        """Tell whether a pattern, in which `EACH` stands for any row, describes this path.

        >>> Path.parse("entries[3].iin").matches(Path.parse("entries[].iin"))
        True
        """
        return len(self.steps) == len(pattern.steps) and all(
            own == wanted or (wanted is EACH and isinstance(own, int))
            for own, wanted in zip(self.steps, pattern.steps, strict=True)
        )

    def lookup(self, document: Any) -> Any:
        """Return the value at this path, in a model or in plain data; None where there is none.

        >>> Path.parse("entries[1].iin").lookup({"entries": [{"iin": "1"}, {"iin": "2"}]})
        '2'
        """
        found = document
        for step in self.steps:
            if found is None:
                return None
            if isinstance(step, int):
                rows = isinstance(found, Sequence) and not isinstance(found, str)
                found = found[step] if rows and step < len(found) else None
            elif isinstance(found, Mapping):
                found = found.get(step)
            else:
                found = getattr(found, step, None) if isinstance(step, str) else None
        return found

    def put(self, data: dict[str, Any], value: Any) -> None:
        """Put a value into plain data; make the objects and rows on the way.

        Raises:
            ValueError: The way leads through a value that holds no others.

        >>> data = {}
        >>> Path.parse("entries[1].iin").put(data, "2")
        >>> data
        {'entries': [{}, {'iin': '2'}]}
        """
        node: Any = data
        for step, below in zip(self.steps, (*self.steps[1:], ""), strict=True):
            last = below == ""
            inner: Any = value if last else ([] if isinstance(below, int) else {})
            if isinstance(step, int) and isinstance(node, list):
                node.extend({} for _ in range(step + 1 - len(node)))
                if last:
                    node[step] = value
                node = node[step]
            elif isinstance(step, str) and isinstance(node, dict):
                if last:
                    node[step] = value
                node = node.setdefault(step, inner)
            else:
                raise ValueError(f"no way down to {self}")  # noqa: TRY004 - the data are wrong
