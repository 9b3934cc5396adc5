"""Drivers of scales that speak when they are asked: A&D by `Q`, Yaohua by address and letter."""

from collections.abc import Callable, Sequence

from app.devices.line import Line, LineLost
from app.devices.scale.asking import Asking
from app.devices.scale.driver import Polled
from app.devices.scale.profile import Profile
from app.devices.scale.question import AND_WEIGHT, yaohua_question
from app.domain.moment import Moment

_AND_PAUSE_MS = 500  # A&D HW-G manual: leave half a second between two commands


class AndScale:
    """Asks an A&D scale for what it shows, twice a second. It tells no tare and no serial number."""

    tells_tare = False

    def __init__(self, line: Line, clock: Callable[[], Moment], profile: Profile) -> None:
        self._asking = Asking(line, clock, profile)
        self._clock = clock
        self._next_ms: int | None = None

    def identify(self) -> str | None:
        """No serial number: its answer differs from model to model."""
        return ""

    def frames(self) -> Sequence[Polled]:
        """The answer to one `Q`; nothing while the pause lasts. Raises LineLost."""
        now = self._clock().mono_ms
        if not self._asking.waits:
            if self._next_ms is not None and now < self._next_ms:
                return ()
            self._next_ms = now + _AND_PAUSE_MS
        polled = self._asking.ask(AND_WEIGHT)
        return () if polled is None else (polled,)

    def tare(self) -> Polled | None:
        """Never: there is nothing to ask."""
        return None


class YaohuaScale:
    """Asks the Yaohua indicator at one address for its net weight (D) and its tare (C); both only read."""

    tells_tare = True

    def __init__(self, line: Line, clock: Callable[[], Moment], profile: Profile) -> None:
        self._asking = Asking(line, clock, profile)
        self._address = profile.address

    def identify(self) -> str | None:
        """No serial number: the protocol has none."""
        return ""

    def frames(self) -> Sequence[Polled]:
        """The answer to one D, or nothing yet.

        Raises:
            LineLost: the line broke, no answer within 5 s, or an answer of another scale or to another
                question.
        """
        polled = self._answer_to("D")
        return () if polled is None else (polled,)

    def tare(self) -> Polled | None:
        """The tare in force; raises as `frames`."""
        return self._answer_to("C")

    def _answer_to(self, command: str) -> Polled | None:
        polled = self._asking.ask(yaohua_question(self._address, command))
        if polled is None:
            return None
        answer = polled.answer
        if answer.command not in (command, None) or answer.address not in (self._address, None):
            raise LineLost("scale.out_of_step")
        return polled
