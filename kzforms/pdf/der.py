"""DER and BER (X.690) of unknown origin: what a parser will meet, walked before it begins."""

from typing import Final

from kzforms.limits import Budget

_CONSTRUCTED: Final = 0x20
_LONG_TAG: Final = 0x1F
_LONG_LENGTH: Final = 0x80
_MOST_TAG: Final = 4
_MOST_LENGTH: Final = 8


def require_bounded_der(content: bytes) -> None:
    """Refuse a value that is nested too deep, holds too many others, or has a tag without end.

    What stands after the first value does not count.

    Raises:
        TooLarge: It is, or does.
        ValueError: It is damaged.
    """
    budget = Budget()
    ends: list[int | None] = []  # of the values that stand open; None: up to two zeros
    place = 0
    while True:
        budget.node(depth=len(ends))
        place, end, is_constructed = _header(content, place)
        outer = next((each for each in reversed(ends) if each is not None), len(content))
        if end is not None and end > outer:
            raise ValueError("a value is longer than the one around it")
        if is_constructed:
            ends.append(end)
        elif end is not None:
            place = end
        while ends and (
            ends[-1] == place or (ends[-1] is None and content[place : place + 2] == b"\0\0")
        ):
            place += 2 if ends.pop() is None else 0
        if not ends:
            return


def _header(content: bytes, place: int) -> tuple[int, int | None, bool]:
    """Return where a value's contents begin and end, and whether they are values."""
    try:
        first = content[place]
        place += 1
        if first & _LONG_TAG == _LONG_TAG:
            start = place
            while content[place] & _LONG_LENGTH:
                place += 1
                if place - start >= _MOST_TAG:
                    raise ValueError("a tag is too long")
            place += 1
        length = content[place]
        place += 1
        if length == _LONG_LENGTH:
            if not first & _CONSTRUCTED:
                raise ValueError("a value has no end")
            return place, None, True
        if length > _LONG_LENGTH:
            count = length - _LONG_LENGTH
            if count > _MOST_LENGTH:
                raise ValueError("a length is too long")
            length = int.from_bytes(content[place : place + count], "big")
            place += count
    except IndexError:
        raise ValueError("a value is cut off") from None
    return place, place + length, bool(first & _CONSTRUCTED)
