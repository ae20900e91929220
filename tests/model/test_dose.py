"""A dose adds up, and one that cannot be done is refused."""

from typing import Any

import pytest
from pydantic import ValidationError

from generator.model.dose import Dose

GOOD = {"hold_from": 20, "hold_to": 30, "repeats": 3, "sides": "each", "days_from": 2, "days_to": 3}


def test_totals_are_worked_out() -> None:
    each = Dose.model_validate(GOOD)
    assert each.side_seconds == (60, 90)
    assert each.total_seconds == (120, 180)
    both = Dose.model_validate({**GOOD, "sides": "both", "repeats": 10})
    assert both.total_seconds == both.side_seconds == (200, 300)


@pytest.mark.parametrize(
    "wrong",
    [
        {"hold_from": 40},
        {"days_from": 5},
        {"start_with": 3},
        {"start_with": 0},
        {"repeats": 0},
        {"hold_to": 9999},
        {"sides": "left"},
        {"days_to": 8},
    ],
)
def test_an_impossible_dose_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Dose.model_validate({**GOOD, **wrong})


def test_a_week_counts_what_a_beginner_does_on_the_fewest_and_the_most_days() -> None:
    assert Dose.model_validate(GOOD).week_seconds == (120, 270)
    built_up = Dose.model_validate({**GOOD, "sides": "both", "repeats": 10, "start_with": 4})
    assert built_up.first_seconds == (80, 120)
    assert built_up.week_seconds == (160, 360)
