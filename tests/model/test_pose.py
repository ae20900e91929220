"""What a pose promises and what it touches must say something, and any one thing is enough."""

from typing import Any

import pytest
from pydantic import ValidationError

from generator.model.pose import Contact, Promise


@pytest.mark.parametrize("said", [{"about": 0}, {"at_least": 0}, {"at_most": 0}])
def test_a_promise_names_an_angle_or_a_limit(said: dict[str, Any]) -> None:
    assert Promise.model_validate(said)
    with pytest.raises(ValidationError, match="must say about, at_least or at_most"):
        Promise.model_validate({})


@pytest.mark.parametrize("said", [{"on": "floor"}, {"x": 0}, {"y": 0}, {"z": 0}, {"points": [1, 0, 0]}])
def test_a_contact_says_where_it_is(said: dict[str, Any]) -> None:
    assert Contact.model_validate(said)
    with pytest.raises(ValidationError, match="must say what it is on"):
        Contact.model_validate({})
