"""Every error of the library.

    KzformsError
    ├── UnknownForm            no form has this id                  (also LookupError)
    ├── UnknownEdition         the form has no such edition         (also LookupError)
    ├── NotInForce             no edition is in force on that date
    ├── EditionUncertain       bounds leave more than one answer for that date
    ├── FormDataError          the data do not fit the form         (also ValueError)
    ├── InvalidValue           a single value is wrong              (also ValueError)
    │   └── RefusedCharacter   a text holds what cannot be printed
    ├── TooLarge               reading a file costs more than the limits (also ValueError)
    ├── RenderError            the finished page would not show every value
    ├── UnreadableDocument     a file is no PDF, or holds no data of ours
    ├── UnreadableAct          a file holds no text of an act
    ├── TextDisagrees          the printed text is not that of the attached data
    ├── SigningError           a signature cannot be prepared or embedded
    ├── WouldReplace           people may have worked on the file that is there
    ├── CatalogueError         the library's own data are broken
    └── MachineError           something outside the library is missing
        ├── MissingLibrary     a system library or an extra
        └── CannotWrite        the output file cannot be written

No message holds a value that a user gave: a message may end in a log, and the
values are personal data. It names the place of the value instead.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final, Literal

EXIT_OK: Final = 0
EXIT_FOUND: Final = 1
EXIT_USAGE: Final = 2
EXIT_MACHINE: Final = 3
EXIT_INTERRUPTED: Final = 130


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with the data of a form.

    Attributes:
        path: Where: `entries[3].iin` (rows count from 0), `entries[].iin` for a whole column,
            or "" for the whole document.
        code: What, as a word that stays the same between releases.
        message: What is wrong, in English. Not stable.
        hint: What to do about it, in English. Not stable.
        params: Numbers and names that the message was made of; a form's own words in both
            languages. Never a user's value.
    """

    path: str
    code: str
    message: str
    hint: str = ""
    params: Mapping[str, object] = field(default_factory=dict, compare=False)

    def __str__(self) -> str:
        """Return the problem on one line."""
        parts = [f"{self.path}: {self.message}" if self.path else self.message, self.hint]
        return " ".join(part for part in parts if part)


@dataclass(frozen=True)
class CellProblem(Problem):
    """A problem with data that came from a table.

    Attributes:
        cell: Where in the table: `D17`, `17` for a row, `D` for a column; empty for the whole
            file.
    """

    cell: str = ""

    def __str__(self) -> str:
        """Return the problem on one line, by its cell."""
        place = self.cell or self.path
        return " ".join(part for part in (place and f"{place}:", self.message, self.hint) if part)


class KzformsError(Exception):
    """Base class of every error of the library.

    Attributes:
        exit_code: What the command line returns for it.
    """

    exit_code: ClassVar[int] = EXIT_USAGE


class UnknownForm(KzformsError, LookupError):
    """No form has this id.

    Attributes:
        form_id: The id that was asked for.
        nearest: Ids that are spelt much like it.
    """

    def __init__(self, form_id: str, nearest: Iterable[str] = (), kind: str = "form") -> None:
        self.form_id = form_id
        self.nearest = tuple(nearest)
        if self.nearest:
            hint = f"Did you mean {' or '.join(self.nearest)}?"
        else:
            hint = "`kzforms list --all` shows the ids."
        super().__init__(f"There is no {kind} {form_id!r}. {hint}")


class UnknownEdition(KzformsError, LookupError):
    """The form has no such edition.

    Attributes:
        form_id: The form.
        edition: The edition that was asked for.
        editions: The editions it has, newest first.
    """

    def __init__(self, form_id: str, edition: str, editions: Iterable[str]) -> None:
        self.form_id = form_id
        self.edition = edition
        self.editions = tuple(editions)
        super().__init__(
            f"The form {form_id} has no edition {edition!r}. "
            f"It has {', '.join(self.editions)} (newest first)."
        )


class NotInForce(KzformsError):
    """No edition of the form is in force on that date."""


