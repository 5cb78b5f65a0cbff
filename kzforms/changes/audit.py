"""Audit: what an act says of each form, against what the catalogue prints."""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final, Literal

from kzforms.acts import LegalAct, find_citations
from kzforms.changes.act_text import ActText, Block, read_act
from kzforms.changes.alignment import Aligned, align
from kzforms.changes.annexes import Annex, split_annexes
from kzforms.changes.elements import Element, elements
from kzforms.changes.likeness import Indel
from kzforms.changes.stream import Stream, accepted, apply, stream
from kzforms.changes.words import noise, repaired
from kzforms.errors import UnreadableAct
from kzforms.form import Catalogue, Form
from kzforms.forms import default_catalogue
from kzforms.text import Language

Change = Literal["changed", "added", "removed", "moved", "missing"]


@dataclass(frozen=True)
class Finding:
    """Something in an act that the catalogue does not have, or the other way round.

    Attributes:
        form: The form's id.
        change: What happened to it.
        kind: What it is: a column, a caption, a point of a standard, …
        place: Where, in the form.
        old: The words of the catalogue, or "".
        new: The words of the act, or "".
        code: What in the project it touches.
        field: The field of the model that belongs to it, or "".
        source: The place in the act: the line of a text, else the number of the paragraph.
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


@dataclass(frozen=True)
class Clause:
    """A sentence of the act that excludes an annex or repeals an act.

    Attributes:
        what: Excluded or repealed.
        text: The sentence.
        forms: The ids of the catalogue's forms that it is about, as far as can be seen.
        source: Its place in the act.
    """

    what: Literal["excluded", "repealed"]
    text: str
    forms: tuple[str, ...]
    source: int


@dataclass(frozen=True)
class FormAudit:
    """What was found of one form.

    Attributes:
        form: Its id.
        edition: The edition that it was compared with.
        findings: What differs.
        accepted: How many differences are known and accepted.
    """

    form: str
    edition: str
    findings: tuple[Finding, ...]
    accepted: int


@dataclass(frozen=True)
class Audit:
    """What was found in an act.

    Attributes:
        act: The id of the act, if the catalogue knows it.
        language: What it is written in.
        encoding: How its bytes were read.
        forms: Every form that an annex is of.
        unknown: Annexes without a form: their number and first words.
        clauses: Clauses that exclude or repeal.
        untouched: The ids of forms of the same base acts that it does not touch.
        not_compared: The ids of forms whose wording here is a translation.
        noise: How often there was something that means nothing: by kind.
    """

    act: str | None
    language: Language
    encoding: str
    forms: tuple[FormAudit, ...]
    unknown: tuple[str, ...]
    clauses: tuple[Clause, ...]
    untouched: tuple[str, ...]
    not_compared: tuple[str, ...]
    noise: dict[str, int]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that differs."""
        return tuple(finding for form in self.forms for finding in form.findings)

    @property
    def changed(self) -> bool:
        """Whether anything was found that somebody must look at."""
        touching = any(clause.forms for clause in self.clauses)
        return bool(self.findings or self.unknown or (touching and self.act is None))

    def to_json(self) -> dict[str, Any]:
        """What `kzforms audit --json` prints."""
        return {"changed": self.changed, **asdict(self)}


def audit(source: bytes | str | os.PathLike[str], *, catalogue: Catalogue | None = None) -> Audit:
    """Compare an act with the catalogue.

    An act that the catalogue knows is compared with the editions that it made; an unknown one
    with the newest edition of each form.

    Args:
        source: The act: bytes or path of a text, HTML or DOCX file.
        catalogue: What to compare with, if not the library's own.

    Raises:
        UnreadableAct: There is no text of an act in it, or no annex.
        MissingLibrary: A DOCX needs the extra `kzforms[audit]`.
    """
    catalogue = catalogue or default_catalogue()
    text = read_act(source)
    own, annexes = split_annexes(text)
    if not annexes:
        raise UnreadableAct("No annex was found in it: is it the whole act?")
    act = _known_act(text, catalogue)
    forms = _candidates(catalogue, act)
    compared = [form for form in forms if form.official[text.language]]
    matched = _match(own, annexes, compared, text.language)
    audits = [
        FormAudit(form.id, form.edition.id, tuple(findings(form, pieces, words, blocks)), known)
        for form, pieces, words, blocks, known in matched.found
    ]
    if act is not None:
        audits += [
            FormAudit(form.id, form.edition.id, (_missing(form),), 0)
            for form in compared
            if form.id not in {found.form for found in audits}
        ]
    touched = {found.form for found in audits}
    base = {form.act.id for form in forms if form.id in touched}
    return Audit(
        act=act.id if act else None,
        language=text.language,
        encoding=text.encoding,
        forms=tuple(audits),
        unknown=tuple(_described(annex) for annex in matched.unknown),
        clauses=tuple(_clauses(text, catalogue)),
        untouched=tuple(
            form.id for form in _newest(catalogue) if form.act.id in base and form.id not in touched
        ),
        not_compared=tuple(form.id for form in forms if form not in compared),
        noise=noise(block.text for block in text.blocks),
    )


