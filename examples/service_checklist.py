"""Print what to bring for a state service, and what to ask for it with.

`python examples/service_checklist.py STANDARD [--subtype N] [--channel C] [--lang kk|ru]`

For example: `python examples/service_checklist.py standard-military-registration --subtype 2`
"""

import argparse
import sys

import kzforms
from kzforms.standards import Divergence
from kzforms.text import Language

_BRING = {"kk": "Өзіңізбен бірге:", "ru": "Представить:"}
_FETCHED = {"kk": "Мемлекеттік жүйелерден алынады:", "ru": "Получают из государственных систем:"}
_NOTES = {"kk": "Назар аударыңыз:", "ru": "Обратите внимание:"}
_ASK = {"kk": "Қызметті сұрау:", "ru": "Запросить услугу:"}
_DIFFER = {"kk": "* Екі ресми мәтін әртүрлі:", "ru": "* Официальные тексты расходятся:"}


def main(arguments: list[str]) -> None:
    """Print the checklist for a service, one of its subtypes and channels."""
    parser = argparse.ArgumentParser(description="What to bring for a state service.")
    parser.add_argument("standard")
    parser.add_argument("--subtype", type=int)
    parser.add_argument("--channel", choices=["portal", "corporation", "centre", "provider"])
    parser.add_argument("--lang", choices=["kk", "ru"], default="kk")
    options = parser.parse_args(arguments)
    lang: Language = options.lang
    try:
        standard = kzforms.get_standard(options.standard)
        needed = standard.documents(subtype=options.subtype, channel=options.channel)
    except kzforms.KzformsError as error:
        sys.exit(str(error))

    print(standard.name[lang])
    if notice := standard.notice(lang):
        print(notice)
    differing: list[Divergence] = []

    def marked(text: str, found: tuple[Divergence, ...]) -> str:
        differing.extend(found)
        return f"{text} *" if found else text

    if options.subtype:
        subtype = standard.subtypes[options.subtype - 1]
        print(marked(subtype[lang], standard.divergences_of_subtype(options.subtype)))
    for heading, mark, documents in (
        (_BRING, "[ ]", needed.brings),
        (_FETCHED, " - ", needed.fetched),
        (_NOTES, " ! ", needed.notes),
    ):
        if documents:
            print(f"\n{heading[lang]}")
        for document in documents:
            found = standard.divergences_at(document.place)
            print(f"{mark} {marked(document.passage[lang], found)}")
            for detail in document.details:
                print(f"      {detail[lang]}")
    if application := standard.application:
        print(f"\n{_ASK[lang]}")
        print(f" -  {kzforms.get_form(application).title[lang]}")
        print(f"    kzforms blank {application} --lang {lang}")
    _print_differing(differing, lang)


def _print_differing(divergences: list[Divergence], lang: Language) -> None:
    if divergences:
        print(f"\n{_DIFFER[lang]}")
    for kk, ru in dict.fromkeys((divergence.kk, divergence.ru) for divergence in divergences):
        print(f" -  kk: {kk}\n    ru: {ru}")


if __name__ == "__main__":
    main(sys.argv[1:])
