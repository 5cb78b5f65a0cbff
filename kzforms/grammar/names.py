"""Initials of a person's name, written alike in both languages."""

from kzforms.repertoire import is_printable


def initials(surname: str, given_name: str | None, patronymic: str | None = None) -> str:
    """Put initials before the surname, as signatures are printed.

    Orders print one initial, that of the given name («Д. Косанов»); with the
    patronymic given, both are printed («А.Ә. Сарбасов»).

    >>> initials("Косанов", "Даурен")
    'Д. Косанов'
    >>> initials("Сарбасов", "Асан", "Әліұлы")
    'А.Ә. Сарбасов'
    >>> initials("Ким", "Анна-Мария")
    'А.-М. Ким'
    >>> initials("Ким", "ẖа")
    'ẖ. Ким'
    >>> initials("Ким", "ȿа")
    'ȿ. Ким'
    >>> initials("Сукарно", None)
    'Сукарно'
    """
    given = "".join(_initial(name) for name in (given_name, patronymic) if name)
    return f"{given} {surname}".strip()


def _initial(name: str) -> str:
    parts = [part for part in name.replace(" ", "-").split("-") if part]
    joint = "-" if "-" in name else ""
    return joint.join(f"{_capital(part[0])}." for part in parts) or name


def _capital(letter: str) -> str:
    """Return the capital letter, or the letter itself where no single printable one exists.

    Unicode has none for ẖ; the bundled fonts have none for ȿ.
    """
    capital = letter.upper()
    return capital if len(capital) == 1 and is_printable(capital) else letter