def _newest(catalogue: Catalogue) -> list[Form]:
    return [entry.form for entry in catalogue.list_forms(include_ended=True)]


_FIRST_BLOCKS: Final = 12


def _known_act(text: ActText, catalogue: Catalogue) -> LegalAct | None:
    """The act that the first lines name by day and number, if an edition was made by it."""
    beginning = " ".join(block.text for block in text.blocks[:_FIRST_BLOCKS])
    editions = {
        edition: catalogue.acts[edition] for form in _newest(catalogue) for edition in form.editions
    }
    for citation in find_citations(repaired(beginning, text.language), text.language):
        for act in editions.values():
            if (act.date, act.number) == (citation.day, citation.number):
                return act
    return None


def _candidates(catalogue: Catalogue, act: LegalAct | None) -> list[Form]:
    forms = _newest(catalogue)
    if act is None:
        return forms
    return [
        catalogue.get_form(form.id, edition=act.id) for form in forms if act.id in form.editions
    ]


_Found = tuple[Form, tuple[Element, ...], Stream, tuple[Block, ...], int]


@dataclass(frozen=True)
class _Matched:
    found: list[_Found]
    unknown: list[Annex]


_PLAUSIBLE: Final = 0.3
_ALIKE: Final = 0.6
"""From which similarity of the first words an annex is taken for a form."""

_CERTAIN: Final = 0.8
"""The same for text outside the annexes, where anything may stand."""

_HEAD: Final = 60
"""How many words are looked at to find where a form begins."""


def _match(
    own: tuple[Block, ...], annexes: Sequence[Annex], forms: Iterable[Form], language: Language
) -> _Matched:
    """Find the form that each annex is, by the words that it begins with.

    A form that is in no annex (the first standard of resolution No. 1741 has no heading) is
    looked for in the text before the annexes.
    """
    pieces = {form: elements(form, language) for form in forms}
    heads = {form: _folded(_words(own_pieces)[:_HEAD]) for form, own_pieces in pieces.items()}
    streams = [stream(annex.blocks, language) for annex in annexes]
    scores = sorted(
        (
            (-score, place, order, form)
            for place, (annex, words) in enumerate(zip(annexes, streams, strict=True))
            for order, form in enumerate(pieces)
            for score, _ in [_start(words, annex.headings, heads[form])]
            if score >= _ALIKE
        ),
        key=lambda found: found[:3],
    )
    taken: dict[int, Form] = {}
    placed: set[str] = set()
    for _, place, _, form in scores:
        if place not in taken and form.id not in placed:
            taken[place] = form
            placed.add(form.id)
    accepted_streams = {place: _accepting(form, streams[place]) for place, form in taken.items()}
    starts = {
        place: _start(words, annexes[place].headings, _heading(pieces[taken[place]]))[1]
        for place, (words, _) in accepted_streams.items()
    }
    found: list[_Found] = []
    for place in sorted(taken):
        form, blocks = taken[place], annexes[place].blocks
        if place + 1 in taken and annexes[place + 1].loose:
            # The lines before the next form begins are the end of this one.
            first = accepted_streams[place + 1][0].blocks[starts[place + 1]]
            blocks += annexes[place + 1].blocks[:first]
        words, known = _accepting(form, stream(blocks, language))
        found.append((form, pieces[form], words[starts[place] :], blocks, known))
    rest = stream(own, language)
    for form, own_pieces in pieces.items():
        if form.id not in placed and (begin := _inside(rest, heads[form])) is not None:
            words, known = _accepting(form, rest[begin:])
            found.insert(0, (form, own_pieces, words, own, known))
    unknown = [
        annex
        for place, annex in enumerate(annexes)
        if place not in taken and not _AMENDS.search(" ".join(b.text for b in annex.blocks))
    ]
    return _Matched(found, unknown)


_AMENDS: Final = re.compile(
    r"редакцияда жазылсын|толықтырылсын|өзгерістер енгізілсін|изложить в следующей редакции|"
    r"внести следующие изменения"
)
"""What only the list of an act's changes says: it is an annex, and no form."""


def _words(pieces: Iterable[Element]) -> list[str]:
    return [word for piece in pieces for word in piece.words]


def _heading(pieces: Sequence[Element]) -> list[str]:
    """The words with which a form begins: the annex heading, or else the first pieces."""
    own = [piece for piece in pieces if piece.kind == "annex heading"]
    return _folded(_words(own or pieces[:2]))


def _folded(words: Iterable[str]) -> list[str]:
    return [word.casefold() for word in words]


def _accepting(form: Form, words: Stream) -> tuple[Stream, int]:
    known = 0
    for difference in accepted(form.id, form.edition):
        words, times = apply(words, difference)
        known += times
    return words, known


