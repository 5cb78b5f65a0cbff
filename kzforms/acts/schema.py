"""The record of a legal act."""

import datetime as dt
from typing import Final, Literal

from pydantic import Field

from kzforms.acts.facts import DatedFact
from kzforms.data_files import Record
from kzforms.text import Bilingual, Language

Case = Literal["nominative", "dative", "instrumental"]
"""The case of an act's citation, as far as pages need it."""

_NOUNS: Final[dict[tuple[str, Language], dict[Case, str]]] = {
    ("order", "kk"): {
        "nominative": "бұйрығы",
        "dative": "бұйрығына",
        "instrumental": "бұйрығымен",
    },
    ("resolution", "kk"): {
        "nominative": "қаулысы",
        "dative": "қаулысына",
        "instrumental": "қаулысымен",
    },
    ("order", "ru"): {
        "nominative": "приказ",
        "dative": "приказу",
        "instrumental": "приказом",
    },
    ("resolution", "ru"): {
        "nominative": "постановление",
        "dative": "постановлению",
        "instrumental": "постановлением",
    },
}


class Registration(Record):
    """Registration of an act with the Ministry of Justice.

    Attributes:
        number: Its number in the register of state registration.
        date: The day of registration, or None if it was not seen.
    """

    number: str
    date: dt.date | None


class Amendment(Record):
    """One act that this act amends.

    Attributes:
        act: The amended act's id.
        what: Which points and annexes, in English.
    """

    act: str
    what: str


class ApprovedDocument(Record):
    """Rules or standards that an act approves, and to which forms are annexed.

    Attributes:
        id: A short name, unique within the act.
        title: Its title. For Russian see `russian_official`.
        annex_heading: How a heading names what the annex belongs to: «… қағидаларына» (before
            the annex number), «к Правилам …» (after it). None where no form is annexed to it.
        russian_official: Whether the Russian words were seen in an official text.
    """

    id: str
    title: Bilingual
    annex_heading: Bilingual | None
    russian_official: bool


class LegalAct(Record):
    """An order or resolution.

    Attributes:
        id: Its adilet code («V2600037840»); where that is unknown, a name of our own.
        code: "seen" in an address, "pattern" if it only follows the pattern of such codes,
            "unknown" if the id is our own.
        kind: What it is called.
        number: Its number, without the sign №.
        date: The day it was made.
        issuer: Who made it, in the genitive of a citation.
        title: Its title.
        russian_title: Whether the Russian title was seen in an official text.
        registration: Registration with the Ministry of Justice; None where the act needs none
            or it was not seen (`registration_note` says which).
        registration_note: Why there is no registration here; empty if there is one.
        amends: What it changes.
        approves: What it approves, as far as forms are annexed to it.
        in_force_clause: What the act says of its entry into force, in Kazakh and word for word;
            None if its text was not seen.
        in_force_from: What is known of that day.
        repealed_by: The act that repealed it, or None.
        repeal_note: What is known, or not, of a repeal.
        checked_on: When this record was last compared with its sources.
    """

    id: str
    code: Literal["seen", "pattern", "unknown"]
    kind: Literal["order", "resolution"]
    number: str
    date: dt.date
    issuer: Bilingual
    title: Bilingual | None
    russian_title: Literal["official", "translation", "unknown"]
    registration: Registration | None
    registration_note: str = ""
    amends: tuple[Amendment, ...] = ()
    approves: tuple[ApprovedDocument, ...] = ()
    in_force_clause: str | None = None
    in_force_from: DatedFact
    repealed_by: str | None = None
    repeal_note: str = Field(min_length=1)
    checked_on: dt.date

    @property
    def source(self) -> str | None:
        """The address of the official Kazakh text, where the code is known."""
        return None if self.code == "unknown" else f"https://adilet.zan.kz/kaz/docs/{self.id}"

    def approved(self, document_id: str) -> ApprovedDocument:
        """Return a document that the act approves, by its short name.

        Raises:
            KeyError: The act approves no such document.
        """
        for document in self.approves:
            if document.id == document_id:
                return document
        raise KeyError(document_id)

    def cite(self, language: Language, case: Case = "nominative") -> str:
        """Cite the act in a few words: issuer, date, number.

        Args:
            language: kk or ru.
            case: The grammatical case that the citation stands in.
        """
        from kzforms.grammar import kk, ru

        noun = _NOUNS[self.kind, language][case]
        if language == "kk":
            return (
                f"{self.issuer.kk} {kk.date_words(self.date, 'attributive')} № {self.number} {noun}"
            )
        return f"{noun} {self.issuer.ru} от {ru.date_words(self.date)} № {self.number}"
