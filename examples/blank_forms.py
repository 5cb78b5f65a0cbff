"""Write every form, blank, in Kazakh and in Russian: `python examples/blank_forms.py [FOLDER]`.

The folder is `out` unless another is named. It is made if it does not exist. Open its
`index.html` to see all forms.
"""

import sys
from pathlib import Path

import kzforms
from kzforms.gallery import write_gallery


def main(folder: Path) -> None:
    """Write the blanks of each form of the catalogue, sample data, and a page with all.

    `<form>.<language>.pdf` is for the pen, `<form>.<language>.fillable.pdf` for the screen.
    """
    folder.mkdir(parents=True, exist_ok=True)
    forms = [form for form, _ in kzforms.list_forms(include_ended=True)]
    for form in forms:
        for lang in ("kk", "ru"):
            file = folder / f"{form.id}.{lang}.pdf"
            blank = kzforms.blank(form, lang)
            blank.write(file)
            print(f"{file}  {blank.pages} page{'s' if blank.pages > 1 else ''}")
            if form.fillable:
                fillable = folder / f"{form.id}.{lang}.fillable.pdf"
                kzforms.blank(form, lang, fillable=True).write(fillable)
        if form.fillable:
            (folder / f"{form.id}.json").write_bytes(kzforms.sample(form.id))
    print(f"{write_gallery(folder, forms)}  all {len(forms)} forms")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "out"))
