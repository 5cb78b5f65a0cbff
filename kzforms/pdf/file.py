"""A PDF file: its bytes, what pypdf reads in it, its attached files."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from kzforms.bounded import BudgetedStream
from kzforms.errors import MissingLibrary, TooLarge, UnreadableDocument
from kzforms.limits import Budget, read_file, refusing
from kzforms.pdf.bounds import require_bounded

PdfSource = bytes | str | os.PathLike[str]
"""A PDF: its bytes, or the path of a file that the caller names."""

_END: Final = re.compile(rb"[\r\n]startxref[ \r\n]+(\d+)[ \r\n]+%%EOF[ \r\n]*\Z")
_CROSS_REFERENCES: Final = re.compile(rb"[ \r\n]*(?:xref[ \r\n]|\d+ \d+ obj)")


def pdf_bytes(pdf: PdfSource) -> bytes:
    """Return the bytes of a PDF of unknown origin, once it is known what reading it costs.

    Raises:
        UnreadableDocument: There is no such file, or it is no PDF, or damaged.
        TooLarge: Reading it costs too much.
    """
    if isinstance(pdf, bytes):
        content = pdf
        Budget().require_size(len(content))
    else:
        try:
            content = read_file(pdf)
        except TooLarge:
            raise
        except (OSError, TypeError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "not a path"
            raise UnreadableDocument(f"Cannot read {pdf!s}: {reason}.") from error
    if not content.startswith(b"%PDF-"):
        raise UnreadableDocument("This is no PDF file.")
    with opened(content) as reader:
        require_bounded(content, reader)
    return content


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """Open a file with pypdf.

    Refuse a file whose end is damaged: readers that repair it go back to an earlier state of
    it, in which a signature or a change is not there.

    Raises:
        UnreadableDocument: It is no PDF, damaged, or encrypted so that it cannot be opened
            without a password or a key; also if the block under `with` finds something that
            is not as it must be.
        MissingLibrary: It is encrypted, and the library for that is not installed.
        TooLarge: Reading it takes too long.
    """
    import pypdf

    if not _has_whole_end(pdf):
        raise UnreadableDocument("This PDF is damaged: its end is not that of a PDF file.")
    with refusing(lambda: UnreadableDocument("This PDF is damaged.")):
        try:
            reader = pypdf.PdfReader(BudgetedStream(pdf, Budget(pdf_bytes=len(pdf))))
            _require_no_password(reader)
            yield reader
        except NotImplementedError as error:
            raise UnreadableDocument(_unknown_encryption(pdf)) from error
        except pypdf.errors.DependencyError as error:
            raise MissingLibrary(
                "This PDF is encrypted. To read it, install the Python package cryptography: "
                "`pip install cryptography`."
            ) from error


def _has_whole_end(pdf: bytes) -> bool:
    """Tell whether the last line but one says where the cross-references are."""
    end = _END.search(pdf, max(0, len(pdf) - 1024))
    if not end:
        return False
    # A number past the file's end may be too large for `match`.
    place = min(int(end[1]), len(pdf))
    return bool(_CROSS_REFERENCES.match(pdf, place))


def _require_no_password(reader: Any) -> None:
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableDocument(
            "This PDF has a password, and cannot be opened without it. Open it with the password, "
            "save it without one, and give that file."
        )


def _unknown_encryption(pdf: bytes) -> str:
    # An encryption dictionary is never compressed: its names can be found in the bytes.
    if b"/Adobe.PubSec" in pdf:
        how = "is encrypted with certificates: only whoever has the key of one can open it"
    elif b"/Encrypt" in pdf:
        how = "is encrypted in a way that is not known here"
    else:
        return "This PDF is damaged."
    return f"This PDF {how}. Ask for a copy that is not encrypted."


def attached_file(pdf: bytes, name: str) -> bytes | None:
    """Return an attached file, or None.

    Raises:
        UnreadableDocument: It is no PDF, or damaged.
    """
    with opened(pdf) as reader:
        found = reader.attachments.get(name)
        return found[0] if found else None
