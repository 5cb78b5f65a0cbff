"""Print what to bring for a state service.

`python examples/service_checklist.py STANDARD [--subtype N] [--channel C] [--lang kk|ru]`

For example: `python examples/service_checklist.py standard-military-registration --subtype 2`
"""

import argparse
import sys

import kzforms
from kzforms.standards import Divergence

_BRING = {"kk": "Өзіңізбен бірге:", "ru": "Представить:"}
_FETCHED = {"kk": "Мемлекеттік жүйелерден алынады:", "ru": "Получают из государственных систем:"}
_NOTES = {"kk": "Назар аударыңыз:", "ru": "Обратите внимание:"}
_DIFFER = {"kk": "* Екі ресми мәтін әртүрлі:", "ru": "* Официальные тексты расходятся:"}


def main(arguments: list[str]) -> None:
    """Print the checklist for a service, one of its subtypes and channels."""
    parser = argparse.ArgumentParser(description="What to bring for a state service.")
    parser.add_argument("standard")
    parser.add_argument("--subtype", type=int)
    parser.add_argument("--channel", choices=["portal", "corporation", "centre", "provider"])
    parser.add_argument("--lang", choices=["kk", "ru"], default="kk")
    options = parser.parse_args(arguments)
    try:
        standard = kzforms.get_standard(options.standard)
        needed = standard.documents(subtype=options.subtype, channel=options.channel)
    except kzforms.KzformsError as error:
        sys.exit(str(error))

    print(standard.name[options.lang])
    if notice := standard.notice(options.lang):
        print(notice)
    differing: list[Divergence] = []
    if options.subtype:
        subtype = standard.subtypes[options.subtype - 1]
        place = next(place for place, passage in standard.passages() if passage is subtype)
        differing += standard.divergences_at(place)
        print(subtype[options.lang] + (" *" if differing else ""))
    for heading, mark, documents in (
        (_BRING, "[ ]", needed.brings),
        (_FETCHED, " - ", needed.fetched),
        (_NOTES, " ! ", needed.notes),
    ):
        if documents:
            print(f"\n{heading[options.lang]}")
        for document in documents:
            found = standard.divergences_at(document.place)
            differing += found
            print(f"{mark} {document.passage[options.lang]}" + (" *" if found else ""))
            for detail in document.details:
                print(f"      {detail[options.lang]}")
    if differing:
        print(f"\n{_DIFFER[options.lang]}")
    for divergence in differing:
        print(f" -  kk: {divergence.kk}\n    ru: {divergence.ru}")


if __name__ == "__main__":
    main(sys.argv[1:])
