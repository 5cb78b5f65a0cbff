"""A form in one of its editions, as the catalogue hands it out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from kzforms.acts import ActRegister, DatedFact, LegalAct
from kzforms.form import data as form_data
from kzforms.form.definition import Edition, FormDefinition, SignatureSlot, Wording
from kzforms.form.lifecycle import Standing, Status, status_on
from kzforms.form.schema import json_schema
from kzforms.text import LANGUAGES, Bilingual, Language
from kzforms.values import FormModel

ENDED: Final[dict[Standing, Bilingual]] = {
    "repealed": Bilingual(kk="Күші жойылған", ru="Утратило силу"),
    "superseded": Bilingual(kk="Қолданыстан шыққан", ru="Заменено"),
}
"""What a page says of an edition that has ended. Our own words."""

TRANSLATION_NOTICE: Final = Bilingual(
    kk="Ресми мәтіннің аудармасы.",
    ru="Перевод. Официальным является текст на казахском языке.",
)
"""What a page says whose wording was not seen in an official text. Our own words."""


@dataclass(frozen=True, eq=False)
class Form:
    """An official form in one edition.

    Attributes:
        definition: What the form is, with all its editions.
        edition: The edition that this object stands for.
        acts: The register in which its acts are looked up.
        templates: A folder of templates that are not the library's own, or None.
    """

    definition: FormDefinition
    edition: Edition
    acts: ActRegister
    templates: Path | None = None

    @property
    def id(self) -> str:
        """The form's id."""
        return self.definition.id

    @property
    def title(self) -> Bilingual:
        """What the form is."""
        return self.definition.title

    @property
    def act(self) -> LegalAct:
        """The act to which the form is annexed."""
        return self.acts[self.definition.act]

    @property
    def annex(self) -> str:
        """The annex's number in that act."""
        return self.definition.annex

    @property
    def editions(self) -> tuple[str, ...]:
        """The ids of all editions, newest first."""
        return tuple(edition.act for edition in self.definition.editions)

    @property
    def model(self) -> type[FormModel]:
        """The model that this edition is filled with."""
        return self.edition.model

    @property
    def signers(self) -> tuple[SignatureSlot, ...]:
        """The places for officials' signatures, from top to bottom."""
        return self.edition.signatures

    @property
    def checked_on(self) -> date:
        """When the form was last compared with its source."""
        return self.definition.checked_on

    @property
    def source(self) -> str | None:
        """The address of the official Kazakh text of the act that made this edition."""
        return self.acts[self.edition.id].source

    @property
    def official(self) -> dict[Language, bool]:
        """By language: whether every passage of the wording was seen in an official text."""
        return {language: self.wording(language).official for language in LANGUAGES}

    def wording(self, language: Language) -> Wording:
        """The words of this edition in one language."""
        return self.edition.wording[language]

    @property
    def in_force_from(self) -> DatedFact:
        """What is known of the day from which this edition is in force."""
        return self.acts[self.edition.id].in_force_from

    @property
    def in_force_until(self) -> DatedFact | None:
        """What is known of the day from which it is not any more; None if nothing ended it."""
        return self.ended_by.in_force_from if self.ended_by else None

    def status(self, on: date) -> Status:
        """Whether this edition is in force on a day, or whether that is uncertain, and why."""
        return status_on(on, self.in_force_from, self.in_force_until)

    @property
    def standing(self) -> Standing:
        """What this edition is, as far as is known, without regard to a day."""
        if self.edition is not self.definition.editions[0]:
            return "superseded"
        if self.definition.ended is not None:
            return self.definition.ended.how
        return "current" if self.definition.validity == "known" else "not_checked"

    @property
    def fillable(self) -> bool:
        """Whether there is anything to fill in."""
        return bool(self.model.model_fields)

    @property
    def ended_by(self) -> LegalAct | None:
        """The act after which this edition is not in force any more, if there is one."""
        place = self.definition.editions.index(self.edition)
        if place > 0:
            return self.acts[self.definition.editions[place - 1].act]
        ended = self.definition.ended
        return self.acts[ended.by] if ended else None

    def notices(self, language: Language, *, as_of: date | None = None) -> tuple[str, ...]:
        """What every page says, small, so that it claims nothing false.

        Args:
            language: The page's language.
            as_of: A day when this edition was in force; then its end is not mentioned.
        """
        notices = []
        if self.ended_by is not None and as_of is None:
            how = ENDED[self.standing]
            notices.append(f"{how[language]}: {self.ended_by.cite(language)}.")
        if not self.wording(language).official:
            notices.append(TRANSLATION_NOTICE[language])
        return tuple(notices)

    def heading_block(self, language: Language) -> tuple[str, ...]:
        """What the page says, top right, of where the form belongs: a text for each paragraph."""
        match self.definition.heading_block:
            case "annex":
                return (self._annex_heading(language),)
            case "standard":
                annex, amending = self.edition.annex, self.acts[self.edition.id]
                if language == "kk":
                    return (
                        f"{amending.cite(language, 'dative')} {annex}-қосымша",
                        f"{self.act.cite(language, 'instrumental')} бекітілген",
                    )
                return (
                    f"Приложение {annex} к {amending.cite(language, 'dative')}",
                    f"Утвержден {self.act.cite(language, 'instrumental')}",
                )
            case "none":
                return ()

    def _annex_heading(self, language: Language) -> str:
        heading = self.act.approved(self.definition.document).annex_heading
        if heading is None:
            raise TypeError(f"{self.definition.document} has no annex heading")
        if language == "kk":
            return f"{heading.kk} {self.annex}-қосымша"
        return f"Приложение {self.annex} {heading.ru}"

    def load(self, data: Mapping[str, Any] | str | bytes) -> FormModel:
        """The document from a dictionary or JSON.

        Raises:
            FormDataError: It is no JSON, or does not fit the form.
        """
        return form_data.load(self.model, data)

    def load_known(self, data: Mapping[str, Any] | str | bytes) -> FormModel:
        """The fields that are known already, for a blank; none has to be given.

        What is not known is None, or missing from the result.

        Raises:
            FormDataError: It is no JSON, or a field that is given is wrong.
        """
        return form_data.load_known(self.model, data)

    def schema(self, language: Language = "kk") -> dict[str, Any]:
        """JSON Schema of the form's data, titles and help in one language."""
        return json_schema(self.edition, language, self.title[language])

    def summary(self, on: date | None = None) -> dict[str, Any]:
        """What `kzforms list --json` says of the form.

        Args:
            on: The day for which the status is given; without it, the standing.
        """
        return {
            "id": self.id,
            "title": {language: self.title[language] for language in LANGUAGES},
            "act": self.act.id,
            "annex": self.annex,
            "edition": self.edition.id,
            "status": self.status(on).state if on else self.standing,
            "official": self.official,
            "checked_on": self.checked_on.isoformat(),
        }

    def description(self) -> dict[str, Any]:
        """What `kzforms show --json` says of the form."""
        ended_by = self.ended_by
        registration = self.acts[self.edition.id].registration
        return {
            **self.summary(),
            "registration": None
            if registration is None
            else {
                "number": registration.number,
                "date": registration.date.isoformat() if registration.date else None,
            },
            "source": self.source,
            "ended_by": ended_by
            and {"id": ended_by.id, "kk": ended_by.cite("kk"), "ru": ended_by.cite("ru")},
            "signers": [
                {"id": slot.id, "role": {language: slot.role[language] for language in LANGUAGES}}
                for slot in self.signers
            ],
            "editions": [
                {
                    "id": edition.act,
                    "annex_of_amending_act": edition.annex,
                    "in_force_from": _bounds(form.in_force_from),
                    "in_force_until": _bounds(form.in_force_until),
                }
                for edition in self.definition.editions
                for form in [Form(self.definition, edition, self.acts)]
            ],
        }


def _bounds(fact: DatedFact | None) -> dict[str, str | None] | None:
    return None if fact is None else fact.model_dump(mode="json")
