"""Scanner or person: decided by the times of the keys alone."""

from hypothesis import given
from hypothesis import strategies as st

from ui.shell.burst import KEY_GAP_MS, LEAST_KEYS, LONGEST_KEYS, SILENCE_MS, Burst, Take


def _typed(burst: Burst, text: str, start: int, gap: int) -> int:
    at = start
    for number, letter in enumerate(text):
        at = start + number * gap
        burst.key(letter, at)
    return at


def test_fast_keys_ended_by_enter_are_one_scan() -> None:
    burst = Burst()
    last = _typed(burst, "P-2611-0417", 1000, 8)
    verdict = burst.ending(last + 8)
    assert (verdict.take, verdict.scanned, verdict.give_back) == (Take.KEEP, "P-2611-0417", False)
    assert burst.wait_ms() is None


def test_fast_keys_without_an_ending_are_a_scan_after_silence() -> None:
    burst = Burst()
    last = _typed(burst, "04QPB7A", 0, KEY_GAP_MS)
    assert burst.silence(last + SILENCE_MS).scanned is None
    assert burst.silence(last + SILENCE_MS + 1).scanned == "04QPB7A"


def test_slow_keys_are_given_back_one_by_one() -> None:
    burst = Burst()
    assert burst.key("a", 0).take is Take.KEEP
    verdict = burst.key("b", KEY_GAP_MS + 1)
    assert verdict.give_back
    assert burst.keys == ["b"]
    assert burst.silence(2 * KEY_GAP_MS + 2).give_back


def test_few_fast_keys_and_enter_are_a_person() -> None:
    burst = Burst()
    last = _typed(burst, "x" * (LEAST_KEYS - 1), 0, 10)
    verdict = burst.ending(last + 10)
    assert (verdict.take, verdict.give_back, verdict.scanned) == (Take.LEAVE, True, None)


def test_enter_alone_passes() -> None:
    verdict = Burst().ending(5)
    assert (verdict.take, verdict.give_back) == (Take.LEAVE, False)


def test_a_pause_within_a_scan_shorter_than_silence_keeps_it_whole() -> None:
    burst = Burst()
    last = _typed(burst, "ABCDE", 0, 10)
    last = _typed(burst, "FGHIJ", last + SILENCE_MS - 10, 10)
    assert burst.ending(last + 10).scanned == "ABCDEFGHIJ"


def test_two_scans_on_each_others_heels_are_two() -> None:
    burst = Burst()
    last = _typed(burst, "ABCDE", 0, 10)
    assert burst.key("F", last + SILENCE_MS + 1).scanned == "ABCDE"
    assert burst.keys == ["F"]


def test_an_endless_stream_is_cut_into_bounded_pieces() -> None:
    burst = Burst()
    pieces = [burst.key("7", at).scanned for at in range(LONGEST_KEYS + 5)]
    assert [len(piece) for piece in pieces if piece] == [LONGEST_KEYS]
    assert len(burst.keys) == 5


@given(st.lists(st.tuples(st.sampled_from("ab1"), st.integers(0, 200)), max_size=60))
def test_no_key_is_lost_or_doubled(presses: list[tuple[str, int]]) -> None:
    burst, at = Burst(), 0
    came_out: list[str] = []
    kept: list[str] = []
    for letter, gap in presses:
        at += gap
        verdict = burst.key(letter, at)
        if verdict.give_back or verdict.scanned is not None:
            came_out += kept
            kept = []
        kept.append(letter)
        assert kept == burst.keys
    assert "".join(came_out + kept) == "".join(letter for letter, _ in presses)


def test_where_a_scanner_types_slowly_the_bound_can_be_widened() -> None:
    for bound, read in ((35, None), (52, "p261")):
        burst, told = Burst(key_gap_ms=bound), []
        for number, sign in enumerate("p261"):
            told.append(burst.key(sign, 1000 + 45 * number))
        told.append(burst.ending(1000 + 45 * 4))
        assert next((one.scanned for one in told if one.scanned), None) == read
