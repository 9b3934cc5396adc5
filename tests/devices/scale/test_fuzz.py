"""The short form of the rough shift; the long one is `python -m tests.fuzz_scale --frames 1000000`."""

from app.domain.reading import Unread
from tests.fuzz_scale import SCALES, Count, fuzz

FRAMES = 2500


def test_a_rough_shift_at_every_protocol_has_no_false_capture_and_misses_nothing() -> None:
    whole = Count()
    for name, profile in SCALES.items():
        whole.add(fuzz(profile, frames=FRAMES, seed=f"gate {name}"))
    assert whole.frames == FRAMES * len(SCALES)
    assert whole.false == 0
    assert whole.true > 40, "the shift must be busy enough to prove anything"
    assert whole.good, f"{whole.missed} of {whole.true} missed"
    seen = set(whole.refused)
    assert seen >= {
        reason.value
        for reason in (
            *(Unread.MOVING, Unread.UNCONFIRMED, Unread.OVERLOAD, Unread.UNDERLOAD, Unread.OUT_OF_RANGE),
            *(Unread.NEGATIVE, Unread.BELOW_MIN, Unread.WRONG_DECIMALS, Unread.BAD_FRAME, Unread.CHECKSUM),
            *(Unread.STALE, Unread.DISCONNECTED, Unread.CONNECTING, Unread.NOT_EMPTIED),
        )
    }


def test_one_false_capture_or_a_missed_placing_in_fifty_is_not_good() -> None:
    assert Count(true=50).good
    assert not Count(true=50, false=1).good
    assert not Count(true=50, missed=1).good
    assert Count(true=200, missed=2).good
    assert not Count().good, "a shift without a placing proves nothing"
