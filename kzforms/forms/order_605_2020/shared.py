"""What the papers of the two Rules of order No. 605 share: services, sources, who decides.

The Rules for deferment and for exemption have the same annexes with nearly the same words. A
pair of forms has one module and one template for each language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Final

from kzforms.form import Edition, FormDefinition, SignatureSlot, in_both_languages
from kzforms.forms.applications import PLACE_LIMIT, DatedPaper, Place
from kzforms.text import Bilingual, Language
from kzforms.values import FormModel, Label, Line, LocalText, Person
from kzforms.values.dates import IN_21ST_CENTURY

RULES_2026: Final[Mapping[Language, str]] = {
    "kk": "https://zan.gov.kz/client/#!/doc/148292/kaz/13.01.2026",
    "ru": "https://zan.gov.kz/client/#!/doc/148292/rus/13.01.2026",
}
"""Order No. 605 with both Rules in its edition of 13.01.2026.

The reference bank of legal acts, read in a public, unofficial copy of it on GitHub:
kazakhstan-law/ministerial, commit 70a5c6a714b8d4d178ba196fd0499a2fe938ac95.
"""

_CHECKED = date(2026, 11, 25)


@dataclass(frozen=True, kw_only=True)
class Service:
    """One of the two services.

    Attributes:
        id: Its short name; part of the forms' names.
        name: What the titles of the forms call it.
    """

    id: str
    name: Bilingual


DEFERMENT: Final = Service(
    id="deferment",
    name=Bilingual(
        kk="Әскери қызметке шақыруды кейінге қалдыру", ru="Предоставление отсрочки от призыва"
    ),
)
EXEMPTION: Final = Service(
    id="exemption",
    name=Bilingual(
        kk="Азаматтарды әскери қызметке шақырудан босату",
        ru="Освобождение граждан от призыва на воинскую службу",
    ),
)

_CHAIR: Final = Bilingual(
    kk="Әскерге шақыру комиссиясының төрағасы", ru="Председатель призывной комиссии"
)
CHAIR: Final = SignatureSlot(id="chair", role=_CHAIR, signer="chair")
"""Where the chair of the conscription commission signs."""


class Decision(DatedPaper):
    """What the two decisions of the commission share: to whom, and who signs.

    The form has no line for the recipient's name, only the words that stand for it; a line is
    set above them. Nor does it explain the line that begins with «the chair of the conscription
    commission»: the chair is a deputy akim (point 9 of both Rules).
    """

    expected: ClassVar[tuple[str, ...]] = ("address",)

    recipient: Annotated[
        Person,
        Label(
            "Көрсетілетін қызметті алушының тегі, аты, әкесінің аты (ол бар болған кезде)",
            "Фамилия, имя, отчество (при его наличии) услугополучателя",
        ),
    ]
    address: (
        Annotated[
            Place,
            Label("Көрсетілетін қызметті алушының мекенжайы", "Адрес услугополучателя"),
        ]
        | None
    ) = None
    chair_position: (
        Annotated[
            LocalText,
            Line(PLACE_LIMIT),
            Label(
                "Төрағаның лауазымы",
                "Должность председателя",
                "Нысан бұл жолда не жазылатынын айтпайды; толтырмауға болады.",
                "Форма не поясняет, что пишут на этой строке; можно не заполнять.",
            ),
        ]
        | None
    ) = None
    chair: Annotated[Person, Label(_CHAIR.kk, _CHAIR.ru)]
    signed_on: (
        Annotated[
            date,
            IN_21ST_CENTURY,
            Label(
                "Қол қойылған күні",
                "Дата подписания",
                "Бос қалса, қол қойғанда қолмен жазылады.",
                "Если не указана, пишется от руки при подписании.",
            ),
        ]
        | None
    ) = None


def conscription_form(
    kind: str,
    service: Service,
    *,
    title: Bilingual,
    annex: str,
    act: str,
    model: type[FormModel],
    signature: SignatureSlot,
    not_printed: Mapping[Language, Mapping[str, str]] | None = None,
) -> FormDefinition:
    """Define one of the forms of a pair.

    Args:
        kind: What it is; the beginning of its name, and its template's.
        service: The service.
        title: What it is called.
        annex: Its number in the Rules.
        act: The act that made its only edition.
        model: What it is filled with.
        signature: Who signs.
        not_printed: Fields that a language's text has no place for: see `Edition`.
    """
    return FormDefinition(
        id=f"{kind}-conscription-{service.id}",
        title=title,
        act="V2000021613",
        document=f"{service.id}-rules",
        annex=annex,
        checked_on=_CHECKED,
        editions=(
            Edition(
                act=act,
                annex=annex,
                model=model,
                page="portrait",
                signatures=(signature,),
                wording=in_both_languages(
                    act=act,
                    checked_on=_CHECKED,
                    sources=RULES_2026,
                    template=f"order-605-2020/{kind}.html",
                ),
                not_printed=not_printed or {},
            ),
        ),
    )
