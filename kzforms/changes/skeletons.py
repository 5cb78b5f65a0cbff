"""Skeletons of new forms and editions: the files that a maintainer fills in, in a checkout.

A skeleton invents nothing: what is not known stays empty, and `kzforms catalogue check --strict`
names it until somebody fills it in. No file that is there is overwritten.
"""

import ast
import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kzforms import resources
from kzforms.acts import LegalAct
from kzforms.errors import CatalogueError
from kzforms.form import Form
from kzforms.forms import DEFINITIONS, default_catalogue
from kzforms.text import LANGUAGES, Language

_REGISTER: Final = "kzforms/forms/register.py"
_FORM_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass
class Skeleton:
    """Files that were written.

    Attributes:
        written: Their names, relative to the checkout.
        to_fill_in: What is left to a person, a sentence each.
    """

    written: list[str] = field(default_factory=list)
    to_fill_in: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class NewAct:
    """What is known of an act that is not recorded yet.

    Attributes:
        id: Its adilet code; where that is unknown, a name: `order-99-2027`.
        number: Its number, without the sign №.
        date: The day it was made.
    """

    id: str
    number: str
    date: date


def amend(
    form_id: str,
    act: NewAct | str,
    *,
    annex: str,
    checked_on: date,
    wording: tuple[Language, ...] = (),
) -> Skeleton:
    """Write the skeleton of an edition: the form as a later act amended it.

    Args:
        form_id: The form.
        act: The act that amends it: its id, or what is known of it if it is not recorded.
        annex: Which annex of that act the form is.
        checked_on: The day on which the form is compared with its source.
        wording: The languages whose words change: each gets a copy of the template.

    Raises:
        UnknownForm: No form has this id.
        CatalogueError: This is no checkout, the form has such an edition already or shares its
            module with others, or a file is there already.
    """
    work = _Work()
    form = default_catalogue().history(form_id)[-1]
    act_id = act if isinstance(act, str) else act.id
    if act_id in form.editions:
        raise CatalogueError(f"{form_id} has the edition {act_id} already. Edit it.")
    module = work.module(form_id)
    made = work.act(act, like=form.edition_act)
    _add_edition(work, module, form, made, annex, checked_on, wording)
    for language in wording:
        template = f"templates/{language}/{form.id}/{made.id}.html"
        work.copy(f"templates/{form.template(language)}", template)
        work.to_fill_in.append(f"{template}: the words that change.")
    if form.fillable:
        sample = {"amends": form.edition.id, "values": {}}
        text = json.dumps(sample, ensure_ascii=False, indent=2) + "\n"
        work.write(f"examples/{form.id}/{made.id}.json", text)
        work.to_fill_in.append(
            f"examples/{form.id}/{made.id}.json: a value for each new field, by path "
            "(`entries[].birth_date` is that of all rows); delete it if no field is new."
        )
    elif form.edition.content is not None and module.stem.startswith("standard"):
        data = "kzforms/standards/data/{}/{}.yaml"
        work.copy(data.format(form.id, form.edition.id), data.format(form.id, made.id))
        work.to_fill_in.append(f"{data.format(form.id, made.id)}: what the act changes.")
    work.needs_official_texts(form.id, made.id)
    return work.skeleton()


