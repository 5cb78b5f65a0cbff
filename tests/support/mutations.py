"""Spoilt files: the same for the same number, each spoilt in one to four places."""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Sequence

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_NUMBER = re.compile(rb"\d+")


def mutated(content: bytes, tokens: Sequence[bytes], seed: str) -> bytes:
    """A spoilt file.

    Args:
        content: A file that is right.
        tokens: What means something in such files.
        seed: Where the choice begins.
    """
    choice = random.Random(seed)  # noqa: S311 - the choice has to be the same each time
    for _ in range(choice.randint(1, 4)):
        if content.startswith(b"PK") and choice.random() < 0.7:
            content = _in_archive(content, tokens, choice)
        elif content.startswith(b"%PDF-") and choice.random() < 0.3:
            content = _in_stream(content, tokens, choice)
        else:
            content = _spoilt(content, tokens, choice)
    return content


def _spoilt(content: bytes, tokens: Sequence[bytes], choice: random.Random) -> bytes:
    place = choice.randrange(len(content) + 1)
    end = min(len(content), place + choice.choice((1, 1, 4, 30, 400)))
    part = content[place:end]
    token = choice.choice((*tokens, b"\0", b"\xff"))
    match choice.randrange(8):
        case 0:
            part = choice.randbytes(len(part))
        case 1:
            part = b""
        case 2:
            part *= choice.choice((2, 3, 50))
        case 3:
            part = token + part
        case 4:
            part = token
        case 5:
            part = token * choice.choice((2, 100, 3000))
        case 6:
            number = choice.choice((b"0", b"-1", b"7", b"2147483648", b"9" * 30))
            part = _NUMBER.sub(number, content[place : place + 60], count=1)
            end = min(len(content), place + 60)
        case _:
            other = choice.randrange(len(content) + 1)
            part = content[other : other + choice.choice((10, 1000))]
    return content[:place] + part + content[end:]


def _in_archive(content: bytes, tokens: Sequence[bytes], choice: random.Random) -> bytes:
    """Spoil one file in an archive. One that is no archive any more is spoilt as it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ):
        return _spoilt(content, tokens, choice)
    if not files:
        return content
    name = choice.choice(sorted(files))
    files[name] = _spoilt(files[name], tokens, choice)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, part in files.items():
            archive.writestr(zipfile.ZipInfo(each), part)
    return out.getvalue()


def _in_stream(content: bytes, tokens: Sequence[bytes], choice: random.Random) -> bytes:
    """Spoil what one stream of a PDF holds; what stands after it moves only if it must."""
    streams = list(_STREAM.finditer(content))
    if not streams:
        return _spoilt(content, tokens, choice)
    found = choice.choice(streams)
    try:
        inside = zlib.decompress(found[1])
    except zlib.error:
        return _spoilt(content, tokens, choice)
    packed = zlib.compress(_spoilt(inside, tokens, choice), 9)
    packed = packed.ljust(len(found[1]), b"\0")
    return content[: found.start(1)] + packed + content[found.end(1) :]
