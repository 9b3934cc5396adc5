"""Words of the shift: ages, prints, people, and how a sheet stands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.floor.shift_views import SheetLine
from tests.ui.screens.shift.scenes import stood
from ui.screens.shift.item_words import item_words
from ui.screens.shift.state import ITEMS, Block, Side
from ui.screens.shift.terms import item_word, shift_word, verdict_word
from ui.screens.shift.words import age, prints_words, signer_name, standing_words
from ui.theme.tokens import Language


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-3, "just now"),
        (0, "just now"),
        (1, "1 min ago"),
        (59, "59 min ago"),
        (61, "1 h 1 min ago"),
        (2880, "2 d 0 h ago"),
    ],
)
def test_an_age_is_told_in_two_units_at_most(minutes: int, words: str, speak: Callable[[str], None]) -> None:
    speak("en")
    assert age(timedelta(minutes=minutes)) == words


@pytest.mark.parametrize(
    ("prints", "fault", "words"),
    [
        (0, "", "not printed yet"),
        (0, "printer.queue_stopped", "not printed, the last try failed"),
        (0, "printer.unsure", "perhaps printed, look"),
        (1, "", "printed once"),
        (2, "", "printed 2 times"),
        (1, "printer.offline", "printed once, the last try failed"),
        (3, "printer.unsure", "printed 3 times, perhaps once more"),
    ],
)
def test_prints_are_told_apart_from_tries_that_failed(
    prints: int, fault: str, words: str, speak: Callable[[str], None]
) -> None:
    speak("en")
    line = line_of(prints=prints, print_fault=fault)
    sheet = replace(stood("sheet").sheet, prints=prints, print_fault=fault)
    assert prints_words(line) == prints_words(sheet) == words


def line_of(**changes: object) -> SheetLine:
    """A sheet of the list that nobody has signed or printed."""
    line = SheetLine("S-1", "9N07SDR6", stood("fresh").state.now, False, "", False, 0)
    return replace(line, **changes)  # type: ignore[arg-type]  # names of SheetLine's fields


def test_what_has_no_word_is_shown_as_it_is(speak: Callable[[str], None]) -> None:
    speak("en")
    assert (shift_word("moon"), verdict_word("moon"), item_word(Block.TEN, "moon")) == ("moon",) * 3


@pytest.mark.parametrize("block", Block)
def test_every_item_has_words_of_its_own(block: Block, speak: Callable[[str], None]) -> None:
    speak("en")
    words = [item_word(block, item) for item in ITEMS[block]]
    assert len(set(words)) == len(words)
    assert not set(words) & set(ITEMS[block])


@pytest.mark.parametrize(
    ("outgoing", "verdict", "witnessed", "words"),
    [
        (False, "", False, "not signed yet"),
        (True, "", False, "not taken over yet"),
        (True, "accepted", False, "accepted"),
        (True, "accepted_with_remarks", False, "with remarks"),
        (True, "refused", False, "refused, no witness"),
        (True, "refused", True, "refused, witnessed"),
    ],
)
def test_every_sheet_of_the_list_stands_somewhere(
    outgoing: bool, verdict: str, witnessed: bool, words: str, speak: Callable[[str], None]
) -> None:
    speak("en")
    line = line_of(outgoing_signed=outgoing, incoming_verdict=verdict, witnessed=witnessed)
    assert standing_words(line) == words


def test_a_person_taken_off_the_roster_is_three_dashes(speak: Callable[[str], None]) -> None:
    speak("en")
    sheet = replace(stood("sheet").sheet, people={})
    assert signer_name(sheet, Side.INCOMING, Language.EN) == "---"
    assert signer_name(sheet, Side.WITNESS, Language.EN) == "a supervisor"


@pytest.mark.parametrize("scene", ["items", "back"])
def test_every_kind_of_item_has_words(scene: str, speak: Callable[[str], None]) -> None:
    speak("en")
    for words in item_words(stood(scene).sheet, Language.EN):
        assert words.title
        assert "{" not in words.title + words.second


def test_an_item_of_a_kind_unknown_here_is_still_shown(speak: Callable[[str], None]) -> None:
    speak("en")
    sheet = stood("items").sheet
    abnormal = next(item for item in sheet.items if item.block == "E")
    odd = replace(abnormal, kind="earthquake", tag="P-1")
    (words,) = item_words(replace(sheet, items=(odd,)), Language.EN)
    assert (words.title, words.care) == ("P-1, earthquake", True)
