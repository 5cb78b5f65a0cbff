"""The sentences of an amending act, each with the act, the document and the annex it is about.

An act says what it amends once, in a heading, and then clause by clause what changes there. New
wording stands in quotation marks, often over several paragraphs: it is no sentence of the act.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kzforms.acts import Citation, find_citations
from kzforms.changes.act_text import ActText, Block
from kzforms.changes.words import repaired
from kzforms.text import Language


@dataclass(frozen=True)
class Provision:
    """A sentence of an act, and what it is about as far as it and the headings above it say.

    Attributes:
        text: The sentence, its quotation marks made «».
        frame: The sentence with each quotation replaced by its number: «0».
        quotations: The quotations, without their marks.
        wording: The quotation that follows in paragraphs of its own, or "".
        cited: The acts that were cited last: a heading may cite more than the one it is about.
        document: The heading that names the document of that act, or "".
        annexes: The numbers of the annexes.
        within: What the headings and the sentence say of the place in the annex.
        annexed: Whether the new text is in an annex to the amending act.
        source: Where the sentence begins: the number of its block.
    """

    text: str
    frame: str
    quotations: tuple[str, ...]
    wording: str
    cited: tuple[Citation, ...]
    document: str
    annexes: tuple[str, ...]
    within: str
    annexed: bool
    source: int


CLAUSE: Final = re.compile(
    r"ауыстырылсын|толықтырылсын|алып тасталсын|редакцияда жазылсын|күші жойылды деп танылсын|"
    r"\bзаменить\b|\bдополнить\b|\bисключить\b|\bизложить\b|признать утративш",
    re.IGNORECASE,
)
"""The verbs of a sentence that amends or repeals; one without them is a heading."""

_NUMBER: Final = r"\d{1,3}(?:-\d{1,3}){0,3}"
_ANNEXES: Final = re.compile(
    rf"((?:{_NUMBER}\s?(?:,|және|мен)\s?){{0,60}}{_NUMBER})\s?-\s?қосымша|"
    rf"приложени\w{{0,30}}\s((?:№?\s?{_NUMBER}\s?(?:,|и)\s?){{0,60}}№?\s?{_NUMBER})",
    re.IGNORECASE,
)
_OWN_ANNEX: Final = re.compile(
    r"осы (?:тізбеге|бұйрыққа|қаулыға)[\d\s,-]*(?:және[\d\s,-]*)?қосымша\w{0,30}|"
    r"согласно приложени\w{0,30}[\d\s,№-]*(?:и[\d\s,№-]*)?к настоящ\w{1,30} \w{1,30}",
    re.IGNORECASE,
)
_DOCUMENT: Final = re.compile(
    r"бекітілген|бекіту туралы|қағидалар\w{0,30}нда|утвержд[её]нн|об утверждении|в правилах",
    re.IGNORECASE,
)
PLACES: Final[dict[str, re.Pattern[str]]] = {
    "column": re.compile(
        r"(\d{1,3})-?\s?(?:баған|графа)|\b(?:граф\w{1,30}|столб\w{1,30})\s(\d{1,3})", re.IGNORECASE
    ),
    "point": re.compile(
        r"(\d{1,3}(?:-\d{1,3})?)-?\s?(?:тармақ(?!ша)|жол(?:да|дың|ы)?\b)|"
        r"\b(?:пункт|строк)\w{0,30}\s(\d{1,3}(?:-\d{1,3})?)",
        re.IGNORECASE,
    ),
    "subpoint": re.compile(r"(\d{1,3})\)\s?тармақша|подпункт\w{0,30}\s(\d{1,3})\)", re.IGNORECASE),
}
"""How a sentence names a place in an annex, with its number."""

_ENDS: Final = re.compile(r"[;:.!?][»\"”]*$|[»\"”]$")
_GOES_ON: Final = re.compile(
    r"(?:\bзаменить|\bдополнить|\bизложить|\w{1,30}ами|\bсловом|\bследующ\w{1,30}|\bв|,)$",
    re.IGNORECASE,
)
"""How a line ends in which a Russian sentence has its verb, but not its end."""

_WORDING: Final = re.compile(
    r"редакцияда жазылсын|мазмұндағы|\bизложить\b|следующ\w{1,30} (?:содержани|редакци)",
    re.IGNORECASE,
)
_FORMULA: Final = re.compile(r"» деген |\bслов\w{0,30} «", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"\d+\.\s")
_OPENING: Final = '«"“„'
_OPENS: Final = re.compile(r'(?<![^\s(«])"+(?=[^\s;"])')
_QUOTATION: Final = re.compile("«[0-9]+»")
_LONGEST: Final = 4000
"""The most characters of lines that are joined to one sentence."""

_LONGEST_PLACE: Final = 1000
"""The most characters that are kept of headings and a sentence, to find a place in them."""

_LONGEST_WORDING: Final = 300
"""The most paragraphs of a quotation."""


def read_provisions(act: ActText) -> Iterator[Provision]:
    """Yield the sentences of an act that amend or repeal, in its order."""
    blocks = act.blocks
    context = Provision("", "", (), "", (), "", (), "", annexed=False, source=0)
    start = 0
    while start < len(blocks):
        end = _sentence_end(blocks, start)
        text = repaired(" ".join(block.text for block in blocks[start:end]), act.language)
        wording_end = end
        if _announces_wording(text) and end < len(blocks) and blocks[end].text[0] in _OPENING:
            wording_end = _wording_end(blocks, end)
        wording = " ".join(block.text for block in blocks[end:wording_end])
        frame, quotations = _framed(_with_marks(text))
        sentences = re.split(r";\s+", frame)
        for number, sentence in enumerate(sentences, 1):
            above = context
            for clause in _clauses(sentence):
                context = _continued(context, clause, quotations, act.language)
                if CLAUSE.search(clause):
                    own = _unquoted(_with_marks(wording)) if number == len(sentences) else ""
                    yield replace(context, wording=own, source=blocks[start].number)
            if CLAUSE.search(sentence) or not sentence.endswith(":"):
                context = _after(above, context)
        start = wording_end


def _sentence_end(blocks: Sequence[Block], start: int) -> int:
    """Find where a sentence ends that begins at a block: some files break each line."""
    length = 0
    for place in range(start, len(blocks)):
        text = blocks[place].text
        length += len(text)
        ends = _ENDS.search(text) or CLAUSE.search(text)
        if (ends and not _GOES_ON.search(text[-40:])) or length > _LONGEST:
            return place + 1
    return len(blocks)


def _announces_wording(text: str) -> bool:
    """Tell whether new wording follows a sentence: a clause may begin with a quotation, too."""
    return bool(_WORDING.search(text)) and not text.endswith((";", "."))


def _wording_end(blocks: Sequence[Block], start: int) -> int:
    """Find where a quotation ends that begins at a block; it is that block if it is not closed."""
    depth = 0
    for place in range(start, min(start + _LONGEST_WORDING, len(blocks))):
        text = _with_marks(blocks[place].text)
        if place > start and _FORMULA.search(text) and CLAUSE.search(text):
            return place  # no wording has this: its closing mark is missing
        depth += text.count("«") - text.count("»")
        if depth <= 0:
            return place + 1
    return start + 1


def _with_marks(text: str) -> str:
    """Write all quotation marks as « and »: a straight one opens if a word follows a space.

    >>> _with_marks('слова "старые "вещи"" заменить')
    'слова «старые «вещи»» заменить'
    """
    text = text.translate(str.maketrans("“„”", "««»"))
    return _OPENS.sub(lambda marks: "«" * len(marks[0]), text).replace('"', "»")


def _framed(text: str) -> tuple[str, tuple[str, ...]]:
    """Take the outer quotations out of a text.

    >>> _framed("слова «а «б»» заменить словами «в»")
    ('слова «0» заменить словами «1»', ('а «б»', 'в'))
    """
    frame: list[str] = []
    quotations: list[str] = []
    depth = begin = 0
    for place, sign in enumerate(text):
        if sign == "«":
            depth += 1
            if depth == 1:
                frame.append(text[begin:place])
                begin = place + 1
        elif sign == "»" and depth:
            depth -= 1
            if not depth:
                frame.append(f"«{len(quotations)}»")
                quotations.append(text[begin:place])
                begin = place + 1
    return "".join(frame) + text[begin:], tuple(quotations)


def _clauses(sentence: str) -> list[str]:
    """Divide a sentence where one verb follows another: «… исключить, слова … заменить …»."""
    pieces = re.split(r",\s+", sentence)
    begun, has_verb = 0, False
    clauses = []
    for place, piece in enumerate(pieces):
        verb = bool(CLAUSE.search(piece))
        if has_verb and verb:
            clauses.append(", ".join(pieces[begun:place]))
            begun = place
        has_verb = has_verb or verb
    clauses.append(", ".join(pieces[begun:]))
    return clauses


def _unquoted(text: str) -> str:
    return re.sub(r"^«|»[;.,]?$", "", text)


def _filled(frame: str, quotations: Sequence[str]) -> str:
    """Put the quotations back."""

    def quotation(match: re.Match[str]) -> str:
        number = int(match[0][1:-1])
        return f"«{quotations[number]}»" if number < len(quotations) else match[0]

    return _QUOTATION.sub(quotation, frame)


def _continued(
    above: Provision, frame: str, quotations: tuple[str, ...], language: Language
) -> Provision:
    """Return a sentence with what is above it, where it says nothing else itself."""
    text = _filled(frame, quotations)
    now = replace(above, text=text, frame=frame, quotations=quotations, wording="")
    named, times = _OWN_ANNEX.subn(" ", frame)
    now = replace(now, annexed=times > 0)
    cited = tuple(each for each in find_citations(named, language) if each.number)
    if cited:
        now = replace(now, cited=cited, document="", annexes=(), within="")
    elif _NUMBERED.match(frame):
        now = replace(now, annexes=(), within="")
    if _DOCUMENT.search(named):
        now = replace(now, document=text, annexes=(), within="")
    annexes = tuple(
        number for kk, ru in _ANNEXES.findall(named) for number in re.findall(_NUMBER, kk or ru)
    )
    if annexes:
        now = replace(now, annexes=annexes, within="")
    if any(PLACES[name].search(named) for name in ("column", "point")):
        now = replace(now, within="")
    within = f"{now.within} {named}" if now.within else named
    return replace(now, within=within[-_LONGEST_PLACE:])


def _after(above: Provision, clause: Provision) -> Provision:
    """Return what a sentence that is no heading leaves to the next: of its own, act and document."""
    if (above.cited, above.document, above.annexes) == (
        clause.cited, clause.document, clause.annexes,
    ):  # fmt: skip
        return replace(clause, within=above.within)
    return replace(clause, annexes=(), within="")
