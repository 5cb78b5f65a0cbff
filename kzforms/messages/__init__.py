"""What is wrong with a value, said to the person who fills in the form.

`Problem.message` is for developers, in English. These texts are for a portal's page: in
Kazakh, Russian or English, by the problem's stable code, from `problems.yaml`.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Final, Literal, get_args

from kzforms.data_files import Record, load_yaml
from kzforms.errors import InvalidValue, Problem
from kzforms.text import Bilingual

MessageLanguage = Literal["kk", "ru", "en"]
"""A language in which problems are explained."""

_FILE: Final = Path(__file__).with_name("problems.yaml")
_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


class Message(Record):
    """One text in each language, with parameters in braces.

    Attributes:
        kk: In Kazakh.
        ru: In Russian.
        en: In English.
    """

    kk: str
    ru: str
    en: str

    def __getitem__(self, lang: MessageLanguage) -> str:
        return {"kk": self.kk, "ru": self.ru, "en": self.en}[lang]


class Messages(Record):
    """The content of `problems.yaml`.

    Attributes:
        problems: The texts by code. The first one is used whose parameters the problem has.
        unknown: What is said of a code that is not the library's own.
        words: The word for a parameter's value, by parameter and value.
    """

    problems: Mapping[str, tuple[Message, ...]]
    unknown: Message
    words: Mapping[str, Mapping[str, Message]]


@cache
def messages() -> Messages:
    """Return all the texts."""
    return load_yaml(_FILE, Messages)


def parameters(text: str) -> frozenset[str]:
    """Return the names of the parameters in a text.

    >>> sorted(parameters("{length} > {limit}"))
    ['length', 'limit']
    """
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


def explain(problem: Problem | InvalidValue, lang: MessageLanguage = "kk") -> str:
    """Say what is wrong and what to do, to the person who fills in the form.

    Args:
        problem: From `FormDataError.problems` or `RenderedForm.warnings`, or an
            `InvalidValue`. Only its code and its parameters count.
        lang: kk, ru or en.

    Returns:
        One or two sentences without the field's name, as plain text (not HTML). A code that
        a form of your own brought along gets a general sentence.

    Raises:
        InvalidValue: There is no such language.

    >>> explain(InvalidValue("no_such_date", ""), "ru")
    'Такой даты нет в календаре. Проверьте день и месяц.'
    """
    if lang not in get_args(MessageLanguage):
        raise InvalidValue("language", f"There is no language {lang!r}.", "Use kk, ru or en.")
    texts = messages()
    given = problem.params
    message = next(
        (
            variant
            for variant in texts.problems.get(problem.code, ())
            if parameters(variant.kk) <= given.keys()
        ),
        texts.unknown,
    )
    return message[lang].format_map(
        {name: _shown(name, value, lang) for name, value in given.items()}
    )


def _shown(name: str, value: object, lang: MessageLanguage) -> str:
    if isinstance(value, Bilingual):  # a form's own words, which have no English
        return value["kk" if lang == "kk" else "ru"]
    text = str(value)
    word = messages().words.get(name, {}).get(text)
    if word is not None:
        return word[lang]
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        return f"{date.fromisoformat(value):%d.%m.%Y}"
    if isinstance(value, int):
        return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}")
    return text