class EditionUncertain(KzformsError):
    """What is known of the dates leaves more than one answer.

    Attributes:
        candidates: The ids of the editions that may be in force, newest first.
    """

    def __init__(self, message: str, candidates: Iterable[str]) -> None:
        self.candidates = tuple(candidates)
        super().__init__(message)


class FormDataError(KzformsError, ValueError):
    """The data do not fit the form.

    Attributes:
        problems: All that is wrong, in the order of the form.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class InvalidValue(KzformsError, ValueError):
    """A single value is wrong.

    Attributes:
        code: What is wrong, as a word that stays the same between releases.
        message: What is wrong, in English.
        hint: What to do about it, in English.
        params: Numbers and names that the message was made of.
    """

    def __init__(self, code: str, message: str, hint: str = "", **params: object) -> None:
        self.code = code
        self.message = message
        self.hint = hint
        self.params = params
        super().__init__(f"{message} {hint}".strip())


class RefusedCharacter(InvalidValue):
    """A text holds a character that cannot be printed.

    Attributes:
        code_point: The character's number.
        position: Its place in the text as it was given, from 1.
        instead: The Kazakh letter that it looks like, if it does.
    """

    def __init__(
        self,
        message: str,
        hint: str,
        *,
        code_point: int,
        position: int,
        instead: str | None = None,
    ) -> None:
        self.code_point = code_point
        self.position = position
        self.instead = instead
        super().__init__(
            "text_character",
            message,
            hint,
            code_point=f"U+{code_point:04X}",
            position=position,
            **({"instead": instead} if instead else {}),
        )


class TooLarge(KzformsError, ValueError):
    """Reading a file would cost more than `kzforms.limits` allows.

    Attributes:
        code: Which limit, as a word that stays the same between releases.
        message: What is wrong, in English.
        hint: What to do about it, in English.
        params: Numbers that the message was made of.
    """

    def __init__(self, code: str, message: str, hint: str = "", **params: object) -> None:
        self.code = code
        self.message = message
        self.hint = hint
        self.params = params
        super().__init__(f"{message} {hint}".strip())

    @property
    def problem(self) -> Problem:
        """The same as a problem of the whole document, for `FormDataError` and `explain`."""
        return Problem("", self.code, self.message, self.hint, self.params)


class RenderError(KzformsError):
    """The finished page would not show every value as it was given."""


class UnreadableDocument(KzformsError):
    """A file is no PDF, or holds no data of ours, or data that do not fit."""


class UnreadableAct(KzformsError):
    """A file holds no text of an act, or none that can be read."""


class TextDisagrees(KzformsError):
    """The printed text of a PDF is not that of the data attached to it."""

    exit_code = EXIT_FOUND


class SigningError(KzformsError):
    """A signature cannot be prepared or embedded: the file, field or signature is not right."""


Work = Literal["signed", "prepared", "filled_in", "changed", "foreign", "present"]
"""What people may have done to a file that is there.

"signed": it holds a signature; "prepared": it waits for one; "filled_in": its fields hold
something; "changed": another program saved it; "foreign": kzforms did not make it; "present": it
is made to be worked on, and does not show whether it was.
"""

_WORK: Final[Mapping[Work, str]] = {
    "signed": "it holds a signature",
    "prepared": "it waits for a signature",
    "filled_in": "its fields are filled in",
    "changed": "it was changed after kzforms made it",
    "foreign": "kzforms did not make it",
    "present": "it is there already, and may be filled in",
}


class WouldReplace(KzformsError):
    """People may have worked on the file that is there. It was not replaced.

    Attributes:
        path: The file.
        work: What was done to it.
    """

    def __init__(self, path: str, work: Work) -> None:
        self.path = path
        self.work = work
        super().__init__(
            f"{path} was not replaced: {_WORK[work]}. Choose another name, or replace it with "
            "--replace (in Python: replace=True)."
        )


class CatalogueError(KzformsError):
    """The library's own data are broken: says in which file, and under which key."""


class MachineError(KzformsError):
    """Something outside the library is missing or does not work."""

    exit_code = EXIT_MACHINE


class MissingLibrary(MachineError):
    """A system library or an optional Python package is not installed."""


class CannotWrite(MachineError):
    """The output file cannot be written. What was there before is still there."""
