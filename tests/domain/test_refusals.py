"""A refusal is a code and facts that nobody can change afterwards."""

import pytest

from app.domain.refusals import Refusal, refuse


def test_facts_are_kept_as_they_were_told() -> None:
    no = refuse("pack.already_received", tag="P-2611-0001", count=2, code="04Q")
    assert (no.code, dict(no.facts)) == (
        "pack.already_received",
        {"tag": "P-2611-0001", "count": 2, "code": "04Q"},
    )
    assert no == refuse("pack.already_received", tag="P-2611-0001", count=2, code="04Q")
    assert refuse("pack.unknown") == Refusal("pack.unknown")


def test_facts_cannot_be_changed() -> None:
    for no in (refuse("pack.unknown", tag="x"), Refusal("pack.unknown")):
        with pytest.raises(TypeError):
            no.facts["tag"] = "y"  # type: ignore[index]
        with pytest.raises(AttributeError):
            no.code = "other"  # type: ignore[misc]