def new(
    form_id: str,
    act_id: str,
    *,
    annex: str,
    checked_on: date,
    act_annex: str | None = None,
    base: str | None = None,
    document: str | None = None,
    table: bool = False,
) -> Skeleton:
    """Write the skeleton of a form.

    Args:
        form_id: Its id: what it is, in words of the title's standard English term.
        act_id: The act that made it; it must be recorded.
        annex: The annex's number in the act to which the form is annexed.
        checked_on: The day on which the form is compared with its source.
        act_annex: Which annex of the act that made it the form is, if it has another number.
        base: The act to which it is annexed, if not the one that its act amends.
        document: What that act approves and the form belongs to; needed where it approves
            several documents.
        table: Whether it is a list: rows in a table.

    Raises:
        CatalogueError: This is no checkout, the id is none or is taken, what the form belongs to
            is not plain, the act is not recorded, or a file is there already.
    """
    work = _Work()
    if not _FORM_ID.fullmatch(form_id):
        raise CatalogueError(f"{form_id!r} is no form id. Use small letters and hyphens.")
    if form_id in DEFINITIONS:
        raise CatalogueError(f"There is a form {form_id} already. Use `catalogue amend`.")
    acts = default_catalogue().acts
    act = acts[act_id]
    base_act = acts[base] if base else _base(act)
    document = document or _document(base_act)
    folder = _folder(base_act)
    name = form_id.replace("-", "_")
    model = "".join(word.capitalize() for word in form_id.split("-"))
    module = f"kzforms/forms/{folder}/{name}.py"
    values = {
        "id": form_id, "act": act.id, "base": base_act.id, "document": document, "annex": annex,
        "act_annex": act_annex or annex, "model": model, "checked_on": checked_on, "edition": edition_name(act),
        "source": act.source or "not known", "table": table,
    }  # fmt: skip
    work.write(module, _rendered("module.py.jinja", values))
    for language in LANGUAGES:
        template = f"templates/{language}/{form_id}/{act.id}.html"
        work.copy(f"kzforms/changes/skeleton/{'list' if table else 'paper'}.html", template)
    work.write(f"examples/{form_id}/{act.id}.json", "{}\n")
    if not (work.root / f"kzforms/forms/{folder}/__init__.py").is_file():
        work.write(
            f"kzforms/forms/{folder}/__init__.py", f'"""Forms annexed to {base_act.id}."""\n'
        )
    _register(work, form_id, f"{folder}.{name}")
    work.to_fill_in += [
        f"{module}: the docstring, the title in both languages, fields with labels, who signs.",
        f"templates/<language>/{form_id}/{act.id}.html: the words, paragraph by paragraph.",
        f"examples/{form_id}/{act.id}.json: an invented document, without a warning.",
    ]
    work.needs_official_texts(form_id, act.id)
    return work.skeleton()


def edition_name(act: LegalAct) -> str:
    """Return what an edition is called in its module: `ORDER_22_2026`."""
    number = re.sub(r"[^0-9A-Za-z]+", "_", act.number).strip("_").upper()
    return f"{act.kind.upper()}_{number}_{act.date.year}"


class _Work:
    """Files to write, all at the end and none twice."""

    def __init__(self) -> None:
        self.root = resources.checkout()
        self.to_fill_in: list[str] = []
        self._files: dict[str, str | Path] = {}
        self._changed: dict[str, str] = {}

    def module(self, form_id: str) -> Path:
        name = DEFINITIONS.module_of(form_id)
        if len(DEFINITIONS.defined_in(name)) > 1:
            raise CatalogueError(
                f"{form_id} shares the module {name} with other forms. Write the edition by hand."
            )
        return self.root / f"{name.replace('.', '/')}.py"

    def act(self, act: NewAct | str, *, like: LegalAct) -> LegalAct:
        """Return an act; one that is not recorded gets a skeleton."""
        if isinstance(act, str):
            return default_catalogue().acts[act]
        name = f"kzforms/acts/data/{act.id}.yaml"
        record = {
            "id": act.id, "code": "unknown" if act.id.startswith("order-") else "pattern",
            "kind": like.kind, "number": act.number, "date": act.date,
            "issuer": {"kk": like.issuer.kk, "ru": like.issuer.ru}, "title": None,
            "russian_title": "unknown", "registration": None, "registration_note": "",
            "in_force_from": {
                "earliest": None, "latest": None, "source": "", "checked_on": None,
            },
            "repeal_note": "", "checked_on": None,
        }  # fmt: skip
        self.write(name, yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=110))
        self.to_fill_in.append(
            f"{name}: title, registration, and what is known of the day of entry into force, with "
            "its source and the day it was checked. Leave null what is not known."
        )
        return like.model_copy(update={"id": act.id, "number": act.number, "date": act.date})

    def write(self, name: str, content: str) -> None:
        self._files[name] = content

    def copy(self, source: str, name: str) -> None:
        self._files[name] = self.root / source

    def read(self, name: str) -> str:
        return self._changed.get(name) or (self.root / name).read_text("utf-8")

    def change(self, name: str, content: str) -> None:
        self._changed[name] = content

    def needs_official_texts(self, form_id: str, edition: str) -> None:
        self.to_fill_in += [
            f"tests/official/{form_id}/{edition}.kk.txt: the annex's text as received.",
            "Look at the pages; then accept the goldens: see CONTRIBUTING.",
        ]

    def skeleton(self) -> Skeleton:
        """Write everything, unless a file is there already."""
        for name in self._files:
            if (self.root / name).exists():
                raise CatalogueError(f"{name} is there already. Nothing was written.")
        for name, content in self._files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, Path):
                shutil.copyfile(content, path)
            else:
                path.write_text(content, "utf-8")
        for name, text in self._changed.items():
            (self.root / name).write_text(text, "utf-8")
        return Skeleton([*self._files, *self._changed], self.to_fill_in)


