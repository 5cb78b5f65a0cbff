"""The results of an audit."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from kzforms.text import Language

Change = Literal["changed", "added", "removed", "moved", "missing"]


@dataclass(frozen=True)
class TextFinding:
    """A difference between a text and a form.

    Attributes:
        form: The form's id.
        change: What happened.
        kind: To what: a column, a caption, a point of a standard, …
        place: Where in the form.
        old: The words of the catalogue, or "".
        new: The words of the text, or "".
        code: The file of the project that holds the words, or "".
        field: The field of the model that belongs to it, or "".
        source: The place in the text: the line of a text file, else the number of the paragraph.
    """

    form: str
    change: Change
    kind: str
    place: str
    old: str
    new: str
    code: str
    field: str = ""
    source: int | None = None

    def __str__(self) -> str:
        words = {
            "changed": f"«{self.old}» became «{self.new}»",
            "added": f"«{self.new}» is new",
            "removed": f"«{self.old}» is gone",
            "moved": f"«{self.old}» stands elsewhere",
            "missing": "is not in the act",
        }[self.change]
        return f"{self.form}: {self.place}: {words}"


Ending = Literal["excluded", "repealed"]


@dataclass(frozen=True)
class Clause:
    """A sentence of the act that excludes an annex or repeals an act.

    Attributes:
        what: Excluded or repealed.
        text: The sentence.
        forms: The ids of the catalogue's forms that it is about, as far as can be seen.
        source: Its place in the act.
    """

    what: Ending
    text: str
    forms: tuple[str, ...]
    source: int


Amending = Literal["replaced", "added", "removed", "restated"]
Outcome = Literal["placed", "not placed", "elsewhere"]


@dataclass(frozen=True)
class Amendment:
    """A sentence of the act that changes words.

    What it changes in a form stands among the findings of that form, with the same source.

    Attributes:
        what: What it does with words.
        text: The sentence.
        annexes: The numbers of the annexes that it, or a heading above it, names.
        annexed: Whether it says that the new text is in an annex to the act.
        forms: The ids of the catalogue's forms that it is about.
        outcome: Whether its place was found; `elsewhere` if it amends what the catalogue does
            not hold: another act, or the text of the act itself.
        reason: Why it was not placed, or what to know of its place, or "".
        source: Its place in the act.
    """

    what: Amending
    text: str
    annexes: tuple[str, ...]
    annexed: bool
    forms: tuple[str, ...]
    outcome: Outcome
    reason: str
    source: int


@dataclass(frozen=True)
class FormAudit:
    """The findings for one form.

    Attributes:
        form: Its id.
        edition: The edition that it was compared with.
        findings: What differs.
        accepted: How many differences are known and accepted.
    """

    form: str
    edition: str
    findings: tuple[TextFinding, ...]
    accepted: int


@dataclass(frozen=True)
class Audit:
    """The result of the audit of an act.

    Attributes:
        act: The id of the act, if the catalogue knows it.
        language: What it is written in.
        encoding: How its bytes were read.
        forms: Every form that an annex is of, or that a clause amends by words.
        unknown: Annexes without a form: their number and first words.
        clauses: Clauses that exclude or repeal.
        amendments: Clauses that change words, and whether each was placed.
        untouched: The ids of forms of the same base acts that it does not touch.
        not_compared: The ids of forms whose wording here is a translation.
        noise: How often signs without meaning were found, by kind.
    """

    act: str | None
    language: Language
    encoding: str
    forms: tuple[FormAudit, ...]
    unknown: tuple[str, ...]
    clauses: tuple[Clause, ...]
    amendments: tuple[Amendment, ...]
    untouched: tuple[str, ...]
    not_compared: tuple[str, ...]
    noise: dict[str, int]

    @property
    def findings(self) -> tuple[TextFinding, ...]:
        """Everything that differs."""
        return tuple(finding for form in self.forms for finding in form.findings)

    @property
    def changed(self) -> bool:
        """Whether somebody must look at the act.

        An excluding or repealing clause, and an amending one that was not placed, count only in
        an act that the catalogue does not know: what a known act did is recorded already.
        """
        touching = any(clause.forms for clause in self.clauses) or any(
            amendment.outcome == "not placed" for amendment in self.amendments
        )
        return bool(self.findings or self.unknown or (touching and self.act is None))

    def to_json(self) -> dict[str, Any]:
        """Return what `kzforms audit --json` prints."""
        return {"changed": self.changed, **asdict(self)}


def changed_in_one_language(reports: Iterable[Audit]) -> dict[str, Language]:
    """Return the forms that differ in one language only, of those that were read in both.

    Both texts of an act are equally authentic: an amendment, or a slip, may touch one alone.

    Args:
        reports: The audits of the texts of one act, or of several, in both languages.
    """
    read: dict[str, set[Language]] = {}
    changed: dict[str, set[Language]] = {}
    for report in reports:
        for form in report.forms:
            read.setdefault(form.form, set()).add(report.language)
            if form.findings:
                changed.setdefault(form.form, set()).add(report.language)
    return {
        form: next(iter(languages))
        for form, languages in changed.items()
        if len(languages) < len(read[form])
    }
