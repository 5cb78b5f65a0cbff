"""The two texts of a service standard: where each was read, and where they differ."""

import datetime as dt

from pydantic import Field

from kzforms.data_files import Record


class Source(Record):
    """Where the official text was read in one language.

    Attributes:
        source: The publication, and its address.
        checked_on: When our words were last compared with it.
    """

    source: str = Field(min_length=1)
    checked_on: dt.date


class Sources(Record):
    """Where the official text was read, by language.

    Attributes:
        kk: The Kazakh text.
        ru: The Russian text; None if it was not found. The Russian words are then our
            translation, but for the paragraphs that say that they are official.
    """

    kk: Source
    ru: Source | None = None


class Words(Record):
    """Words of the official texts.

    Attributes:
        kk: The Kazakh words.
        ru: The Russian words; None if the official Russian text was not found.
    """

    kk: str = Field(min_length=1)
    ru: str | None = Field(default=None, min_length=1)


class Divergence(Record):
    """A place at which the two official texts say different things. Both are in force.

    Attributes:
        place: Where: "heading", "head.2.1" (in the head cell), "7" (the label of row 7) or, as
            in `Fact.place`, "7.3.1".
        kk: The Kazakh words.
        ru: The Russian words.
        note: What differs, in English.
    """

    place: str
    kk: str = Field(min_length=1)
    ru: str = Field(min_length=1)
    note: str = Field(min_length=1)
