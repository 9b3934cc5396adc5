"""Questions in Modbus, one at a time, over a line of ours: pymodbus packs and unpacks, and opens no wire."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from pymodbus.framer import FramerRTU, FramerSocket
from pymodbus.pdu import DecodePDU
from pymodbus.pdu.register_message import ReadHoldingRegistersRequest, ReadInputRegistersRequest

from app.devices.gas_meter.model import Table
from app.devices.line import Line, LineLost
from app.domain.moment import Moment

REPLY_TIMEOUT_MS = 1000  # of one sensor; the others on the wire wait so long for a dead one
_SLICE_MS = 90
_PIECES_PER_CALL = 16  # a device that talks without end must not hold the loop
_LONGEST = 2048
_ERROR = 0x80
_REQUESTS = {Table.HOLDING: ReadHoldingRegistersRequest, Table.INPUT: ReadInputRegistersRequest}


class Framing(Enum):
    """How a message is put into bytes."""

    TCP = "modbus-tcp"
    RTU = "modbus-rtu"


@dataclass(frozen=True, slots=True)
class Question:
    """Registers of one unit, by their address on the wire."""

    unit: int
    table: Table
    address: int
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The words that were asked for, or why there are none: a Modbus exception, spoilt bytes, or silence."""

    words: tuple[int, ...] = ()
    exception: int = 0
    spoilt: bool = False
    silent: bool = False


class ModbusWire:
    """One conversation over an open line; `ask` comes back within 100 ms."""

    def __init__(self, line: Line, clock: Callable[[], Moment], framing: Framing) -> None:
        self._line = line
        self._clock = clock
        self._rtu = framing is Framing.RTU
        decoder = DecodePDU(is_server=False)
        self._framer = FramerRTU(decoder) if self._rtu else FramerSocket(decoder)
        self._decoder = decoder
        self._heard = b""
        self._spoilt = False
        self._number = 0
        self._pending: tuple[Question, int] | None = None

    def open(self) -> None:
        """Connect. Raises LineLost."""
        self._line.open()
        self._heard, self._pending = b"", None

    def close(self) -> None:
        """Let go of the line."""
        self._line.close()

    def ask(self, question: Question) -> Answer | None:
        """The answer, or None when the same question is to be put again to go on waiting.

        Raises:
            LineLost: the line broke, or what comes is no Modbus.
            ValueError: another question is still open.
        """
        if self._pending is None:
            self._drop_old()
            self._pending, self._spoilt = (question, self._clock().mono_ms), False
            self._line.send(self._packed(question))
        pending, asked_ms = self._pending
        if pending != question:
            raise ValueError("one question at a time")
        until_ms = self._clock().mono_ms + _SLICE_MS
        for _ in range(_PIECES_PER_CALL):
            answer = self._unpacked(question)
            if answer is not None:
                self._pending = None
                return answer
            piece = self._line.receive(max(0, until_ms - self._clock().mono_ms) / 1000)
            if not piece:
                break
            self._heard += piece
        if self._clock().mono_ms - asked_ms >= REPLY_TIMEOUT_MS:
            self._pending = None
            return Answer(spoilt=self._spoilt, silent=not self._spoilt)
        return None

    def _packed(self, question: Question) -> bytes:
        self._number = self._number % 0xFFFF + 1
        return bytes(
            self._framer.buildFrame(
                _REQUESTS[question.table](
                    dev_id=question.unit,
                    transaction_id=self._number,
                    address=question.address,
                    count=question.count,
                )
            )
        )

    def _unpacked(self, question: Question) -> Answer | None:
        """The first frame that answers this very question; what answers something else is dropped."""
        while self._heard:
            if len(self._heard) > _LONGEST or (not self._rtu and any(self._heard[2:4])):
                raise LineLost("gas.no_modbus")
            used, unit, number, body = self._framer.decode(self._heard)
            if not used:
                return None
            self._heard = self._heard[used:]
            self._spoilt = self._spoilt or not body  # a wrong check sum
            if unit != question.unit or (not self._rtu and number != self._number):
                continue
            answer = self._answer(question, body)
            if answer is not None:
                return answer
        return None

    def _answer(self, question: Question, body: bytes) -> Answer | None:
        """What a frame says; None when it is not an answer to this question, or torn."""
        code = question.table.value
        if len(body) == 2 and body[0] == code | _ERROR:
            return Answer(exception=body[1])
        if len(body) != 2 + 2 * question.count or body[:2] != bytes((code, 2 * question.count)):
            return None
        pdu = self._decoder.decode(body)
        return Answer(words=tuple(pdu.registers)) if pdu is not None else None

    def _drop_old(self) -> None:
        """Whatever came too late is no answer to the next question."""
        self._heard = b""
        for _ in range(_PIECES_PER_CALL):
            if not self._line.receive(0.0):
                return
