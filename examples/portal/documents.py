"""The finished documents: in memory only, few, and not for long."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from kzforms import Form
from kzforms.signing import Prepared
from kzforms.text import Languages

MOST_BYTES = 64_000_000
LONGEST = 3600.0  # seconds


@dataclass(frozen=True)
class Document:
    """A finished PDF of someone's.

    Attributes:
        form: The form.
        lang: The language or languages of its sheets.
        pdf: The file, with the signatures that are there already.
        warnings: What looks odd in it: where, and what, in the language of the page.
        prepared: The file with room for a signature, while one is awaited.
    """

    form: Form
    lang: Languages
    pdf: bytes
    warnings: tuple[tuple[str, str], ...] = ()
    prepared: Prepared | None = None

    @property
    def size(self) -> int:
        """Its room in memory, in bytes."""
        return len(self.pdf) + (len(self.prepared.pdf) if self.prepared else 0)


class Documents:
    """What is kept, by a name that cannot be guessed.

    Args:
        clock: The seconds that have passed since some moment.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: dict[str, tuple[float, Document]] = {}

    def add(self, document: Document) -> str:
        """Keep a document; the oldest ones go if there is no room. Returns its name."""
        name = secrets.token_urlsafe(24)
        self._kept[name] = (self._clock(), document)
        self._forget()
        return name

    def get(self, name: str) -> Document | None:
        """Return a document, or None if there is none, or none any more."""
        self._forget()
        _, document = self._kept.get(name, (0.0, None))
        return document

    def change(self, name: str, document: Document, **changes: object) -> None:
        """Keep a document as it is now. Its time does not begin again."""
        since, _ = self._kept[name]
        self._kept[name] = (since, replace(document, **changes))  # type: ignore[arg-type]
        self._forget()

    def _forget(self) -> None:
        now = self._clock()
        for name, (since, _) in list(self._kept.items()):
            if now - since > LONGEST:
                del self._kept[name]
        while sum(document.size for _, document in self._kept.values()) > MOST_BYTES:
            del self._kept[next(iter(self._kept))]
