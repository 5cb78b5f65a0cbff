"""A form in one of its editions, as the catalogue hands it out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from kzforms import resources
from kzforms.acts import ActRegister, DatedFact, LegalAct
from kzforms.errors import CatalogueError, InvalidValue
from kzforms.fields.plain import plain_schema
from kzforms.fields.schema import json_schema
from kzforms.fields.tree import FieldTree
from kzforms.fields.ui import ui_schema
from kzforms.form import data as form_data
from kzforms.form.definition import FormDefinition
from kzforms.form.edition import Edition, SignatureSlot, Wording
from kzforms.form.lifecycle import (
    ENDED,
    LIFECYCLE_WORDS,
    Beginning,
    End,
    Lifecycle,
    in_order,
    lifecycles,
)
from kzforms.form.samples import overlaid
from kzforms.grammar import kk, ru
from kzforms.standards import standards_of
from kzforms.text import (
    LANGUAGES,
    TRANSLATION_NOTICE,
    Bilingual,
    Language,
    Languages,
    split_languages,
)
from kzforms.values import FormModel

SchemaProfile = Literal["full", "plain"]
"""What a JSON Schema is for: all that is taken, or what general tools understand."""


@dataclass(frozen=True, eq=False)
class Form:
    """An official form in one edition.

    Attributes:
        definition: What the form is, with all its editions.
        edition: The edition that this object stands for.
        acts: The register in which its acts are looked up.
        templates: A folder of templates that are not the library's own, or None.
        samples: A folder of samples that are not the library's own, or None.
    """

    definition: FormDefinition
    edition: Edition
    acts: ActRegister
    templates: Path | None = field(default=None, kw_only=True)
    samples: Path | None = field(default=None, kw_only=True)

    @property
    def id(self) -> str:
        """The form's id."""
        return self.definition.id

    @property
    def title(self) -> Bilingual:
        """What the form is in this edition."""
        return self.edition.title or self.definition.title

    @property
    def act(self) -> LegalAct:
        """The act to which the form is annexed."""
        return self.acts[self.definition.act]

    @property
    def annex(self) -> str:
        """The annex's number in that act."""
        return self.definition.annex

    @property
    def edition_act(self) -> LegalAct:
        """The act that made this edition."""
        return self.acts[self.edition.id]

    @cached_property
    def history(self) -> tuple["Form", ...]:
        """The form in each of its editions, in the order in which they follow one another."""
        editions = {edition.id: edition for edition in self.definition.editions}
        return tuple(self._as(editions[each.edition]) for each in self._beginnings)

    @property
    def editions(self) -> tuple[str, ...]:
        """The ids of all editions, the one that follows the others first."""
        return tuple(form.edition.id for form in reversed(self.history))

    @property
    def model(self) -> type[FormModel]:
        """The model that this edition is filled with."""
        return self.edition.model

    @property
    def fields(self) -> FieldTree:
        """What this edition is filled with, as one tree of fields."""
        return self.edition.fields

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
        return self.edition_act.source

    @property
    def official(self) -> dict[Language, bool]:
        """By language: whether every passage of the wording was seen in an official text."""
        return {language: self.wording(language).official for language in LANGUAGES}

    def source_of(self, language: Language) -> str | None:
        """Return the address of the official text of this edition in one language.

        None where no official text was seen, or its address is not known.
        """
        wording = self.wording(language)
        if wording.source is not None or not wording.official:
            return wording.source
        return self.acts[wording.act].source if language == "kk" else None

    def wording(self, language: Language) -> Wording:
        """Return the words of this edition in one language."""
        return self.edition.wording[language]

    def template(self, language: Language) -> str:
        """Return the template of this edition in one language: a file below `templates/`."""
        return self.definition.template(self.edition, language)

    @property
    def in_force_from(self) -> DatedFact:
        """What is known of the day from which this edition is in force."""
        return self.edition_act.in_force_from

    @property
    def in_force_until(self) -> DatedFact | None:
        """What is known of the day from which it is not any more; None if nothing ends it."""
        following = self._following
        if following:
            return following[0].in_force_from
        ended = self.definition.ended
        return self.acts[ended.by].in_force_from if ended else None

    def lifecycle(self, on: date | None = None) -> Lifecycle:
        """Tell whether this edition is forthcoming, in force, superseded, or else.

        Args:
            on: The day; without it, each fact counts as it stood when it was checked.
        """
        ended = self.definition.ended
        found = lifecycles(
            self._beginnings,
            End(ended.how, self.acts[ended.by].in_force_from) if ended else None,
            repeal_looked_up=self.definition.repeal_looked_up,
            on=on,
        )
        return found[[each.edition for each in self._beginnings].index(self.edition.id)]

    @property
    def forthcoming(self) -> tuple["Form", ...]:
        """The editions of this form that are forthcoming, the next one first."""
        return tuple(form for form in self.history if form.lifecycle().name == "forthcoming")

    @property
    def fillable(self) -> bool:
        """Whether there is anything to fill in."""
        return bool(self.model.model_fields)

    @property
    def ended_by(self) -> LegalAct | None:
        """The act after which this edition is certainly not in force, or None."""
        if self.lifecycle().name not in ENDED:
            return None
        for form in self._following:
            fact = form.in_force_from
            if fact.has_happened(fact.checked_on):
                return form.edition_act
        ended = self.definition.ended
        return self.acts[ended.by] if ended else None

    def notices(self, language: Language, *, as_of: date | None = None) -> tuple[str, ...]:
        """Return what every page says, small, so that it claims nothing false.

        Args:
            language: The page's language.
            as_of: A day when this edition was in force; then its beginning and its end are
                not mentioned.
        """
        notices = []
        if as_of is None:
            if self.ended_by is not None:
                how = LIFECYCLE_WORDS[self.lifecycle().name]
                notices.append(f"{how[language]}: {self.ended_by.cite(language)}.")
            elif self.lifecycle().name == "forthcoming":
                notices.append(self._coming(language))
        if not self.wording(language).official:
            notices.append(TRANSLATION_NOTICE[language])
        return tuple(notices)

    def _coming(self, language: Language) -> str:
        """Return what a page says of a forthcoming edition. Our own words."""
        fact = self.in_force_from
        if fact.earliest is None:
            raise TypeError("a forthcoming edition has an earliest day")
        exact = fact.earliest == fact.latest
        if language == "kk":
            day = kk.date_words(fact.earliest, "ablative")
            when = f"{day} бастап енгізіледі" if exact else f"{day} бұрын енгізілмейді"
            return f"Қолданысқа {when} ({self.edition_act.cite(language)})."
        day = ru.date_words(fact.earliest)
        when = f"с {day}" if exact else f"не ранее {day}"
        return f"Вводится в действие {when} ({self.edition_act.cite(language)})."

    def heading_block(self, language: Language) -> tuple[str, ...]:
        """Return the annex reference printed top right, one text for each paragraph."""
        return tuple(" ".join(lines) for lines in self.heading_lines(language))

    def heading_lines(self, language: Language) -> tuple[tuple[str, ...], ...]:
        """Return the annex reference as it is printed: each paragraph's lines."""
        return self.definition.heading.paragraphs(self, language)

    def load(self, data: Mapping[str, Any] | str | bytes) -> FormModel:
        """Return the document from a dictionary or JSON.

        Raises:
            FormDataError: It is no JSON, or does not fit the form.
        """
        return form_data.load(self.model, data)

    def load_known(self, data: Mapping[str, Any] | str | bytes) -> FormModel:
        """Return the fields that are known already, for a blank; none has to be given.

        What is not known is None, or missing from the result.

        Raises:
            FormDataError: It is no JSON, or a field that is given is wrong.
        """
        return form_data.load_known(self.fields, data)

    def schema(
        self,
        lang: Languages = "kk",
        *,
        titles: Language | None = None,
        profile: SchemaProfile = "full",
    ) -> dict[str, Any]:
        """Return the JSON Schema of the data that `render` takes in these languages.

        Args:
            lang: The language of the document: each wording must be given in it, and for kk-ru
                in both. Words in a case that a sentence wants may lack it.
            titles: The language of titles and help, if not the first one of the document.
            profile: "full" says all that is taken; "plain" what general tools make pages and
                types from: of one language, each wording a text, nothing null. A name of one
                word, whose given name is null, is taken by the full one only.

        Raises:
            InvalidValue: There is no such language or profile, or a plain one is asked for two
                languages.
        """
        languages = split_languages(lang)
        titles = titles or languages[0]
        title = self.title[titles]
        if profile == "full":
            return json_schema(self.fields, languages, titles, title)
        if profile != "plain":
            raise InvalidValue(
                "profile", f"There is no profile {profile!r} of a schema.", "Use full or plain."
            )
        if len(languages) > 1:
            raise InvalidValue(
                "profile_language", "A plain schema is of one language.", "Use kk or ru."
            )
        return plain_schema(self.fields, languages[0], titles, title)

    def ui_schema(self, lang: Language = "kk") -> dict[str, Any]:
        """Return the UI schema for react-jsonschema-form that goes with the plain schema.

        Args:
            lang: The language of the page: of the names of fields, help and alternatives.

        Raises:
            InvalidValue: There is no such language, or two are asked for.
        """
        languages = split_languages(lang)
        if len(languages) > 1:
            raise InvalidValue(
                "profile_language", "A UI schema is of one language.", "Use kk or ru."
            )
        return ui_schema(self.fields, languages[0])

    def sample(self) -> bytes:
        """Return the sample data of this edition, as JSON: invented people and institutions.

        A form with nothing to fill in has no fields: `{}`. An edition without a sample of its
        own has that of the edition that it amends.

        Raises:
            CatalogueError: There is no sample, or it is damaged.
        """
        if not self.fillable:
            return b"{}\n"
        own, *amended = self.edition.lineage
        content = self._sample_file(own)
        if content is None:
            if not amended:
                raise CatalogueError(f"The form {self.id} has no sample for its edition {own.id}.")
            return self._as(amended[0]).sample()
        if not amended:
            return content
        return overlaid(
            content, lambda: json.loads(self._as(amended[0]).sample()), f"{self.id}/{own.id}.json"
        )

    def _sample_file(self, edition: Edition) -> bytes | None:
        name = f"{self.id}/{edition.id}.json"
        if self.samples is not None:
            file = self.samples / name
            return file.read_bytes() if file.is_file() else None
        return resources.read_if_there(f"examples/{name}")

    def summary(self, on: date | None = None) -> dict[str, Any]:
        """Return what `kzforms list --json` says of the form.

        Args:
            on: The day for which the lifecycle is given.
        """
        return {
            "id": self.id,
            "title": {language: self.title[language] for language in LANGUAGES},
            "act": self.act.id,
            "annex": self.annex,
            "edition": self.edition.id,
            "lifecycle": self.lifecycle(on).name,
            "forthcoming": [
                {"edition": form.edition.id, "in_force_from": _bounds(form.in_force_from)}
                for form in self.forthcoming
                if form.edition is not self.edition
            ],
            "official": self.official,
            "checked_on": self.checked_on.isoformat(),
        }

    def description(self) -> dict[str, Any]:
        """Return what `kzforms show --json` says of the form."""
        ended_by = self.ended_by
        registration = self.edition_act.registration
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
            "standards": list(standards_of(self.id)),
            "editions": [_described(form) for form in reversed(self.history)],
        }

    def _as(self, edition: Edition) -> "Form":
        """Return the form in another of its editions."""
        return (
            self
            if edition is self.edition
            else Form(
                self.definition, edition, self.acts, templates=self.templates, samples=self.samples
            )
        )

    @cached_property
    def _beginnings(self) -> list[Beginning]:
        acts = [self.acts[edition.id] for edition in self.definition.editions]
        return in_order(Beginning(act.id, act.date, act.in_force_from) for act in acts)

    @property
    def _following(self) -> tuple["Form", ...]:
        """The form in each edition that follows this one."""
        ids = [form.edition.id for form in self.history]
        return self.history[ids.index(self.edition.id) + 1 :]


def _described(form: Form) -> dict[str, Any]:
    """Return what `kzforms show --json` says of one edition."""
    edition = form.edition
    return {
        "id": edition.id,
        "annex_of_amending_act": edition.annex,
        "lifecycle": form.lifecycle().name,
        "in_force_from": _bounds(form.in_force_from),
        "in_force_until": _bounds(form.in_force_until),
        "amends": edition.amends.id if edition.amends else None,
        **{
            language: {
                "official": edition.wording[language].official,
                "act": edition.wording[language].act,
                "source": form.source_of(language),
                "checked_on": edition.wording[language].checked_on.isoformat(),
            }
            for language in LANGUAGES
        },
    }


def _bounds(fact: DatedFact | None) -> dict[str, str | None] | None:
    return None if fact is None else fact.model_dump(mode="json")
