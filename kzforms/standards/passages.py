"""Paragraphs and passages: the text of a service standard, as it stands in the act."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, PositiveInt, model_validator

from kzforms.data_files import Record
from kzforms.text import Language

Channel = Literal["portal", "corporation", "centre", "provider"]
"""Where a service is asked for: the e-government portal, the State Corporation
«Government for Citizens», a public service centre (халыққа қызмет көрсету орталығы, until the
State Corporation took their place), the service provider itself (in 2012: уәкілетті орган, the
authorised body)."""

Role = Literal["subtypes", "documents", "document", "fetched", "note"]
"""The purpose of a passage, where its place does not tell it.

"subtypes": its parts are the service's subtypes; "documents": its parts are documents to
bring; "document": it is one itself, although it names a case, and so are its parts; "fetched": what the provider takes from state systems itself; "note": neither."""


def _in_one_line(text: str) -> str:
    if text != " ".join(text.split(" ")).strip() or not text or "\n" in text or "  " in text:
        raise ValueError("this must be one paragraph without spaces around it")
    return text


_Line = Annotated[str, AfterValidator(_in_one_line)]


class Paragraph(Record):
    """A paragraph in both languages.

    Attributes:
        kk: The official Kazakh words.
        ru: The Russian words.
        official: Whether the Russian words were seen in an official text; else they are our
            translation.
    """

    kk: _Line
    ru: _Line
    official: bool = False

    def __getitem__(self, language: Language) -> str:
        return self.kk if language == "kk" else self.ru


class Passage(Paragraph):
    """A paragraph of the text, and what stands under it.

    Attributes:
        number: Its number among its neighbours, if it has one.
        mark: What follows the number in print.
        point: The number of the point, where it is printed before the passage's own: 11 in
            «11.1.».
        subtype: The number of the service's subtype that it is about.
        channel: The channel that it is about.
        role: Its purpose, where its place does not tell it.
        parts: The passages under it.
    """

    number: PositiveInt | None = None
    mark: Literal[")", ".", ")."] = ")"
    point: PositiveInt | None = None
    subtype: PositiveInt | None = None
    channel: Channel | None = None
    role: Role | None = None
    parts: "tuple[Passage, ...]" = ()

    @property
    def printed_number(self) -> str:
        """The number as it is printed, or ""."""
        point = "" if self.point is None else f"{self.point}."
        return "" if self.number is None else f"{point}{self.number}{self.mark}"

    @model_validator(mode="after")
    def _numbers_without_gap(self) -> Self:
        require_consecutive(self.parts)
        return self


def require_consecutive(passages: tuple[Passage, ...]) -> None:
    """Check that neighbours are numbered from 1 without a gap.

    Raises:
        ValueError: A number is missing or out of order.
    """
    numbers = [passage.number for passage in passages if passage.number is not None]
    for expected, number in enumerate(numbers, 1):
        if number != expected:
            raise ValueError(f"a gap in the numbering: {number} stands where {expected} should")


class Point(Record):
    """A numbered part of a standard: a row of the table, or a point of the text.

    Attributes:
        number: Its number; they run through the whole standard, from 1.
        text: What it says.
    """

    number: int
    text: tuple[Passage, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _numbers_without_gap(self) -> Self:
        require_consecutive(self.text)
        return self


def walk(place: str, passages: tuple[Passage, ...]) -> Iterator[tuple[str, Passage]]:
    """Yield passages and what stands under them, with their places, in the order of the text."""
    for index, passage in enumerate(passages, 1):
        yield f"{place}.{index}", passage
        yield from walk(f"{place}.{index}", passage.parts)


def all_official(node: Any) -> Any:
    """Return data of a standard with every paragraph in them marked as official.

    Args:
        node: The data, as they were read.

    Raises:
        ValueError: A paragraph says so itself.
    """
    if isinstance(node, list):
        return [all_official(item) for item in node]
    if not isinstance(node, dict):
        return node
    marked = {key: all_official(value) for key, value in node.items()}
    if "kk" not in marked:
        return marked
    if "official" in marked:
        raise ValueError("the whole Russian text is official: leave `official` out")
    return {**marked, "official": True}
