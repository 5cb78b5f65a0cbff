"""An edition of a form: the form as one act made it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Literal, Self

from kzforms.fields.tree import FieldTree
from kzforms.form.table import Table
from kzforms.text import Bilingual, Language
from kzforms.values import FormModel


@dataclass(frozen=True, kw_only=True)
class SignatureSlot:
    """A place for an official's signature.

    Attributes:
        id: A short name, unique within the form; part of the signature field's name.
        role: Who signs there.
        signer: The field of the model that holds this person; None where the form prints no
            name of who signs.
    """

    id: str
    role: Bilingual
    signer: str | None = None


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The words of an edition in one language.

    Attributes:
        act: The act that made this wording. An amendment may change one language only.
        source: The address of the official text that it was compared with; None is the act's
            own text in Kazakh.
        checked_on: When it was last compared with its source.
        template: The file below `templates/`. None is the usual one,
            `<language>/<form>/<act>.html`.
        translated: The numbers of the template's paragraphs that are our translation, because
            no official text of them was seen.
    """

    act: str
    source: str | None = None
    checked_on: date
    template: str | None = None
    translated: tuple[str, ...] = ()

    @property
    def official(self) -> bool:
        """Whether every passage was seen in an official text."""
        return not self.translated


def in_both_languages(
    *,
    act: str,
    checked_on: date,
    sources: Mapping[Language, str] | None = None,
    template: str | None = None,
    translated_ru: tuple[str, ...] = (),
) -> dict[Language, Wording]:
    """Make the usual wording of an edition: one act made both languages.

    Args:
        act: The act that made both wordings.
        checked_on: When both were last compared with their sources.
        sources: The addresses of the official texts; a language without one has the act's own
            text, or is our translation.
        template: A file's name in `templates/kk/` and `templates/ru/`, where it is not the
            usual one.
        translated_ru: The paragraphs of the Russian template that are our translation.
    """
    return {
        language: Wording(
            act=act,
            source=(sources or {}).get(language),
            checked_on=checked_on,
            template=template and f"{language}/{template}",
            translated=translated_ru if language == "ru" else (),
        )
        for language in ("kk", "ru")
    }


@dataclass(frozen=True, eq=False, kw_only=True)
class Edition:
    """A form as one act made it.

    Its template, sample, official texts and accepted differences lie under the name
    `<form>/<edition>` in their folders. What it does not have of its own it inherits from the
    edition that it amends.

    Attributes:
        act: The act that made it; its id is the edition's id.
        annex: Which annex of that act it was, as the act numbers them; None if that is not
            known.
        model: What it is filled with. When fields change, the old model stays.
        page: The page's orientation; the paper is A4.
        title: What it is, where that is not the form's title.
        wording: The words, by language.
        signatures: The places for officials' signatures, from top to bottom.
        table: The table, if there is one.
        not_printed: Fields that a language's template does not print, by language, with the
            reason.
        content: Hands out what the template prints besides the document: the text of a
            service standard, the records of a directory. Called only when a page is made.
        amends: The edition that this one amends, or None.
    """

    act: str
    annex: str | None
    model: type[FormModel]
    page: Literal["portrait", "landscape"]
    wording: Mapping[Language, Wording]
    title: Bilingual | None = None
    signatures: tuple[SignatureSlot, ...] = ()
    table: Table | None = None
    not_printed: Mapping[Language, Mapping[str, str]] = field(default_factory=dict)
    content: Callable[[], object] | None = None
    amends: "Edition | None" = None

    @property
    def id(self) -> str:
        """The edition's id: the adilet code of the act that made it."""
        return self.act

    @property
    def lineage(self) -> tuple["Edition", ...]:
        """This edition, the one that it amends, the one that that one amends, and so on."""
        return (self, *(self.amends.lineage if self.amends else ()))

    @cached_property
    def fields(self) -> FieldTree:
        """What it is filled with, as one tree of fields."""
        if self.table is None:
            return FieldTree(self.model)
        return FieldTree(self.model, rows=self.table.rows, headings=self.table.headings)

    def amended(
        self,
        *,
        act: str,
        annex: str,
        wording: Mapping[Language, Wording] | None = None,
        **changes: Any,
    ) -> Self:
        """Return the edition that a later act made of this one.

        What is not named stays as it is, words and all.

        Args:
            act: The act.
            annex: Which annex of that act it is.
            wording: The wordings that the act changed, by language.
            **changes: Anything else that it changed, by the name of the attribute: `model`,
                `table`, `signatures`, …

        Raises:
            TypeError: There is no such attribute, or a table names a field that the model lacks.
        """
        return replace(
            self,
            act=act,
            annex=annex,
            wording={**self.wording, **(wording or {})},
            amends=self,
            **changes,
        )

    def __post_init__(self) -> None:
        if self.table is not None and self.fields.rows is None:
            raise TypeError(f"{self.model.__name__}.{self.table.rows} holds no rows")
        for slot in self.signatures:
            if slot.signer is not None:
                self._require(slot.signer, f"the signature slot {slot.id!r}")
        for paths in self.not_printed.values():
            for path in paths:
                self._require(path, "`not_printed`")

    def _require(self, path: str, user: str) -> None:
        try:
            self.fields.at(path)
        except KeyError:
            raise TypeError(
                f"{user} names {path!r}, which {self.model.__name__} does not have"
            ) from None
