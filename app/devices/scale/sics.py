"""The driver of a Mettler-Toledo scale: one command at a time, an answer or none, no thread, no retry."""

from collections.abc import Callable, Sequence

from app.devices.line import Line, LineLost
from app.devices.scale.asking import Asking
from app.devices.scale.driver import DeviceRestarted, Polled
from app.devices.scale.frame import FrameKind
from app.devices.scale.profile import SICS
from app.devices.scale.question import SERIAL, SICS_TARE, SICS_WEIGHT
from app.domain.moment import Moment


class SicsScale:
    """Speaks MT-SICS over an open line.

    Every question comes back within 100 ms: with the answer, or with None when it has not come yet and
    the same question is to be put again to go on waiting. Nothing here ever zeroes or tares the scale.
    """

    tells_tare = True

    def __init__(self, line: Line, clock: Callable[[], Moment]) -> None:
        self._asking = Asking(line, clock, SICS)

    def identify(self) -> str | None:
        """The scale's serial number, "" when it has no such command, None while it is not known yet.

        Raises:
            DeviceRestarted: it announced itself before it was asked; ask again.
            LineLost: the line broke, no answer within 5 s, or an answer to something else.
        """
        polled = self._asking.ask(SERIAL)
        if polled is None:
            return None
        answer = polled.answer
        if answer.kind is FrameKind.SERIAL and answer.value is not None:
            return answer.value
        if answer.kind is FrameKind.ERROR and answer.error != "transmission":
            return ""
        if answer.kind is FrameKind.ACK and answer.command == "I4":
            return None  # not executable while it starts up: asked again by the next call
        raise LineLost("scale.out_of_step")

    def frames(self) -> Sequence[Polled]:
        """The answer to one `SI`, or nothing yet; raises as `poll`."""
        polled = self.poll()
        return () if polled is None else (polled,)

    def poll(self) -> Polled | None:
        """What the scale shows now (`SI`).

        Raises:
            DeviceRestarted: the scale announced itself instead.
            LineLost: the line broke, no answer within 5 s, or an answer to something else.
        """
        return self._answer_to(SICS_WEIGHT, "S")

    def tare(self) -> Polled | None:
        """The tare in force (`TA` reads it); an ERROR answer means the scale has no such command.

        Raises:
            DeviceRestarted, LineLost: as for `poll`.
        """
        return self._answer_to(SICS_TARE, "TA")

    def _answer_to(self, command: bytes, verb: str) -> Polled | None:
        polled = self._asking.ask(command)
        if polled is None:
            return None
        if polled.answer.kind is FrameKind.SERIAL:
            raise DeviceRestarted
        if polled.answer.command not in (verb, None):
            raise LineLost("scale.out_of_step")
        return polled
