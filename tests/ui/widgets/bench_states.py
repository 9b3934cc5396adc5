"""The states of the bench's controls shown in the gallery: invented packs, people and values."""

from collections.abc import Callable

from app.domain.reading import Source
from ui.widgets.points_row import PointKind, PointsState, PointState
from ui.widgets.reading_state import Bound, Post, ReadingKind, ReadingState

Say = Callable[[str, str], str]
HOSTILE = "<b>\u202e\x00\n" + "x" * 5000
UPPER, LOWER = Post(60_000), Post(12_000, Bound.AT_LEAST)


def readings(say: Say) -> dict[str, ReadingState]:
    """The five faces of a reading, on both sides of both kinds of limit."""

    def face(kind: ReadingKind, printed: str, millivolts: int, **more: object) -> ReadingState:
        told = {"post": UPPER, "age_ms": 300, "instrument": "M1"} | more
        return ReadingState(kind, printed, "V", millivolts, **told)  # type: ignore[arg-type]

    stays = say("This reading stays. A new one does not replace it.", "此读数永久保留，重测不会覆盖。")
    return {
        "settled": face(ReadingKind.SETTLED, "3.8", 3_800),
        "minus": face(ReadingKind.SETTLED, "-3.8", -3_800, source=Source.SIMULATED),
        "passed": face(ReadingKind.SETTLED, "2.1", 2_100, recorded=True),
        "edge": face(ReadingKind.SETTLED, "60.0", 60_000),
        "moving": face(ReadingKind.MOVING, "4.6", 4_600),
        "moving_over": face(ReadingKind.MOVING, "71.3", 71_300),
        "stale": face(ReadingKind.STALE, "3.8", 3_800, age_ms=2_400),
        "none": ReadingState(ReadingKind.NONE, post=UPPER, unread="no_contact", instrument="M1"),
        "lost": ReadingState(ReadingKind.NONE, post=UPPER, unread="disconnected", instrument="M1"),
        "over": face(ReadingKind.BEYOND, "84.2", 84_200, recorded=True, note=stays),
        "far": face(ReadingKind.BEYOND, "-398.25", -398_250, source=Source.SIMULATED),
        "low": face(ReadingKind.BEYOND, "11.4", 11_400, post=LOWER),
        "enough": face(ReadingKind.SETTLED, "24.8", 24_800, post=LOWER),
    }


def points(say: Say) -> dict[str, PointsState]:
    """Points of a hold: at its beginning, failed, unread, and as many as a procedure may have."""
    case = say("case", "壳体")
    names = ("HV+ → HV−", f"HV+ → {case}", f"HV− → {case}")
    first, second, third = names
    section = say("section {number} of the pack", "第 {number} 段模组串")
    twelve = [section.format(number=number) for number in range(1, 13)]
    kinds = (PointKind.PASSED, PointKind.UNREAD, PointKind.TO_DO, PointKind.FAILED)
    return {
        "first": PointsState((PointState(first, now=True), PointState(second), PointState(third))),
        "failed": PointsState(
            (
                PointState(first, PointKind.FAILED, "84.2 V", now=True),
                PointState(second),
                PointState(third),
            )
        ),
        "unread": PointsState(
            (
                PointState(first, PointKind.PASSED, "3.8 V"),
                PointState(second, PointKind.UNREAD, reason=say("calibration ended", "校准过期"), now=True),
                PointState(third, PointKind.FAILED, "−398.25 V"),
            )
        ),
        "twelve": PointsState(
            tuple(
                PointState(
                    name,
                    kinds[number % 4],
                    "3.412 V" if number % 4 in (0, 3) else "",
                    say("no contact", "没碰到"),
                    now=number == 2,
                )
                for number, name in enumerate(twelve)
            )
        ),
        "hostile": PointsState((PointState(HOSTILE, PointKind.PASSED, "3.8 V"), PointState(HOSTILE))),
    }
