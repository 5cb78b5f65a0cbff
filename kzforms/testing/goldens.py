"""The fixture's work: a document against its golden, in stages, on pytest-regressions' storage."""

import json
import re
import shlex
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import pytest
from pytest_regressions.common import perform_regression_check

from kzforms import RenderedForm, render
from kzforms.errors import InvalidValue
from kzforms.form import Catalogue
from kzforms.review import differences as differ, pictures
from kzforms.review.description import Described, describe, form_of
from kzforms.review.differences import Difference
from kzforms.review.goldens_text import (
    data_to_text,
    fields_from_text,
    fields_to_text,
    text_from_text,
    text_to_text,
)
from kzforms.review.page import (
    Remark,
    Reviewed,
    Section,
    State,
    new_page_views,
    page_views,
    reference,
)
from kzforms.testing.record import GOLDEN, Record
from kzforms.text import Languages
from kzforms.values import FormModel

if TYPE_CHECKING:
    from PIL.Image import Image

StageName = Literal["data", "text", "tags", "fields", "pictures"]
"""A stage of a golden: what a document says, where it stands, how it is tagged, how it looks."""

_NAME: Final = re.compile(r"[\w][\w.-]*(?:/[\w][\w.-]*)*")
_PAGE: Final = re.compile(r"page-(\d+)\.png")


@dataclass(frozen=True)
class _Stage:
    """A file of a golden.

    Attributes:
        stage: Which stage it belongs to.
        title: The same, for people.
        file: Its name, without extension.
        extension: With the dot.
        content: What is written into it now.
        compare: What differs, given the content of the golden.
    """

    stage: StageName
    title: str
    file: str
    extension: str
    content: bytes
    compare: Callable[[bytes], Sequence[Difference]]

    @property
    def name(self) -> str:
        return self.file + self.extension


class Regression:
    """Checks rendered documents against goldens. The fixture `kzforms_regression` is one."""

    def __init__(self, request: pytest.FixtureRequest, record: Record) -> None:
        self._request = request
        self._record = record
        self._folder: Path = request.getfixturevalue("original_datadir")

    def check(
        self,
        document: RenderedForm | FormModel,
        lang: Languages | None = None,
        *,
        name: str | None = None,
        catalogue: Catalogue | None = None,
        stages: Collection[StageName] | None = None,
    ) -> None:
        """Compare a document with its golden; fail with all that differs.

        Values are stored in the golden and shown in the report, but no message holds one: it
        names the field. Use invented people in tests.

        Args:
            document: What the portal rendered; or a document, which is rendered here.
            lang: For a document: kk (also if it is not given), ru or kk-ru.
            name: The golden's name, unique in its test module; the test's name if not given.
                `/` makes folders.
            catalogue: Where the form is looked up, if not in the library's own catalogue.
            stages: Which stages are compared, if not all.

        Raises:
            InvalidValue: The name is none, or a language was given for a rendered form.
            KzformsError: A document cannot be rendered: see `kzforms.render`.
        """
        __tracebackhide__ = True
        name = self._name(name)
        if not isinstance(document, RenderedForm):
            document = render(document, lang or "kk", catalogue=catalogue)
        elif lang is not None:
            raise InvalidValue("lang", "A rendered form has its language.", "Leave `lang` out.")
        golden = self._folder / f"{name}{GOLDEN}"
        other = self._record.use(golden, self._request.node.nodeid)
        if other is not None:
            pytest.fail(
                f"The golden {name!r} is used by {other} too. Give one of them another name: "
                "check(…, name=…).",
                pytrace=False,
            )
        now = describe(document, catalogue)
        files = [each for each in _stages(now) if stages is None or each.stage in stages]
        is_new = not golden.is_dir()
        before = _pictures(golden)
        found = {} if is_new else self._compare(name, files, len(before))
        if not found and not is_new:
            return
        accepted = self._accepts(name)
        if accepted:
            _write(golden, [each for each in files if is_new or each.title in found])
            _remove_pages(golden, _page_count(files))
        state: State = "accepted" if accepted else "new" if is_new else "differs"
        command = self._command(name)
        entry = Reviewed(
            name=name,
            where=self._request.node.nodeid,
            state=state,
            reference=reference(form_of(document, catalogue)),
            sections=tuple(
                Section(title, tuple(map(Remark.of, lines))) for title, lines in found.items()
            ),
            pages=new_page_views(now.pictures) if is_new else page_views(before, now.pictures),
            command="" if accepted else command,
        )
        self._record.add(entry.to_json())
        if not accepted:
            pytest.fail(_message(document, name, found, command), pytrace=False)

    def _name(self, name: str | None) -> str:
        if name is None:
            return re.sub(r"\W", "_", self._request.node.name)
        if not _NAME.fullmatch(name):
            raise InvalidValue(
                "name",
                "The golden's name is no file name.",
                "Use letters, digits, - and _; / for folders.",
            )
        return name

    def _compare(
        self, name: str, files: Sequence[_Stage], pages_before: int
    ) -> dict[str, list[Difference]]:
        """Return what differs, by stage."""
        found: dict[str, list[Difference]] = {}
        for stage in files:
            try:
                self._check_file(name, stage, found)
            except (AssertionError, pytest.fail.Exception):
                if stage.title not in found:  # not a difference of ours
                    raise
        if pages_before > _page_count(files):
            gone = range(_page_count(files) + 1, pages_before + 1)
            found.setdefault(_PICTURES, []).extend(
                Difference("the page is gone", number) for number in gone
            )
        return found

    def _check_file(self, name: str, stage: _Stage, found: dict[str, list[Difference]]) -> None:
        def compare(_: Path, expected: Path) -> None:
            try:
                differences = stage.compare(expected.read_bytes())
            except (ValueError, OSError):
                differences = [Difference(f"the golden {stage.name} is damaged")]
            if differences:
                found.setdefault(stage.title, []).extend(differences)
                raise AssertionError(f"{stage.name} differs")

        golden = f"{name}{GOLDEN}/{stage.file}"
        if not (self._folder / f"{golden}{stage.extension}").is_file():
            # pytest-regressions would write it; here nothing is written before it is accepted.
            found.setdefault(stage.title, []).append(_missing(stage))
            return
        perform_regression_check(
            datadir=self._request.getfixturevalue("lazy_datadir"),
            original_datadir=self._folder,
            request=self._request,
            check_fn=compare,
            dump_fn=lambda path: _write_file(path, stage.content),
            extension=stage.extension,
            basename=golden,
        )

    def _accepts(self, name: str) -> bool:
        option = self._request.config.getoption
        return bool(
            option("kzforms_accept_all") or option("regen_all") or name in option("kzforms_accept")
        )

    def _command(self, name: str) -> str:
        config = self._request.config
        node = str(config.cwd_relative_nodeid(self._request.node.nodeid))
        return f"pytest {shlex.quote(node)} --kzforms-accept={shlex.quote(name)}"


