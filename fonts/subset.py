"""Make the bundled fonts from Tinos: `python fonts/subset.py FOLDER_WITH_TINOS`.

FOLDER_WITH_TINOS holds Tinos-Regular.ttf and Tinos-Bold.ttf, version 1.33, as in
Debian's package fonts-croscore (/usr/share/fonts/truetype/croscore). Needs fontTools.
"""

import sys
from pathlib import Path

from fontTools import subset

from kzforms.repertoire import RANGES

HERE = Path(__file__).parent


def main(source: Path) -> None:
    """Write one subset font for each style beside this script."""
    code_points = [code for start, end in RANGES for code in range(start, end + 1)]
    options = subset.Options(
        hinting=False,
        layout_features=["ccmp", "kern", "locl", "mark"],
        name_IDs=["*"],
        notdef_outline=True,
        recalc_timestamp=False,
    )
    for style in ("Regular", "Bold"):
        font = subset.load_font(str(source / f"Tinos-{style}.ttf"), options)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=code_points)
        subsetter.subset(font)
        subset.save_font(font, str(HERE / f"Tinos-{style}.ttf"), options)


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the script and its one argument
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
