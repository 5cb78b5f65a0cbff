"""How long things take, as ratios to one filled certificate: `make bench`.

Ratios of one run can be compared between machines and releases; seconds cannot. Each task is
run several times, in turn with the others, and its best time counts.
"""

import subprocess
import sys
import time
from collections.abc import Callable

from kzforms import FormDataError, blank, get_form, read, render, sample, signing
from kzforms.values import FormModel

_ROUNDS = 5


def _document(form_id: str) -> FormModel:
    return get_form(form_id).load(sample(form_id))


def _rows(count: int) -> FormModel:
    document = _document("named-list-reserve-officers")
    entries = (document.entries * count)[:count]  # type: ignore[attr-defined]
    return document.model_copy(update={"entries": entries})


def _python(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)


def _refused() -> None:
    try:
        get_form("registration-instruction").load({})
    except FormDataError:
        return
    raise AssertionError


def tasks() -> dict[str, Callable[[], object]]:
    """Return what is timed, by name; the first is what the others are compared with."""
    certificate = _document("training-certificate")
    made = render(certificate, "kk-ru").pdf
    hundred, thousand = _rows(100), _rows(1000)
    return {
        "certificate, one language": lambda: render(certificate),
        "certificate, both languages": lambda: render(certificate, "kk-ru"),
        "blank certificate": lambda: blank("training-certificate"),
        "named list, 100 rows": lambda: render(hundred),
        "named list, 1000 rows": lambda: render(thousand),
        "longest standard": lambda: blank("standard-conscription-deferment"),
        "reading a certificate's data": lambda: read(made),
        "checking a certificate": lambda: signing.check(made),
        "refusing bad data": _refused,
        "starting Python": lambda: _python("pass"),
        "importing kzforms": lambda: _python("import kzforms"),
    }


def main() -> None:
    """Time each task and print the ratios."""
    todo = tasks()
    best = dict.fromkeys(todo, float("inf"))
    for round_number in range(_ROUNDS):
        for name, task in todo.items():
            if round_number and best[name] > 5:  # noqa: PLR2004 - seconds; once is enough
                continue
            start = time.perf_counter()
            task()
            best[name] = min(best[name], time.perf_counter() - start)
    unit = next(iter(best.values()))
    for name, seconds in best.items():
        print(f"{seconds / unit:8.2f}  {name}")


if __name__ == "__main__":
    main()
