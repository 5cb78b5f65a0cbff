"""The facts of a standard as text to read on a terminal."""

import textwrap
from collections.abc import Iterator
from typing import Final

from kzforms.grammar import ru
from kzforms.standards.facts import Phone, Term, TermOf, Weekday, WorkingHours
from kzforms.standards.forms import ServiceForms
from kzforms.standards.passages import Channel, Passage
from kzforms.standards.standard import Document, ServiceStandard
from kzforms.standards.texts import Divergence
from kzforms.text import Bilingual, Language

_WIDTH: Final = 100

_HEADINGS: Final = {
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
    "forms": Bilingual(kk="Нысандары", ru="Формы"),
    "divergences": Bilingual(kk="Мәтіндердегі айырмашылықтар", ru="Расхождения текстов"),
}
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
_HEAD: Final = Bilingual(kk="кестенің басы", ru="шапка таблицы")
_ALWAYS: Final = Bilingual(kk="тәулік бойы", ru="круглосуточно")
_PAUSE: Final = Bilingual(kk="үзіліс", ru="перерыв")


def describe(standard: ServiceStandard, language: Language, subtype: int | None = None) -> str:
    """Write the facts of a standard in one language, and where the two texts differ.

    Args:
        standard: The standard.
        language: kk or ru.
        subtype: Documents of this subtype only, the shared ones included.

    Raises:
        InvalidValue: The service has no such subtype.
    """
    needed = standard.documents(subtype=subtype)
    sections: dict[str, list[str]] = {
        "subtypes": [_point(passage, language) for passage in standard.subtypes],
        "terms": [_term(term, language) for term in standard.terms],
        "provision": [passage[language] for passage in standard.text_of(standard.PROVISION)],
        "fee": [_fee(standard, language)],
        "hours": [_hours(hours, language) for hours in standard.working_hours],
        "result": [passage[language] for passage in standard.result],
        "brings": list(_documents(needed.brings, language)),
        "fetched": list(_documents(needed.fetched, language)),
        "notes": list(_documents(needed.notes, language)),
        "refusal": [_point(passage, language) for passage in standard.refusal_grounds],
        "contacts": list(_contacts(standard, language)),
        "forms": list(_forms(standard.forms)),
        "divergences": [_divergence(found, language) for found in standard.divergences],
    }
    lines = list(filter(None, [standard.name[language], standard.notice(language)]))
    for name, entries in sections.items():
        if entries:
            lines += ["", f"{_HEADINGS[name][language]}:"]
            lines += [
                textwrap.fill(
                    entry, _WIDTH, initial_indent="  - ", subsequent_indent="    ",
                    break_long_words=False, break_on_hyphens=False,
                )
                for entry in entries
            ]  # fmt: skip
    return "\n".join(lines)


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


def _fee(standard: ServiceStandard, language: Language) -> str:
    fee = standard.fee
    if fee is None:
        return _UNKNOWN_FEE[language]
    if fee.amount == 0:
        return _FREE[language]
    amount = f"{fee.amount:,} ".replace(",", "\u00a0") + ("теңге" if language == "kk" else "тенге")
    return f"{amount} ({fee.basis[language]})" if fee.basis else amount


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


def _documents(documents: tuple[Document, ...], language: Language) -> Iterator[str]:
    for document in documents:
        context = []
        if document.subtype:
            context.append(f"{document.subtype})")
        if document.channel:
            context.append(_CHANNELS[document.channel][language])
        if document.heading:
            context.append(document.heading[language])
        label = f"[{', '.join(context)}] " if context else ""
        details = " ".join(part[language] for part in document.details)
        yield f"{label}{document.passage[language]} {details}".strip()


def _contacts(standard: ServiceStandard, language: Language) -> Iterator[str]:
    seen = set()
    for contact in standard.contacts:
        text = contact.phone if isinstance(contact, Phone) else contact.address[language]
        if text not in seen:
            seen.add(text)
            yield text


def _forms(forms: ServiceForms) -> Iterator[str]:
    yield from filter(None, [forms.application, *forms.results, forms.refusal])


def _divergence(divergence: Divergence, language: Language) -> str:
    place = divergence.place.replace("head.", f"{_HEAD[language]} ")
    return f"[{place}] kk: {divergence.kk} / ru: {divergence.ru}"
