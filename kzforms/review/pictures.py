"""Pictures of pages, small files of a few grey levels, and where two of them differ.

Another version of the layout libraries may shift a letter by a part of a pixel. So a pixel
counts as different only if nothing within one pixel of it, in the other picture, is like it.

Pillow is always there: WeasyPrint needs it.
"""

import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

DPI: Final = 72
"""Pixels per inch of a golden: words can be read, and a page is about 15 kB."""

_LEVELS: Final = 16
_UNLIKE: Final = 64
"""From how many of the 256 grey levels two pixels are unlike each other."""

_MOST_PIXELS: Final = 8
"""How many unlike pixels a page may have: the dot of an і is larger."""

_NEIGHBOURHOOD: Final = 3
_MM_PER_INCH: Final = 25.4
_GONE: Final = (179, 64, 0)
_NEW: Final = (0, 90, 181)
"""Colours that colour-blind people can tell apart."""


def pages(pdf: bytes, dpi: int = DPI) -> "list[Image]":
    """Return the pages of a PDF, grey."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [
            _few_levels(document[index].render(scale=dpi / 72, grayscale=True).to_pil())
            for index in range(len(document))
        ]


def png(picture: "Image") -> bytes:
    """Return a picture as a PNG file. The same picture gives the same bytes."""
    buffer = io.BytesIO()
    if picture.mode == "L":
        picture = picture.point(lambda level: level // _LEVELS)
        picture.putpalette([level * 17 for level in range(_LEVELS) for _ in "rgb"])
    picture.save(buffer, "png", optimize=True, bits=4)
    return buffer.getvalue()


def opened(content: bytes) -> "Image":
    """Read a picture from its file, grey."""
    from PIL import Image

    return Image.open(io.BytesIO(content)).convert("L")


def thumbnail(picture: "Image", width: int = 120) -> "Image":
    """Return a small copy."""
    return _few_levels(picture.resize((width, round(picture.height * width / picture.width))))


def unlike(old: "Image", new: "Image", dpi: int = DPI) -> str:
    """Say in words how two pictures differ; "" if they are alike."""
    if old.size != new.size:
        sizes = [" x ".join(str(_mm(side, dpi)) for side in page.size) for page in (old, new)]
        return f"the page measured {sizes[0]} mm and measures {sizes[1]} mm"
    gone, new_ink = _marks(old, new)
    both = [mask.histogram()[255] for mask in (gone, new_ink)]
    if sum(both) <= _MOST_PIXELS:
        return ""
    from PIL import ImageChops

    box = ImageChops.lighter(gone, new_ink).getbbox()
    assert box is not None  # noqa: S101 - there are pixels in it
    left, top, right, bottom = (_mm(side, dpi) for side in box)
    return (
        f"the picture differs in {sum(both)} pixels, {left} to {right} mm from the left and "
        f"{top} to {bottom} mm from the top"
    )


def difference(old: "Image", new: "Image") -> "Image":
    """Draw what differs: ink that is gone in one colour, ink that is new in another."""
    from PIL import Image

    size = (max(old.width, new.width), max(old.height, new.height))
    old, new = (_on_sheet(page, size) for page in (old, new))
    gone, new_ink = _marks(old, new)
    faint = new.point(lambda level: 200 + level * 55 // 255)
    found = Image.merge("RGB", (faint, faint, faint))
    found.paste(_GONE, mask=gone)
    found.paste(_NEW, mask=new_ink)
    return found.quantize(_LEVELS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def _marks(old: "Image", new: "Image") -> "tuple[Image, Image]":
    """Return masks of the ink that is gone, and of the ink that is new."""
    return _missing_ink(old, new), _missing_ink(new, old)


def _missing_ink(there: "Image", here: "Image") -> "Image":
    """Return a mask of the places where one picture is dark, and nothing near is in the other."""
    from PIL import ImageChops, ImageFilter

    darkest_near = here.filter(ImageFilter.MinFilter(_NEIGHBOURHOOD))
    excess = ImageChops.subtract(darkest_near, there)
    return excess.point(lambda level: 255 if level > _UNLIKE else 0)


def _on_sheet(page: "Image", size: tuple[int, int]) -> "Image":
    from PIL import Image

    sheet = Image.new("L", size, 255)
    sheet.paste(page, (0, 0))
    return sheet


def _few_levels(picture: "Image") -> "Image":
    return picture.convert("L").point(lambda level: level // _LEVELS * 17)


def _mm(pixels: float, dpi: int) -> int:
    return round(pixels / dpi * _MM_PER_INCH)
