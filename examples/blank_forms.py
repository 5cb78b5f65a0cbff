"""Write every form, blank, in Kazakh and in Russian: `python examples/blank_forms.py [FOLDER]`.

The folder is `out` unless another is named. It is made if it does not exist. Open its
`index.html` to see all forms.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import kzforms
from kzforms.files import may_be_filled_in, write_output
from kzforms.gallery import write_gallery


def main(folder: Path) -> None:
    """Write the blanks of each form of the catalogue, sample data, and a page with all.

    `<form>.<language>.pdf` is for the pen, `<form>.<language>.fillable.pdf` for the screen. A
    file that was filled in, signed or changed since the last time stays as it is.
    """
    folder.mkdir(parents=True, exist_ok=True)
    forms = [form for form, _ in kzforms.list_forms(include_ended=True)]
    for form in forms:
        for lang in ("kk", "ru"):
            file = folder / f"{form.id}.{lang}.pdf"
            blank = kzforms.blank(form, lang)
            if written(blank.write, file):
                print(f"{file}  {blank.pages} page{'s' if blank.pages > 1 else ''}")
            if form.fillable:
                fillable = folder / f"{form.id}.{lang}.fillable.pdf"
                written(kzforms.blank(form, lang, fillable=True).write, fillable)
        if form.fillable:
            data = kzforms.sample(form.id)
            write = partial(write_output, content=data, judge=may_be_filled_in)
            written(write, folder / f"{form.id}.json")
    print(f"{write_gallery(folder, forms)}  all {len(forms)} forms")


def written(write: Callable[[Path], None], file: Path) -> bool:
    """Write a file, unless somebody has worked on the one that is there: then say so."""
    try:
        write(file)
    except kzforms.WouldReplace as error:
        print(error)
        return False
    return True


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "out"))
