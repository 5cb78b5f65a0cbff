"""Elements that a portal may add to the page of an electronic document.

A number and date of registration, and an address where the document can be verified, as
words and as a QR code. No sentence on the legal force of electronic documents is printed:
the law that the usual one cites (No. 370-II of 07.01.2003) is repealed.
"""

import datetime as dt
from typing import Annotated, Any, Final

from markupsafe import Markup
from pydantic import model_validator

from kzforms.errors import InvalidValue
from kzforms.text import Bilingual, Language
from kzforms.values import Day, FormModel, Label, Line
from kzforms.values.order_reference import Number

_SCHEMES: Final = ("https://", "http://")
ADDRESS_LIMIT: Final = 300

_WORDS: Final = {
    "registered": Bilingual(kk="Тіркелген", ru="Зарегистрировано"),
    "verify": Bilingual(kk="Құжатты тексеру", ru="Проверка документа"),
    "qr_code": Bilingual(
        kk="Құжатты тексеру мекенжайының QR-коды", ru="QR-код адреса для проверки документа"
    ),
}
"""The words printed beside the elements. Our own words."""


def electronic_words(language: Language) -> dict[str, str]:
    """Return the words beside the elements, in one language."""
    return {name: words[language] for name, words in _WORDS.items()}


class ElectronicElements(FormModel):
    """The elements printed below the signatures of an electronic document.

    >>> ElectronicElements(registration_number="15").registration_number
    '15'
    """

    registration_number: Annotated[Number, Label("Тіркеу нөмірі", "Номер регистрации")] | None = (
        None
    )
    registration_date: (
        Annotated[dt.date, Day(), Label("Тіркеу күні", "Дата регистрации")] | None
    ) = None
    verification_address: (
        Annotated[str, Line(ADDRESS_LIMIT), Label("Тексеру мекенжайы", "Адрес проверки")] | None
    ) = None

    @model_validator(mode="after")
    def _has_an_address(self) -> "ElectronicElements":
        address = self.verification_address
        if address is not None and (not address.startswith(_SCHEMES) or " " in address):
            raise InvalidValue(
                "address", "The verification address is no web address.", "Begin it with https://."
            )
        return self


def qr_code(address: str, title: str) -> Markup:
    """Return a QR code as inline SVG, with a title that is read aloud in its place.

    Args:
        address: What it says.
        title: The alternative text.
    """
    import segno

    code: Any = segno.make(address, error="m", micro=False)
    return Markup(  # noqa: S704 - segno escapes the title
        code.svg_inline(scale=1, border=4, title=title, omitsize=True, unit="", svgclass="qr")
    )
