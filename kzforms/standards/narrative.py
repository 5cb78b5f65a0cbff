"""A service standard as a text of 26 points in five sections, as the acts of 2012 have it."""

from collections.abc import Iterator
from typing import ClassVar, Self

from pydantic import model_validator

from kzforms.data_files import Record
from kzforms.standards.passages import Paragraph, Passage, Point, walk
from kzforms.standards.standard import ServiceStandard


class Section(Record):
    """A section of the text.

    Attributes:
        number: 1 to 5.
        title: Its title.
        points: Its points; their numbers run on from the section before.
    """

    number: int
    title: Paragraph
    points: tuple[Point, ...] = ()


def _require_numbers(kind: str, numbers: list[int], count: int) -> None:
    for expected, number in enumerate(numbers, 1):
        if number != expected:
            raise ValueError(f"a gap in the {kind}: {number} stands where {expected} should")
    if len(numbers) != count:
        raise ValueError(f"there are {len(numbers)} {kind}, not {count}")


class NarrativeStandard(ServiceStandard):
    """A service standard of 26 points. The numbered cases of point 11 are its subtypes.

    Attributes:
        sections: The five sections.
    """

    SUBTYPES: ClassVar[str] = "11"
    PROVISION: ClassVar[int] = 2
    RESULT: ClassVar[int] = 5
    DOCUMENTS: ClassVar[int] = 11
    REFUSAL: ClassVar[int] = 16

    sections: tuple[Section, ...]

    @model_validator(mode="after")
    def _numbers_without_gap(self) -> Self:
        _require_numbers("sections", [section.number for section in self.sections], 5)
        _require_numbers("points", [point.number for point in self.points], 26)
        return self

    @property
    def heading(self) -> Paragraph:
        """The words above the text."""
        return Paragraph(
            kk=f"«{self.name.kk}» мемлекеттік қызмет стандарты",
            ru=f"Стандарт государственной услуги «{self.name.ru}»",
            official=self.name.official,
        )

    @property
    def points(self) -> tuple[Point, ...]:
        """The 26 points."""
        return tuple(point for section in self.sections for point in section.points)

    @property
    def subtypes(self) -> tuple[Passage, ...]:
        """The numbered cases of point 11, by number; empty if there are none."""
        return tuple(part for part in self._needed.parts if part.subtype is not None)

    @property
    def refusal_grounds(self) -> tuple[Passage, ...]:
        """The one ground of point 16; what follows there is what happens then."""
        return self.text_of(self.REFUSAL)[:1]

    @property
    def _needed(self) -> Passage:
        """The paragraph under which point 11 has its cases or documents."""
        return self.text_of(self.DOCUMENTS)[0]

    def document_passages(self) -> Iterator[tuple[str, Passage]]:
        """Yield the cases or documents of point 11, and its further paragraphs."""
        for number, passage in enumerate(self._needed.parts, 1):
            yield f"{self.DOCUMENTS}.1.{number}", passage
        for number, passage in enumerate(self.text_of(self.DOCUMENTS)[1:], 2):
            yield f"{self.DOCUMENTS}.{number}", passage

    def passages(self) -> Iterator[tuple[str, Paragraph]]:
        """Yield every paragraph of the standard, with its place, in the order of the text."""
        yield "heading", self.heading
        for section in self.sections:
            yield f"section {section.number}", section.title
            for point in section.points:
                yield from walk(str(point.number), point.text)
