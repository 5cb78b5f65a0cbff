"""A service standard as a table of ten rows, as the acts since 2020 have it."""

from collections.abc import Iterator
from typing import ClassVar, Self

from pydantic import Field, model_validator

from kzforms.standards.passages import Paragraph, Passage, Point, walk
from kzforms.standards.standard import ServiceStandard
from kzforms.text import Language


class Requirement(Point):
    """A row of the standard.

    Attributes:
        label: What the row is about, in the words of the act.
    """

    label: Paragraph

    def length(self, language: Language) -> int:
        """Count the characters of its text."""
        return sum(len(paragraph[language]) for _, paragraph in walk("", self.text))


class TabularStandard(ServiceStandard):
    """A service standard of ten rows.

    Attributes:
        heading: The words above the table.
        head: The passages of the head cell, which spans the table; empty if there is none.
        requirements: The ten rows.
    """

    SUBTYPES: ClassVar[str] = "head"
    PROVISION: ClassVar[int] = 4
    RESULT: ClassVar[int] = 5
    DOCUMENTS: ClassVar[int] = 8
    REFUSAL: ClassVar[int] = 9

    heading: Paragraph
    head: tuple[Passage, ...] = ()
    requirements: tuple[Requirement, ...] = Field(min_length=10, max_length=10)

    @model_validator(mode="after")
    def _numbers_without_gap(self) -> Self:
        for expected, requirement in enumerate(self.requirements, 1):
            if requirement.number != expected:
                raise ValueError(
                    f"a gap in the rows: {requirement.number} stands where {expected} should"
                )
        return self

    @property
    def points(self) -> tuple[Point, ...]:
        """The ten rows."""
        return self.requirements

    @property
    def subtypes(self) -> tuple[Passage, ...]:
        """The service's subtypes, by number; empty if there are none."""
        lists = [passage.parts for passage in self.head if passage.role == "subtypes"]
        return lists[0] if lists else ()

    @property
    def refusal_grounds(self) -> tuple[Passage, ...]:
        """The grounds on which the service is refused, by number."""
        text = self.text_of(self.REFUSAL)
        return tuple(passage for passage in text if passage.number is not None)

    def document_passages(self) -> Iterator[tuple[str, Passage]]:
        """Yield the passages of row 8."""
        for index, passage in enumerate(self.text_of(self.DOCUMENTS), 1):
            yield f"{self.DOCUMENTS}.{index}", passage

    def passages(self) -> Iterator[tuple[str, Paragraph]]:
        """Yield every paragraph of the standard, with its place, in the order of the text."""
        yield "heading", self.heading
        yield from walk("head", self.head)
        for row in self.requirements:
            yield f"{row.number}", row.label
            yield from walk(str(row.number), row.text)
