"""Text is normalised once, and what cannot be printed is refused with its place."""

import unicodedata

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, strategies as st

from kzforms import resources
from kzforms.errors import RefusedCharacter
from kzforms.repertoire import RANGES, is_printable
from kzforms.text import mixed_script_words, normalise


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_the_repertoire_is_what_the_fonts_have(style: str) -> None:
    """This test ensures that no character is let through that a font lacks."""
    font = TTFont(resources.root() / "fonts" / f"Tinos-{style}.ttf")
    assert set(font.getBestCmap()) == {c for a, b in RANGES for c in range(a, b + 1)}


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_no_two_characters_share_a_glyph(style: str) -> None:
    """This test ensures that text read back from a PDF is the text that was printed."""
    font = TTFont(resources.root() / "fonts" / f"Tinos-{style}.ttf")
    glyphs = [glyph for code, glyph in font.getBestCmap().items() if code != 0xA0]
    assert len(glyphs) == len(set(glyphs))


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    """This test ensures that what a model holds is what it holds after a round trip."""
    try:
        once = normalise(text)
    except RefusedCharacter:
        return
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once == once.strip()
    assert "  " not in once
    assert "\n" not in once
    assert all(is_printable(character) for character in once)


@given(st.text(st.sampled_from("а \t\n\r\u00a0\u2028")))
def test_a_multi_line_text_keeps_its_lines_and_loses_its_empty_ones(text: str) -> None:
    """This test ensures that line breaks survive, and only they."""
    lines = normalise(text, multiline=True).split("\n")
    assert "" not in lines or lines == [""]


@pytest.mark.parametrize(
    ("text", "code_point", "position"),
    [
        ("Жан\x00ар", 0x00, 4),
        ("Жан\x1far", 0x1F, 4),
        ("Жан\u00adар", 0xAD, 4),
        ("\u200bЖанар", 0x200B, 1),
        ("Жанар\u202e", 0x202E, 6),
        ("Жан \ufeffар", 0xFEFF, 5),
        ("\ud800", 0xD800, 1),
        ("\ue000", 0xE000, 1),
        ("\uffff", 0xFFFF, 1),
        ("\u0378", 0x378, 1),
        ("Жанар اسم", 0x627, 7),
        ("שם", 0x5E9, 1),
        ("漢", 0x6F22, 1),
        ("😀", 0x1F600, 1),
        ("əкім", 0x259, 1),
        ("Жанар\ufffd", 0xFFFD, 6),
    ],
)
def test_what_cannot_be_printed_is_refused(text: str, code_point: int, position: int) -> None:
    """This test ensures that a message names the character and where it is."""
    with pytest.raises(RefusedCharacter) as refused:
        normalise(text)
    assert refused.value.code_point == code_point
    assert refused.value.position == position
    assert f"U+{code_point:04X}" in str(refused.value)


def test_a_kazakh_look_alike_gets_the_letter_to_type() -> None:
    """This test ensures that a clerk learns which letter to type instead."""
    with pytest.raises(RefusedCharacter, match=r"U\+04D9 CYRILLIC SMALL LETTER SCHWA"):
        normalise("əкім")


def test_decomposed_letters_are_composed() -> None:
    """This test ensures that й typed as two characters is one."""
    assert normalise("Сергеи\u0306") == "Сергей"


def test_mixed_scripts_are_found_by_word() -> None:
    """This test ensures that a Latin letter in a Cyrillic word is noticed, and Latin words are not."""
    assert mixed_script_words("Қазақстан Республикасы WWW egov.kz") == ()
    assert mixed_script_words("Қaзақ тiл") == (1, 2)
