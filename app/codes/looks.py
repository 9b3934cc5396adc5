"""The ways to look at a picture: plainly first, then turned, smaller, larger, tilted."""

from dataclasses import dataclass

PLAIN_LONGEST = 2400  # pixels; a larger photograph gets a look at full size of its own


@dataclass(frozen=True, slots=True)
class Stage:
    """One way to look: scale at most `scale` and `longest` pixels, turn clockwise, soften, decode.

    `linear_only` searches Code 128 alone (a tilted 2D symbol needs no turning); `second_decoder`
    lets pyzbar try when zxing-cpp found nothing.
    """

    name: str
    scale: float = 1.0
    longest: int | None = PLAIN_LONGEST
    degrees: int = 0
    blur: float = 0.0
    linear_only: bool = False
    second_decoder: bool = False


FRAME = Stage("frame", second_decoder=True)
FULL = Stage("full", longest=None, second_decoder=True)
TURNED = Stage("turned", degrees=180, second_decoder=True)
HALF = Stage("half", scale=0.5, second_decoder=True)
TWICE = Stage("twice", scale=2.0, longest=None)
# Dots of a marking tool melt into modules when made small and soft (field measurement: 8 to 15 of 15).
DOTTED = Stage("dotted", scale=0.33, longest=900, blur=1.5)
# A Code 128 twelve times as long as high is lost beyond 5 degrees. With steps of 4 every tilt has a second
# stage within 4 to agree with the first; symbols across are found by the decoder, so 90 degrees suffice.
TILTS = tuple(Stage(f"tilt{degrees}", degrees=degrees, linear_only=True) for degrees in range(4, 90, 4))


def still_stages(longest: int) -> tuple[Stage, ...]:
    """Every look worth taking at a picture that does not change; `longest` side in pixels."""
    plain = (FRAME, FULL) if longest > PLAIN_LONGEST else (FRAME,)
    larger = (TWICE,) if longest <= 1400 else ()
    return (*plain, TURNED, HALF, DOTTED, *larger, *TILTS)


def live_stages(longest: int) -> tuple[Stage, ...]:
    """The looks tried in turn between plain ones while a moving picture shows nothing."""
    tilts = TILTS[1::2]  # the next frame agrees, so one stage near the tilt is enough
    return (DOTTED, *tilts, FULL) if longest > PLAIN_LONGEST else (DOTTED, *tilts)


class Looks:
    """Chooses the next look: each stage once at a still picture, plain and other by turns at a moving one."""

    def __init__(self) -> None:
        self._tried = 0
        self._others = 0
        self._plain_turn = True
        self._stay_plain = False
        self.done = False

    def restart(self) -> None:
        """Look afresh, plainly first."""
        self._tried, self._plain_turn, self._stay_plain, self.done = 0, True, False, False

    def choose(self, *, same_picture: bool, longest: int, satisfied: bool = False) -> Stage | None:
        """The stage for this frame; None when a still picture has been looked at in every way.

        `satisfied` says that codes were found and all of them are settled: tilted bars are then not
        searched for, which takes most of the time.
        """
        if same_picture:
            stages = still_stages(longest)
            self.done = self._tried >= len(stages) or (satisfied and stages[self._tried].linear_only)
            if self.done:
                return None
            self._tried += 1
            return stages[self._tried - 1]
        if self._tried > 1:  # the picture stood still until now
            self.restart()
        self.done = False
        plain = self._plain_turn or self._stay_plain
        self._plain_turn = not plain
        self._tried = 1 if plain else 0
        if plain:
            return FRAME
        others = live_stages(longest)
        return others[self._others % len(others)]

    def note(self, stage: Stage, *, found: bool) -> None:
        """What became of a look: what found something is used again, else the next way is tried."""
        if stage is FRAME:
            self._stay_plain = found
        elif not found:
            self._others += 1
