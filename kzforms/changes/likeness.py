"""How alike two sequences are, by the words put in and taken out. Uses rapidfuzz."""

from collections.abc import Hashable, Sequence
from typing import Any

from kzforms.errors import MissingLibrary


class Indel:
    """What is used of `rapidfuzz.distance.Indel`; rapidfuzz is loaded when it is needed."""

    @staticmethod
    def normalized_similarity(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
        """From 0, nothing in common, to 1, equal."""
        return float(_indel().normalized_similarity(one, other))

    @staticmethod
    def opcodes(one: Sequence[Hashable], other: Sequence[Hashable]) -> Any:
        """What makes the one the other: equal, delete, insert, each with its bounds."""
        return _indel().opcodes(one, other)


def _indel() -> Any:
    try:
        from rapidfuzz.distance import Indel
    except ImportError as error:
        raise MissingLibrary(
            "Comparing texts needs rapidfuzz. Install it with: pip install 'kzforms[audit]'"
        ) from error
    return Indel
