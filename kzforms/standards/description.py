"""The facts of a standard as text to read on a terminal."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from kzforms.grammar import ru
from kzforms.standards.facts import Phone, Term, TermOf, Weekday, WorkingHours
from kzforms.standards.forms import ServiceForms
from kzforms.standards.passages import Channel, Passage, walk
from kzforms.standards.standard import Document, ServiceStandard
from kzforms.standards.texts import Divergence
from kzforms.text import Bilingual, Language

_WIDTH: Final = 100

Topic = Literal[
    "subtypes", "terms", "provision", "fee", "hours", "result",
    "brings", "fetched", "notes", "refusal", "contacts",
]  # fmt: skip
"""What a citizen asks of a service."""

_TOPICS: Final[dict[Topic, Bilingual]] = {
    "subtypes": Bilingual(kk="Кіші түрлері", ru="Подвиды"),
    "terms": Bilingual(kk="Мерзімі", ru="Сроки"),
    "provision": Bilingual(kk="Көрсету нысаны", ru="Форма оказания"),
    "fee": Bilingual(kk="Төлем", ru="Оплата"),
    "hours": Bilingual(kk="Жұмыс кестесі", ru="График работы"),
    "result": Bilingual(kk="Нәтижесі", ru="Результат"),
    "brings": Bilingual(kk="Құжаттар", ru="Документы"),
    "fetched": Bilingual(
        kk="Мемлекеттік жүйелерден алынады", ru="Получают из государственных систем"
    ),
    "notes": Bilingual(kk="Құжаттар туралы", ru="О документах"),
    "refusal": Bilingual(kk="Бас тарту негіздері", ru="Основания для отказа"),
    "contacts": Bilingual(kk="Байланыс", ru="Контакты"),
}
_FORMS: Final = Bilingual(kk="Нысандары", ru="Формы")
_APPLICATION: Final = Bilingual(kk="Өтініш", ru="Заявление")
_RESULT: Final = Bilingual(kk="Нәтиже немесе хабарлама", ru="Результат или уведомление")
_REFUSAL: Final = Bilingual(kk="Бас тарту", ru="Отказ")
_DIVERGENCES: Final = Bilingual(kk="Мәтіндердегі айырмашылықтар", ru="Расхождения текстов")
_CHANNELS: Final[dict[Channel, Bilingual]] = {
    "portal": Bilingual(kk="портал", ru="портал"),
    "corporation": Bilingual(kk="Мемлекеттік корпорация", ru="Государственная корпорация"),
    "centre": Bilingual(kk="халыққа қызмет көрсету орталығы", ru="центр обслуживания населения"),
    "provider": Bilingual(kk="көрсетілетін қызметті беруші", ru="услугодатель"),
}
_WHAT: Final[dict[TermOf, Bilingual]] = {
    "service": Bilingual(kk="қызмет көрсету", ru="оказание услуги"),
    "waiting": Bilingual(kk="күту", ru="ожидание"),
    "serving": Bilingual(kk="қызмет көрсету уақыты", ru="обслуживание"),
    "storage": Bilingual(kk="нәтижені сақтау", ru="хранение результата"),
}
_DAYS: Final[dict[Weekday, Bilingual]] = {
    "monday": Bilingual(kk="дс", ru="пн"),
    "tuesday": Bilingual(kk="сс", ru="вт"),
    "wednesday": Bilingual(kk="ср", ru="ср"),
    "thursday": Bilingual(kk="бс", ru="чт"),
    "friday": Bilingual(kk="жм", ru="пт"),
    "saturday": Bilingual(kk="сб", ru="сб"),
    "sunday": Bilingual(kk="жс", ru="вс"),
}
_UNKNOWN_FEE: Final = Bilingual(kk="мәтінде айтылмаған", ru="в тексте не указана")
_FREE: Final = Bilingual(kk="тегін", ru="бесплатно")
_FURTHER: Final = Bilingual(kk="Бұдан басқа", ru="Кроме того")
_HEAD: Final = Bilingual(kk="кестенің басы", ru="шапка таблицы")
_ALWAYS: Final = Bilingual(kk="тәулік бойы", ru="круглосуточно")
_PAUSE: Final = Bilingual(kk="үзіліс", ru="перерыв")


@dataclass(frozen=True)
class Entry:
    """One thing that a standard says, as text in one language.

    Attributes:
        text: What it says.
        details: What else is said of it.
        divergences: Where the two official texts differ here.
    """

    text: str
    details: tuple[str, ...] = ()
    divergences: tuple[Divergence, ...] = ()

    def __str__(self) -> str:
        return " ".join([self.text, *self.details])


@dataclass(frozen=True)
class Case:
    """What a standard says for one case, as text in one language.

    Attributes:
        words: The subtype, channel or case, or "" where the answer tells none apart.
        entries: What it says; there is at least one.
    """

    words: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Answer:
    """What a standard answers to a citizen's question, as text in one language.

    Attributes:
        about: The question.
        heading: What stands above the answer.
        cases: The answer, case by case, in the order of the text; there is at least one.
    """

    about: Topic
    heading: str
    cases: tuple[Case, ...]


def answers(
    standard: ServiceStandard, language: Language, subtype: int | None = None
) -> tuple[Answer, ...]:
    """Tell the facts of a standard in one language, question by question.

    What a standard says nothing of is left out, but for the fee: that it is not known is told.

    Args:
        standard: The standard.
        language: kk or ru.
        subtype: Documents of this subtype only, the shared ones included.

    Raises:
        InvalidValue: The service has no such subtype.
    """
    needed = standard.documents(subtype=subtype)

    def entry(text: str, place: str) -> Entry:
        return Entry(text, divergences=standard.divergences_at(place))

    def said(point: int) -> list[Entry]:
        passages = walk(str(point), standard.text_of(point))
        return [entry(_point(passage, language), place) for place, passage in passages]

    def cases(*entries: Entry) -> tuple[Case, ...]:
        return (Case("", entries),) if entries else ()

    told: dict[Topic, tuple[Case, ...]] = {
        "subtypes": cases(
            *(
                Entry(_point(subtype, language), divergences=standard.divergences_of_subtype(n))
                for n, subtype in enumerate(standard.subtypes, 1)
            )
        ),
        "terms": cases(*(entry(_term(term, language), term.place) for term in standard.terms)),
        "provision": cases(*said(standard.PROVISION)),
        "fee": cases(_fee(standard, language)),
        "hours": cases(
            *(entry(_hours(hours, language), hours.place) for hours in standard.working_hours)
        ),
        "result": cases(*said(standard.RESULT)),
        "brings": _documents(standard, needed.brings, language),
        "fetched": _documents(standard, needed.fetched, language),
        "notes": _documents(standard, needed.notes, language),
        "refusal": cases(
            *(
                entry(_point(ground, language), standard.place_of(ground))
                for ground in standard.refusal_grounds
            )
        ),
        "contacts": cases(*_contacts(standard, language)),
    }
    return tuple(
        Answer(about, _TOPICS[about][language], found) for about, found in told.items() if found
    )


def describe(standard: ServiceStandard, language: Language, subtype: int | None = None) -> str:
    """Write the facts of a standard in one language, its forms, and where the two texts differ.

    Args:
        standard: The standard.
        language: kk or ru.
        subtype: Documents of this subtype only, the shared ones included.

    Raises:
        InvalidValue: The service has no such subtype.
    """
    lines = list(filter(None, [standard.name[language], standard.notice(language)]))
    for answer in answers(standard, language, subtype):
        lines += ["", f"{answer.heading}:"]
        for case in answer.cases:
            lines += [_fill(case.words, "  ", "  ")] if case.words else []
            lines += [_fill(str(entry)) for entry in case.entries]
    if forms := list(_forms(standard.forms, language)):
        lines += ["", f"{_FORMS[language]}:", *map(_fill, forms)]
    if standard.divergences:
        lines += ["", f"{_DIVERGENCES[language]}:"]
    for found in standard.divergences:
        place = place_in_words(found, language)
        lines.append(_fill(f"[{place}] kk: {found.kk} / ru: {found.ru}"))
    return "\n".join(lines)


def _fill(text: str, first: str = "  - ", further: str = "    ") -> str:
    return textwrap.fill(
        text, _WIDTH, initial_indent=first, subsequent_indent=further,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def place_in_words(divergence: Divergence, language: Language) -> str:
    """Say where two texts differ: the number of the row and passage, or the head of the table."""
    return divergence.place.replace("head.", f"{_HEAD[language]} ")


def _point(passage: Passage, language: Language) -> str:
    return f"{passage.printed_number} {passage[language]}".strip()


def _term(term: Term, language: Language) -> str:
    if term.months is not None:
        noun = ru.plural(term.months, "месяц", "месяца", "месяцев")
        length = Bilingual(kk=f"{term.months} ай", ru=f"{term.months} {noun}")
    elif term.working_days is not None:
        noun = ru.plural(term.working_days, "рабочий день", "рабочих дня", "рабочих дней")
        length = Bilingual(kk=f"{term.working_days} жұмыс күні", ru=f"{term.working_days} {noun}")
    else:
        length = Bilingual(kk=f"{term.minutes} минут", ru=f"{term.minutes} мин.")
    context = [_WHAT[term.what][language]]
    context += [term.stage[language]] if term.stage else []
    context += [_CHANNELS[term.channel][language]] if term.channel else []
    return f"{length[language]} ({', '.join(context)})"


def _fee(standard: ServiceStandard, language: Language) -> Entry:
    fee = standard.fee
    if fee is None:
        return Entry(_UNKNOWN_FEE[language])
    text = _FREE[language]
    if fee.amount:
        text = f"{fee.amount:,} ".replace(",", "\u00a0")
        text += "теңге" if language == "kk" else "тенге"
    basis = f" ({fee.basis[language]})" if fee.basis else ""
    return Entry(f"{text}{basis}", divergences=standard.divergences_at(fee.place))


def _hours(hours: WorkingHours, language: Language) -> str:
    where = (hours.offices or _CHANNELS[hours.where])[language]
    if hours.open is None or hours.days is None:
        return f"{where}: {_ALWAYS[language]}"
    days = "–".join(_DAYS[day][language] for day in dict.fromkeys(hours.days))
    text = f"{where}: {days} {'–'.join(hours.open)}"
    if hours.pause:
        text += f", {_PAUSE[language]} {'–'.join(hours.pause)}"
    seasons = [f"{_day(first)}–{_day(last)}" for first, last in hours.seasons]
    return f"{text} ({', '.join(seasons)})" if seasons else text


def _day(month_day: str) -> str:
    month, day = month_day.split("-")
    return f"{day}.{month}"


def _documents(
    standard: ServiceStandard, documents: tuple[Document, ...], language: Language
) -> tuple[Case, ...]:
    cases: list[Case] = []
    for words, found in groupby(documents, lambda document: _case(standard, document, language)):
        entries = (
            Entry(
                document.passage[language],
                tuple(part[language] for part in document.details),
                standard.divergences_at(document.place),
            )
            for document in found
        )
        further = _FURTHER[language] if cases else ""
        cases.append(Case(words or further, tuple(entries)))
    return tuple(cases)


def _case(standard: ServiceStandard, document: Document, language: Language) -> str:
    case = []
    if document.subtype:
        case.append(_point(standard.subtypes[document.subtype - 1], language))
    if document.channel:
        case.append(_CHANNELS[document.channel][language])
    if document.heading:
        case.append(document.heading[language])
    return " ".join(case)


def _contacts(standard: ServiceStandard, language: Language) -> Iterator[Entry]:
    seen = set()
    for contact in standard.contacts:
        divergences: tuple[Divergence, ...] = ()
        if isinstance(contact, Phone):
            text = contact.phone
        else:
            text = contact.address[language]
            if contact.address.kk != contact.address.ru:
                divergences = standard.divergences_at(contact.place)
        if text not in seen:
            seen.add(text)
            yield Entry(text, divergences=divergences)


def _forms(forms: ServiceForms, language: Language) -> Iterator[str]:
    if forms.application:
        yield f"{_APPLICATION[language]}: {forms.application}"
    for result in forms.results:
        yield f"{_RESULT[language]}: {result}"
    if forms.refusal:
        yield f"{_REFUSAL[language]}: {forms.refusal}"