def _start(words: Stream, headings: int, head: list[str]) -> tuple[float, int]:
    """The word, among those of the headings, at which a form begins most likely."""
    best = (0.0, 0)
    starts = [
        index
        for index, block in enumerate(words.blocks)
        if block <= headings and (index == 0 or words.blocks[index - 1] != block)
    ]
    for start in starts:
        there = _folded(words.words[start : start + len(head)])
        score = Indel.normalized_similarity(head, there)
        if score > best[0]:
            best = (score, start)
    return best


def _inside(words: Stream, head: list[str]) -> int | None:
    folded = _folded(words.words)
    best: tuple[float, int | None] = (_CERTAIN, None)
    for start, word in enumerate(folded):
        if word == head[0]:
            score = Indel.normalized_similarity(head, folded[start : start + len(head)])
            if score > best[0]:
                best = (score, start)
    return best[1]


def findings(
    form: Form, pieces: tuple[Element, ...], words: Stream, blocks: tuple[Block, ...]
) -> list[Finding]:
    """Where the words of a source differ from a form's pieces.

    Args:
        form: The form.
        pieces: What it prints.
        words: The words of the source, from the form's first to its last.
        blocks: The blocks that the words stand in.
    """
    found = [
        _finding(form, aligned, blocks)
        for aligned in align(pieces, words)
        if aligned.element is None or aligned.words != aligned.element.words
    ]
    return _without_consequences(_with_moves(found))


def _finding(form: Form, aligned: Aligned, blocks: tuple[Block, ...]) -> Finding:
    source = None if aligned.block is None else blocks[aligned.block].number
    piece = aligned.element
    new = _text(aligned.words or ())
    if piece is None:
        after = aligned.after
        return Finding(
            form.id,
            "added",
            after.kind if after else "text",
            f"after {after.place}" if after else "at the beginning",
            "",
            new,
            after.code if after else "",
            source=source,
        )
    kind = "term" if _is_term(form, piece) else piece.kind
    place = f"{piece.place} «{_short(piece.text)}»" if piece.kind == "column" else piece.place
    change: Change = "removed" if aligned.words is None else "changed"
    return Finding(form.id, change, kind, place, piece.text, new, piece.code, piece.field, source)


def _is_term(form: Form, piece: Element) -> bool:
    """Whether a term was read from this passage of a standard."""
    if not piece.point or form.edition.content is None:
        return False
    terms = getattr(form.edition.content(), "terms", ())
    return any(term.place == piece.point for term in terms)


def _with_moves(found: list[Finding]) -> list[Finding]:
    """Something that is gone here and new there was moved."""
    result = list(found)
    for gone in [finding for finding in found if finding.change == "removed"]:
        same = [
            finding
            for finding in result
            if finding.change == "added" and _plain(finding.new) == _plain(gone.old)
        ]
        if same:
            result[result.index(gone)] = Finding(
                gone.form, "moved", gone.kind, f"{gone.place}, now {same[0].place}", gone.old,
                same[0].new, gone.code, gone.field, same[0].source,
            )  # fmt: skip
            result.remove(same[0])
    return result


def _without_consequences(found: list[Finding]) -> list[Finding]:
    """A column that came or went changes the row of column numbers too; once is enough."""
    columns = any(f.kind == "column" and f.change in {"added", "removed"} for f in found)
    return [
        finding
        for finding in found
        if not (
            columns
            and (
                finding.kind == "column number"
                or (finding.change == "added" and finding.new.isdigit())
            )
        )
    ]


def _missing(form: Form) -> Finding:
    return Finding(form.id, "missing", "annex", "the whole annex", form.title.kk, "", "")


def _described(annex: Annex) -> str:
    return f"annex {annex.number or 'without a number'}: {annex.title}"


_EXCLUDED: Final = re.compile(r"алып тасталсын|исключить", re.IGNORECASE)
_REPEALED: Final = re.compile(r"күші жойылды деп танылсын|признать утратившим", re.IGNORECASE)
_ANNEX_NUMBER: Final = re.compile(
    r"(\d+(?:-\d+)*)\s?-\s?қосымша|приложение\s+(\d+(?:-\d+)*)", re.IGNORECASE
)


def _clauses(text: ActText, catalogue: Catalogue) -> Iterable[Clause]:
    base: date | None = None
    number: str | None = None
    for block in text.blocks:
        for citation in find_citations(repaired(block.text, text.language), text.language):
            if citation.number:
                base, number = citation.day, citation.number
        what: Literal["excluded", "repealed"]
        if _EXCLUDED.search(block.text):
            what = "excluded"
        elif _REPEALED.search(block.text):
            what = "repealed"
        else:
            continue
        annexes = {kk or ru for kk, ru in _ANNEX_NUMBER.findall(block.text)}
        forms = tuple(
            form.id
            for form in _newest(catalogue)
            if (form.act.date, form.act.number) == (base, number)
            and (form.annex in annexes or (what == "repealed" and not annexes))
        )
        yield Clause(what, _short(block.text, 300), forms, block.number)


def _text(words: Sequence[str]) -> str:
    return re.sub(r"(?<=[(«]) | (?=[.,;:!?)»])", "", " ".join(words))


def _plain(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def _short(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
