"""Count how letters follow each other in Kazakh and Russian, in the texts of the repository.

Run it as `python tools/letter_pairs.py`: it writes `kzforms/sheets/letter_pairs.txt`, from which
`kzforms.sheets.encodings` tells encodings apart. It has to run again only when the alphabet
changes: a few texts more change no answer.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from kzforms.sheets.encodings import ALPHABET, PAIRS

ROOT = Path(__file__).resolve().parent.parent
KAZAKH = set("әғқңөұүһі")


def words() -> Iterator[str]:
    """Yield every Cyrillic word of the templates, forms, acts and examples."""
    for folder, pattern in (
        ("templates", "**/*.html"),
        ("kzforms", "**/*.py"),
        ("kzforms", "**/*.yaml"),
        ("examples", "**/*.json"),
    ):
        for path in sorted((ROOT / folder).glob(pattern)):
            yield from re.findall("[а-яёәғқңөұүһі]+", path.read_text("utf-8").lower())


def main() -> None:
    """Write the table: a line for each letter, in it the cost of each letter after it."""
    counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for word in words():
        inside = f" {word} "
        kazakh = bool(KAZAKH & set(word))
        counts[kazakh].update(one + other for one, other in pairwise(inside))
    totals = {kazakh: sum(found.values()) for kazakh, found in counts.items()}
    lines = []
    for one in ALPHABET:
        # Both languages weigh the same; what never occurs counts as if seen half a time.
        weights = [
            sum((counts[kk][one + other] + 0.25) / totals[kk] for kk in (True, False))
            for other in ALPHABET
        ]
        whole = sum(weights)
        costs = [min(15, round(-math.log2(weight / whole))) for weight in weights]
        lines.append("".join(f"{cost:x}" for cost in costs))
    PAIRS.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