def _add_edition(
    work: _Work,
    module: Path,
    form: Form,
    act: LegalAct,
    annex: str,
    checked_on: date,
    wording: tuple[Language, ...],
) -> None:
    """Add the edition's literal before the form's, and its name to `editions`."""
    name = str(module.relative_to(work.root))
    source = work.read(name)
    editions = _editions(source)
    old, new_name = edition_name(form.edition_act), edition_name(act)
    if editions is None or old not in ast.unparse(editions):
        raise CatalogueError(f"{name}: `editions` does not name {old}. Write the edition by hand.")
    day = f"date({checked_on.year}, {checked_on.month}, {checked_on.day})"
    if "standard_edition(" in source:
        literal = (
            f'{new_name} = standard_edition(\n    "{form.id}", act="{act.id}", annex="{annex}", '
            f"checked_on={day}, amends={old}\n)\n"
        )
    else:
        words = ", ".join(
            f'"{language}": Wording(act="{act.id}", checked_on={day})' for language in wording
        )
        literal = f'{new_name} = {old}.amended(\n    act="{act.id}",\n    annex="{annex}",\n'
        literal += f"    wording={{{words}}},\n)\n" if words else ")\n"
    before = ast.get_source_segment(source, editions) or ""
    names = [*(ast.unparse(each) for each in editions.elts), new_name]
    text = source.replace(f"editions={before}", f"editions=({', '.join(names)})").replace(
        "\nFORM = FormDefinition(", f"\n{literal}\nFORM = FormDefinition("
    )
    work.change(name, text)
    work.to_fill_in.append(f"{name}: what {new_name} changes, and its model if fields change.")


def _editions(source: str) -> ast.Tuple | None:
    """Return the tuple of editions in a form's literal."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.keyword) and node.arg == "editions":
            return node.value if isinstance(node.value, ast.Tuple) else None
    return None


def _register(work: _Work, form_id: str, module: str) -> None:
    """Add a line to the register, after the other forms of the same act."""
    lines = work.read(_REGISTER).splitlines(keepends=True)
    folder = module.partition(".")[0]
    places = [place for place, line in enumerate(lines) if f'": "{folder}.' in line]
    start = next(place for place, line in enumerate(lines) if line.startswith("MODULES: Final"))
    lines.insert(max(places, default=start) + 1, f'    "{form_id}": "{module}",\n')
    work.change(_REGISTER, "".join(lines))


def _rendered(name: str, values: Mapping[str, object]) -> str:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("skeleton")),
        autoescape=False,  # noqa: S701 - Python and Jinja, no page
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name).render(values)


def _base(act: LegalAct) -> LegalAct:
    acts = default_catalogue().acts
    found = [acts[each.act] for each in act.amends if acts[each.act].approves]
    if act.approves:
        return act
    if len(found) == 1:
        return found[0]
    names = ", ".join(each.id for each in found) or "an act that approves documents"
    raise CatalogueError(f"{act.id} amends several acts. Name the base act: {names}.")


def _document(base: LegalAct) -> str:
    if len(base.approves) == 1:
        return base.approves[0].id
    names = ", ".join(each.id for each in base.approves) or "none is recorded in the act's file"
    raise CatalogueError(f"{base.id} approves several documents, or none. Name one: {names}.")


def _folder(base: LegalAct) -> str:
    """Return the folder of the forms of a base act: the one it has, or a new one."""
    for form_id in DEFINITIONS:
        if DEFINITIONS[form_id].act == base.id:
            return DEFINITIONS.module_of(form_id).split(".")[2]
    return edition_name(base).lower()