_PICTURES: Final = "Pictures"


def _page_count(files: Sequence[_Stage]) -> int:
    return sum(each.stage == "pictures" for each in files)


def _stages(now: Described) -> list[_Stage]:
    """Return the files of a golden, in the order in which they are compared."""

    def of_text(content: bytes) -> list[Difference]:
        return differ.compare_text(text_from_text(content.decode("utf-8")), now.text)

    def of_fields(content: bytes) -> list[Difference]:
        return differ.compare_fields(fields_from_text(content.decode("utf-8")), now.fields)

    def of_data(content: bytes) -> list[Difference]:
        return differ.compare_data(json.loads(content), now.data)

    def of_tags(content: bytes) -> list[Difference]:
        return differ.compare_tags(content.decode("utf-8").splitlines(), now.tags)

    def of_page(number: int, picture: "Image", content: bytes) -> list[Difference]:
        return differ.compare_picture(pictures.opened(content), picture, number)

    tags = "".join(f"{line}\n" for line in now.tags)
    return [
        _Stage("data", "Data", "data", ".json", data_to_text(now.data).encode(), of_data),
        _Stage("text", "Text and places", "text", ".txt", text_to_text(now.text).encode(), of_text),
        _Stage("tags", "Tags", "tags", ".txt", tags.encode(), of_tags),
        _Stage(
            "fields",
            "Signature fields",
            "fields",
            ".txt",
            fields_to_text(now.fields).encode(),
            of_fields,
        ),
        *(
            _Stage(
                "pictures",
                _PICTURES,
                f"page-{number}",
                ".png",
                pictures.png(picture),
                partial(of_page, number, picture),
            )
            for number, picture in enumerate(now.pictures, 1)
        ),
    ]


def _missing(stage: _Stage) -> Difference:
    page = _PAGE.fullmatch(stage.name)
    if page:
        return Difference("the page is new", int(page[1]))
    return Difference(f"the golden has no {stage.name}")


def _pictures(golden: Path) -> "list[Image]":
    """Return the pages of a golden, as far as they follow one another."""
    found: list[Image] = []
    while (page := golden / f"page-{len(found) + 1}.png").is_file():
        try:
            found.append(pictures.opened(page.read_bytes()))
        except OSError:
            break
    return found


def _write(golden: Path, stages: Sequence[_Stage]) -> None:
    golden.mkdir(parents=True, exist_ok=True)
    for stage in stages:
        _write_file(golden / stage.name, stage.content)


def _write_file(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _remove_pages(golden: Path, last: int) -> None:
    for path in golden.iterdir():
        page = _PAGE.fullmatch(path.name)
        if page and int(page[1]) > last:
            path.unlink()


_MOST_LINES: Final = 30
"""How many differences of a stage a failure lists; the report has them all."""


def _message(
    document: RenderedForm, name: str, found: dict[str, list[Difference]], command: str
) -> str:
    what = f"{document.form} ({document.lang}, edition {document.edition})"
    lines = [
        f"{what} has no golden {name!r} yet."
        if not found
        else f"{what} differs from its golden {name!r}."
    ]
    for title, differences in found.items():
        lines.append(f"  {title}:")
        lines += [f"    {difference}" for difference in differences[:_MOST_LINES]]
        if len(differences) > _MOST_LINES:
            lines.append(f"    … and {len(differences) - _MOST_LINES} more; the report has them.")
    lines += ["If this is right, accept this one change with:", f"  {command}"]
    return "\n".join(lines)
