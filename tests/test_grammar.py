"""Dates in cases, plural forms, initials: exactly as the acts write them."""

from datetime import date

import pytest

from kzforms.grammar import initials, kk, ru

_BACK = {1, 2, 3, 5, 6, 8, 10, 11, 12}


@pytest.mark.parametrize("number", range(1, 13))
def test_kazakh_cases_follow_vowel_harmony(number: int) -> None:
    """This test ensures that the month table has no slip: each ending fits its month."""
    nominative = kk.month(number)
    back = number in _BACK
    voiceless = nominative.endswith("к")
    nasal = nominative[-1] in "нм"
    after_vowel = nominative[-1] in "еа"
    endings = {
        "dative": ("қа" if voiceless else "ға") if back else ("ке" if voiceless else "ге"),
        "locative": ("та" if voiceless else "да") if back else ("те" if voiceless else "де"),
        "ablative": "нан"
        if nasal and back
        else ("дан" if back else ("тен" if voiceless else "ден")),
    }
    endings["attributive"] = endings["locative"] + ("ғы" if back else "гі")
    endings["accusative"] = (
        ("ны" if back else "ні") if after_vowel else ("ды" if back else "ті" if voiceless else "ді")
    )
    endings["genitive"] = {
        (True, True): "ның",
        (True, False): "дың",
        (False, True): "нің",
        (False, False): "тің" if voiceless else "дің",
    }[back, nasal or after_vowel]
    for case, ending in endings.items():
        assert kk.month(number, case) == nominative + ending, case  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("month", "attributive"),
    list(
        enumerate(
            [
                "қаңтардағы",
                "ақпандағы",
                "наурыздағы",
                "сәуірдегі",
                "мамырдағы",
                "маусымдағы",
                "шілдедегі",
                "тамыздағы",
                "қыркүйектегі",
                "қазандағы",
                "қарашадағы",
                "желтоқсандағы",
            ],
            1,
        )
    ),
)
def test_attributive_months_as_the_acts_print_them(month: int, attributive: str) -> None:
    """This test ensures that the forms attested in the acts are the ones printed."""
    assert kk.date_words(date(2026, month, 3), "attributive") == f"2026 жылғы 3 {attributive}"


def test_russian_months_are_genitive() -> None:
    """This test ensures that all twelve Russian months stand after a day as they should."""
    months = [ru.month(number) for number in range(1, 13)]
    assert months == [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ]


@pytest.mark.parametrize(
    ("number", "form"),
    [(0, "дней"), (1, "день"), (2, "дня"), (5, "дней"), (11, "дней"), (21, "день"), (112, "дней")],
)
def test_russian_plurals(number: int, form: str) -> None:
    """This test ensures that a noun agrees with its number."""
    assert ru.plural(number, "день", "дня", "дней") == form


def test_initials_as_orders_print_them() -> None:
    """This test ensures that the signatures seen in the acts come out as they are there."""
    assert initials("Косанов", "Даурен") == "Д. Косанов"
    assert initials("Тұрысов", "Әділ", "Нұрланұлы") == "Ә.Н. Тұрысов"
    assert initials("Ким", "Анна Мария") == "А.М. Ким"
