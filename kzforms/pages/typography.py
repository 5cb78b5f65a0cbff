"""Typography: what a line's end never parts, in the forms' own words and in values."""

import re
from typing import Final

from markupsafe import Markup, escape

from kzforms.grammar import kk, ru

_MONTHS: Final = "|".join(
    [*(kk.month(number) for number in range(1, 13)), *map(ru.month, range(1, 13))]
)
_BELONGS_TOGETHER: Final = re.compile(
    r"([(«]{0,3}(?:"
    r"\d+(?:[.-]\d+)*-[^\W\d_]+"  # 22-1-қосымша, 18.30-ға
    r"|(?<![\w-])[А-ЯЁӘІҢҒҮҰҚӨҺ]{2,}-[а-яёәіңғүұқөһ]+"  # АЭС-індегі
    r"|(?<![\d.])\d{1,2}\.\d{2}\b(?!\.\d)"  # 9.00, no part of a date
    rf"|\d{{4}} (?:жылғы|жылы) \d{{1,2}} (?:{_MONTHS})\w*"  # 2026 жылғы 14 шілдеге
    rf"|«?\d{{1,2}}»? (?:{_MONTHS})\w*(?: \d{{4}}(?: г(?:од\w*)?\b)?)?"  # 14 июля 2026 года
    r"|№\s?(?:ҚР )?[\w/-]+"  # № 692, № ҚР ДСМ-49/2020
    r"|(?<![\w-])(?:ВУС|ӘЕМ) \d+"  # ВУС 210100
    r"|(?<![\w-])ҚР \w+"  # ҚР Қорғаныс министрі
    r"|\b\w+ РК\b"  # МО РК
    r"|8 800(?: \d+)+|8\(\d+\)(?: \d+-\d+-\d+)"  # telephones
    r"|\d{1,3}(?: \d{3})+"  # 305 000
    r"|(?<![\w/-])\d+ [^\W\d_]+"  # 30 человек
    r")\S*)"  # and what stands close to it
)


_SIGN_AFTER_SPACE: Final = re.compile(r"(?<= )(?=[:;!?,.)»\]}])")


def unbroken(text: str, css_class: str = "whole") -> Markup:
    """Mark up a text so that no line ends between a number and what it belongs to.

    Mark the words between the numbers too, up to their last letter: WeasyPrint may break a
    line too early where a piece of text ends in a space.

    Args:
        text: The text.
        css_class: What is marked is `whole`, and leaves the page rather than break; or `held`,
            and breaks where a whole line has no room for it.

    >>> unbroken("Қағидаларға 22-1-қосымша")
    Markup('<span>Қағидаларға</span> <span class="whole">22-1-қосымша</span>')
    >>> unbroken("(с 1 февраля)")
    Markup('<span>(с</span> <span class="whole">1 февраля)</span>')
    >>> unbroken("Бесплатно")
    Markup('Бесплатно')
    """
    parts = _BELONGS_TOGETHER.split(text)
    if len(parts) == 1:
        return escape(text)
    return Markup("").join(
        Markup('<span class="{}">{}</span>').format(css_class, part) if index % 2 else _apart(part)
        for index, part in enumerate(parts)
    )


def value_text(text: str) -> Markup:
    """Mark up a value: what belongs together is held, and a line may end before each word.

    Where a word begins with a sign that begins no line («:»), no line could end before it, even
    after a word that fills the line: it would leave the place to write.

    >>> value_text("Ким :")
    Markup('Ким <span class="free">:</span>')
    """
    first, *others = _SIGN_AFTER_SPACE.split(text)
    return Markup("").join(
        [unbroken(first, "held")]
        + [Markup('<span class="free">{}</span>').format(unbroken(part, "held")) for part in others]
    )


def _apart(text: str) -> Markup:
    """Mark up a text; leave the space around it outside of the element."""
    words = text.strip(" ")
    before, _, after = text.partition(words) if words else (text, "", "")
    return Markup("{}<span>{}</span>{}").format(before, words, after) if words else escape(text)
