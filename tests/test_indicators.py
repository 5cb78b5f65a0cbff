"""The indicators of 2012: six rows, percentages, ten forms of one shape."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from support.catalogue import FORMS, every_language, rendered, sample
from support.pdf import pieces
from support.strategies import percentages

from kzforms import Form, FormDataError, InvalidValue, blank, render
from kzforms.forms.resolution_1741_2012.indicators import QualityIndicators, indicator_table
from kzforms.forms.resolution_1741_2012.services import SERVICES
from kzforms.text import Language
from kzforms.values import Percentage

INDICATORS = [form for form in FORMS if issubclass(form.model, QualityIndicators)]

every_form = pytest.mark.parametrize("form", INDICATORS, ids=lambda form: form.id)


@given(percentages)
def test_a_percentage_is_read_as_it_is_printed(value: Percentage) -> None:
    """This test ensures that a printed value can be typed in again, with comma and sign."""
    assert Percentage.parse(value.format()) == value
    assert Percentage.parse(float(value)) == value
    assert "." not in value.format()


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        (95, "95 %"), ("95", "95 %"), (95.5, "95,5 %"), ("95,50", "95,5 %"), (" 95.05% ", "95,05 %"),
        (0, "0 %"), (100, "100 %"), ("100.00", "100 %"), (Decimal("12.34"), "12,34 %"),
    ],
)  # fmt: skip
def test_the_usual_ways_to_write_a_percentage(given: Any, printed: str) -> None:
    """This test ensures that numbers and texts are taken, and printed in one way."""
    assert Percentage.parse(given).format() == printed


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (100.01, "number_range"), (101, "number_range"), ("1000", "number_range"),
        (-1, "not_a_number"), ("", "not_a_number"), ("много", "not_a_number"), ("٩٥", "not_a_number"),
        (True, "not_a_number"), ([95], "not_a_number"), ("NaN", "not_a_number"),
        (float("inf"), "not_a_number"), ("9" * 50, "not_a_number"), ("95,5,5", "not_a_number"),
        (95.125, "too_many_decimals"), ("0.001", "too_many_decimals"),
    ],
)  # fmt: skip
def test_what_is_no_percentage_is_refused(given: Any, code: str) -> None:
    """This test ensures that a slip is named, and never printed."""
    assert not Percentage.is_valid(given)
    with pytest.raises(InvalidValue) as error:
        Percentage.parse(given)
    assert error.value.code == code


def test_there_is_a_form_for_each_service() -> None:
    """This test ensures that all ten are there, each with a model of its own and the same fields."""
    assert [form.id for form in INDICATORS] == [f"2012-{s.id}-indicators" for s in SERVICES]
    assert len({form.model for form in INDICATORS}) == 10
    assert {tuple(form.model.model_fields) for form in INDICATORS} == {
        tuple(QualityIndicators.model_fields)
    }


def test_the_rows_are_the_fields() -> None:
    """This test ensures that each field has its row, and each row the value that the act sets."""
    assert SERVICES
    for service in SERVICES:
        rows = [row for part in indicator_table(service).sections for row in part.indicators]
        assert [row.field for row in rows] == list(QualityIndicators.model_fields)
        assert [row.normative for row in rows] == [95, 90, 80, 50, 95, 90]


@every_form
@every_language
def test_each_value_stands_in_its_row(form: Form, language: Language) -> None:
    """This test ensures that normative, target and current value follow the indicator's words."""
    found = pieces(rendered(form, language).pdf)
    service = next(service for service in SERVICES if service.id in form.id)
    place = 0
    sections = indicator_table(service).sections
    assert sum(len(part.indicators) for part in sections) == len(QualityIndicators.model_fields)
    for part in sections:
        place = found.index(part.heading[language], place)
        for row in part.indicators:
            values = getattr(sample(form), row.field)
            place = next(n for n in range(place, len(found)) if found[n].startswith(row.number))
            place = found.index(f"{row.normative} %", place)
            expected = [values.target.format(), values.current.format()]
            assert found[place + 1 : place + 3] == expected


def test_a_value_that_is_not_known_stays_empty_and_is_reported() -> None:
    """This test ensures that a report can be begun before the year has ended."""
    form = INDICATORS[0]
    data = sample(form).model_dump(mode="json")
    data["appeals"]["current"] = None
    del data["courtesy"]["target"]
    rendered = render(form.load(data))
    assert [(problem.path, problem.code) for problem in rendered.warnings] == [
        ("appeals.current", "cells_empty"),
        ("courtesy.target", "cells_empty"),
    ]


def test_a_wrong_value_is_named_by_its_path() -> None:
    """This test ensures that a portal can show the problem beside the field."""
    form = INDICATORS[0]
    data = sample(form).model_dump(mode="json")
    data["timeliness"] = {"target": 100.5, "current": "95,123"}
    data["process"] = {"goal": 1}
    del data["courtesy"]
    with pytest.raises(FormDataError) as error:
        form.load(data)
    assert [(problem.path, problem.code) for problem in error.value.problems] == [
        ("timeliness.target", "number_range"),
        ("timeliness.current", "too_many_decimals"),
        ("process.goal", "unknown_field"),
        ("courtesy", "missing"),
    ]


def test_a_blank_takes_the_targets_that_are_known() -> None:
    """This test ensures that last year's targets can be printed for this year's report."""
    found = pieces(blank(INDICATORS[0], known={"timeliness": {"target": "97,5"}}).pdf)
    assert found.count("97,5 %") == 1


@every_language
def test_the_schema_labels_each_value(language: Language) -> None:
    """This test ensures that a portal shows the indicator's own words, and the bounds."""
    schema = INDICATORS[0].schema(language)
    row = indicator_table(SERVICES[0]).sections[0].indicators[0]
    assert schema["properties"]["timeliness"]["title"] == row.label.name(language)
    target = schema["$defs"]["IndicatorValues"]["properties"]["target"]
    assert target["title"] in {
        "Көрсеткіштің келесі жылдағы мақсатты мәні",
        "Целевое значение показателя в последующем году",
    }
    number = next(part for part in target["anyOf"] if part["type"] == "number")
    assert (number["minimum"], number["maximum"]) == (0, 100)
