"""Files that are spoilt, or hold anything at all: every reader answers with an error of its own."""

import os
import time

import pytest
from hypothesis import given, settings, strategies as st
from support.mutations import mutated
from support.readers import READERS

from kzforms import KzformsError
from kzforms.limits import Limits, limited

MUTATIONS = int(os.environ.get("KZFORMS_MUTATIONS", "300"))
"""How many spoilt files of each kind `make check` reads; `make check-long` sets 2,000."""

_PART = 50
_SLOWEST = 10.0
"""The most seconds of processor time for one spoilt file, which is small."""

every_kind = pytest.mark.parametrize("kind", READERS)


def read_bad(kind: str, content: bytes) -> None:
    """Read a file that may be bad: it is read, or refused with an error of the library, soon."""
    began = time.thread_time()
    try:
        with limited(Limits(seconds=_SLOWEST / 2)):
            READERS[kind].read(content)
    except KzformsError as error:
        assert str(error)
        assert "\n  File" not in str(error)
    assert time.thread_time() - began < _SLOWEST


@every_kind
def test_a_good_file_is_read(kind: str) -> None:
    """This test ensures that what is spoilt below is read while it is right."""
    reader = READERS[kind]
    reader.read(reader.good())


@every_kind
@given(st.data())
@settings(max_examples=20)
def test_any_bytes_are_read_or_refused(kind: str, data: st.DataObject) -> None:
    """This test ensures that no bytes make a reader raise another error, or hang."""
    good = READERS[kind].good()
    start = good[: data.draw(st.sampled_from((0, 4, 8, 100, len(good) // 2)))]
    content = (
        start + data.draw(st.binary(max_size=300)) + data.draw(st.sampled_from((b"", good[-300:])))
    )
    read_bad(kind, content)


def read_mutations(kind: str, numbers: range) -> None:
    reader = READERS[kind]
    good = reader.good()
    for number in numbers:
        try:
            read_bad(kind, mutated(good, reader.tokens, f"{kind} {number}"))
        except Exception as error:
            error.add_note(f"{kind} {number}")
            raise


@every_kind
def test_a_few_spoilt_files_are_read_or_refused(kind: str) -> None:
    """This test ensures the same of files that are right but for a few places."""
    read_mutations(kind, range(3))


@every_kind
@pytest.mark.check
@pytest.mark.parametrize("start", range(0, MUTATIONS, _PART))
def test_spoilt_files_are_read_or_refused(kind: str, start: int) -> None:
    """This test ensures the same of many such files."""
    read_mutations(kind, range(start, min(start + _PART, MUTATIONS)))
