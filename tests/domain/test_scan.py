"""What hand scanners type: the text alone, or with the symbol it came from before it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.moment import Moment
from app.domain.own_label import Prefix, is_badge, mint
from app.domain.scan import ReadBy, Symbology, from_hand_scanner, split_symbology_id

NOW = Moment(datetime(2026, 11, 23, tzinfo=UTC), 1, "boot-1")
BADGE = mint(Prefix.BG, "1001")


@pytest.mark.parametrize(
    ("typed", "told", "text"),
    [
        (BADGE, "", BADGE),
        (f"]C0{BADGE}", "]C0", BADGE),
        ("]d201095", "]d2", "01095"),
        ("]", "", "]"),
        ("]d", "", "]d"),
        ("] d2x", "", "] d2x"),
        ("x]d2", "", "x]d2"),
        ("]電2", "", "]電2"),
        ("", "", ""),
    ],
)
def test_the_symbol_is_no_part_of_the_text(typed: str, told: str, text: str) -> None:
    code = from_hand_scanner(typed, NOW)
    assert (code.symbology_id, code.text, code.payload) == (told, text, text.encode())
    assert (code.symbology, code.read_by, code.reads, code.decoder) == (
        Symbology.UNKNOWN,
        ReadBy.WEDGE,
        1,
        "wedge",
    )


def test_a_badge_is_one_also_behind_its_symbol() -> None:
    assert is_badge(from_hand_scanner(f"]Q1{BADGE}", NOW).text)


@given(st.text(st.characters()))
def test_nothing_is_lost(typed: str) -> None:
    assert "".join(split_symbology_id(typed)) == typed
    code = from_hand_scanner(typed, NOW)
    assert code.symbology_id + code.payload.decode("utf-8", "surrogatepass") == typed
