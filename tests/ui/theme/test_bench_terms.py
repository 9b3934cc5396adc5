"""Everything the bench can be about has a word and an icon of its own set."""

import pytest

from app.domain.output import OutputCode
from app.domain.procedure import PPE_WORDS, Act, Energy
from app.domain.reading import Unread
from app.domain.verdict import CALIBRATION_ENDED
from tests.hostile import HOSTILE
from ui.theme import bench_terms as terms
from ui.theme.paint import icon_names


def test_every_member_of_the_closed_sets_has_its_word() -> None:
    assert set(terms.ENERGIES) == set(Energy)
    assert set(terms.OUTPUTS) == set(OutputCode)
    assert set(terms.GEAR) == set(terms.GEAR_ICONS) == PPE_WORDS
    assert set(terms.ACT_ICONS) == set(Act)


def test_no_two_members_share_a_word() -> None:
    for words in (terms.ENERGIES, terms.OUTPUTS, terms.GEAR, terms.UNREADS):
        assert len({str(word) for word in words.values()}) == len(words)


def test_every_icon_is_in_the_set() -> None:
    assert {*terms.GEAR_ICONS.values(), *terms.ACT_ICONS.values()} <= icon_names()


@pytest.mark.parametrize("reason", [*(why.value for why in Unread), CALIBRATION_ENDED, "no.such.reason"])
def test_a_point_without_a_value_always_says_why(reason: str) -> None:
    assert terms.unread_word(reason)
    assert terms.unread_word("below_min") == "no reading"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_gear_from_a_document_that_nobody_knows_stays_as_it_is(hostile: str) -> None:
    assert terms.gear_word(hostile) == hostile
