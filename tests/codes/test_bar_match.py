"""Characters are read out of soft profiles by their looks, and only when nothing else looks like them."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.codes.bar_fields import Reals
from app.codes.bar_judge import Seen, judged
from app.codes.bar_match import Match, agreement, matches, starts
from app.codes.bar_profile import evened
from app.codes.bar_shapes import BARS, CHARACTER, STOP, TAIL, nearest_blur, shapes

pytestmark = pytest.mark.drawn

MODULE = 6.0  # columns


def words_of(text: str) -> tuple[int, ...]:
    """Start B, the characters, the check and the stop, as ISO/IEC 15417 says."""
    inner = [ord(letter) - 32 for letter in text]
    check = (104 + sum(at * word for at, word in enumerate(inner, start=1))) % 103
    return (104, *inner, check, STOP)


def profile(words: tuple[int, ...], *, blur: float, noise: float = 0.0, quiet: float = 12.0) -> Reals:
    """The light of codewords in columns, 0 to 1, through a blur in modules."""
    bars = np.concatenate([BARS[list(words)].ravel(), np.ones(TAIL)])
    fine = np.repeat(1 - bars, 8)
    fine = np.pad(fine, round(quiet * 8), constant_values=1.0).astype(np.float32)
    soft = cv2.GaussianBlur(fine[None], (0, 0), sigmaX=blur * 8, sigmaY=1e-4, borderType=cv2.BORDER_REPLICATE)
    light = cv2.resize(soft, (round(len(fine) / 8 * MODULE), 1), interpolation=cv2.INTER_AREA)[0]
    grain = np.random.default_rng(3).normal(0, noise, len(light)) if noise else 0.0
    return np.asarray(light + grain, np.float32)


def found(light: Reals, module: float = MODULE) -> list[Match]:
    """Those whose check holds and whose every character is told from the second best."""
    seen = Seen(light, np.ones_like(light))
    return [
        match for match in matches(seen, starts(seen, module)) if match.row.checked and match.row.margin > 6
    ]


TEXTS = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=3, max_size=24)


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.sampled_from([0.1, 0.4, 0.65, 0.8]), st.booleans(), st.booleans())
def test_codewords_come_back_from_either_side_dark_or_light(
    text: str, blur: float, flipped: bool, inverted: bool
) -> None:
    light = profile(words_of(text), blur=blur)
    light = np.ascontiguousarray(light[::-1] if flipped else light)
    match = found(1 - light if inverted else light)[0]
    assert (match.row.words, match.flipped, match.inverted) == (words_of(text), flipped, inverted)
    left, right = match.ends(len(light))
    wide = (len(words_of(text)) * CHARACTER + TAIL) * MODULE
    ends = (12 * MODULE, 12 * MODULE + wide)
    assert (left, right) == pytest.approx(ends[::-1] if flipped else ends, abs=MODULE / 2)


@pytest.mark.parametrize("module", [MODULE * 0.8, MODULE, MODULE * 1.6])
def test_the_module_need_only_be_known_roughly(module: float) -> None:
    words = words_of("04QCB76836300JBC")
    assert found(profile(words, blur=0.5), module)[0].row.words == words


def test_the_blur_is_told_and_a_wider_one_makes_less_sure() -> None:
    words = words_of("04QCB76836300JBC")
    rows = [found(profile(words, blur=blur))[0].row for blur in (0.3, 0.6, 0.75)]
    assert [row.blur / MODULE for row in rows] == pytest.approx([0.3, 0.6, 0.75], rel=0.25)
    assert rows[0].margin > rows[1].margin > rows[2].margin


def test_a_row_that_lost_its_first_characters_is_not_taken_for_a_shorter_one() -> None:
    words = words_of("04QCB76836300JBC")
    for lost in range(1, 10):
        light = profile(words, blur=0.75)
        cut = light[round((12 + lost * CHARACTER) * MODULE) :]
        assert found(np.pad(cut, (80, 0), constant_values=float(light.max()))) == []


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 15), st.integers(0, 102), st.sampled_from([0.3, 0.6]), st.data())
def test_a_character_overprinted_by_another_makes_nothing_of_it(
    at: int, other: int, blur: float, data: st.DataObject
) -> None:
    words = list(words_of("04QCB76836300JBC"))
    place = at + 1
    second = data.draw(st.integers(place + 1, len(words) - 2))
    changed = [*words]
    changed[place] = other
    changed[second] = (changed[second] + 1) % 103
    row = tuple(changed)
    sums = (row[0] + sum(n * word for n, word in enumerate(row[1:-2], start=1))) % 103
    matched = {match.row.words for match in found(profile(row, blur=blur))}
    assert matched == ({row} if sums == row[-2] else set())


def test_another_profile_of_the_place_agrees_or_says_nothing() -> None:
    words, others = words_of("04QCB76836300JBC"), words_of("04QCB76836300JBD")
    match = found(profile(words, blur=0.5))[0]
    again = profile(words, blur=0.5, noise=0.05)
    other = profile(others, blur=0.5)
    same = agreement(Seen(again, np.ones_like(again)), match)
    assert same is not None
    assert same.row.words == words
    assert agreement(Seen(other, np.ones_like(other)), match) is None


def test_noise_alone_is_no_code() -> None:
    chance = np.random.default_rng(8)
    for _ in range(20):
        light = cv2.GaussianBlur(chance.normal(0.5, 1.0, (1, 1800)).astype(np.float32), (0, 0), 3.0)[0]
        assert not [match for match in found(light) if match.row.evidence > 60]


def test_modules_that_grow_towards_the_middle_are_made_even() -> None:
    words = words_of("04QCB76836300JBC")
    light = profile(words, blur=0.2)
    half = len(light) / 2
    across = np.linspace(-np.sin(1.0), np.sin(1.0), len(light))
    bent = np.interp(np.arcsin(across) * half + half, np.arange(len(light)), light).astype(np.float32)
    made = evened(bent, MODULE)
    assert made is not None
    level, columns, drawn = made
    assert np.all(np.diff(columns) > 0)
    assert drawn[len(drawn) // 8] > drawn[len(drawn) // 2]
    seen = Seen(level, drawn)
    match = next(match for match in matches(seen, starts(seen, MODULE)) if match.row.checked)
    assert match.row.words == words


def test_a_profile_without_edges_is_not_made_even() -> None:
    assert evened(np.full(500, 0.7, np.float32), MODULE) is None


def test_shapes_are_light_where_no_bar_is() -> None:
    own = shapes().own[nearest_blur(0.12)]
    assert own.shape[0] == STOP + 1
    # 11011001100: the first module is a bar, the third is none.
    assert own[0, 6] < own[0, 14]


def test_the_end_of_a_code_is_not_taken_for_a_whole_one() -> None:
    words = words_of("04QCB76836300JBC")
    light = profile(words, blur=0.6)
    match = found(light)[0]
    assert match.row.framed > 9
    for lost in range(1, 12):
        # As if a start had been seen where a character in the midst of the code stands.
        place = match.row.centres[lost:], [104, *words[lost + 1 :]]
        row = judged(Seen(light, np.ones_like(light)), place[1], [float(centre) for centre in place[0]])
        assert row is None or row.framed < 6
