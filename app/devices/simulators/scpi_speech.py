"""What a pretended bench meter says over SCPI: figures as real ones print them, and its own open leads."""

from app.devices.simulators.bench_meter import BenchMeter
from app.devices.voltage_meter.driver import Shows
from app.devices.voltage_meter.profile import QUERIES, OpenLeads, ScpiProfile
from app.domain.voltage import parse_voltage

_OVERLOAD = b"+9.90000000E+37"
_MARK = b" 1.0000E+9"
_ERRORS = 20  # the queue of a SCPI instrument holds about so many


class ScpiMouth:
    """One connection to a `BenchMeter`. What it does not know it puts down as an error, unanswered."""

    def __init__(self, bench: BenchMeter, profile: ScpiProfile) -> None:
        self._bench = bench
        self._profile = profile
        self._heard = b""
        self.errors: list[bytes] = []

    def hear(self, asked: bytes) -> bytes:
        """The answers to every whole line."""
        *lines, self._heard = (self._heard + asked).replace(b"\r", b"\n").split(b"\n")
        if self._bench.silent:
            return b""
        answers = [self._answer(line.strip().upper()) for line in lines if line.strip()]
        return b"".join(answer + self._profile.terminator for answer in answers if answer)

    def _answer(self, asked: bytes) -> bytes:
        if asked == b"*IDN?":
            return f"PACKBENCH,BENCH METER,{self._bench.plate.serial},1.0-1.0".encode("ascii")
        if asked == b"SYST:ERR?":
            return self.errors.pop(0) if self.errors else b'+0,"No error"'
        if asked == b"SYST:REM":
            return b""
        if asked.decode("ascii", "replace") in QUERIES:
            return self._figure()
        self.errors = [*self.errors, b'-113,"Undefined header"'][:_ERRORS]
        return b""

    def _figure(self) -> bytes:
        shows, printed = self._bench.shows()
        if shows is Shows.GARBLED:
            return b"\xff?"
        if shows is Shows.OPEN and self._profile.open_leads is not OpenLeads.BAND:
            return _MARK if self._profile.open_leads is OpenLeads.MARK else _OVERLOAD
        if shows is Shows.OVER:
            return _OVERLOAD
        return scientific(parse_voltage(printed, "V").millivolts + self._bias(shows)).encode("ascii")

    def _bias(self, shows: Shows) -> int:
        """What is put across the input, so that open leads show it: the middle of the band above zero."""
        low, high = self._profile.open_from_mv, self._profile.open_to_mv
        return (low + high) // 2 if shows is Shows.OPEN and low > 0 else 0


def scientific(millivolts: int) -> str:
    """Volts as +8.42000000E+01."""
    digits = str(abs(millivolts))
    exponent = len(digits) - 4 if millivolts else 0
    sign = "-" if millivolts < 0 else "+"
    return f"{sign}{digits[0]}.{digits[1:].ljust(8, '0')}E{'-' if exponent < 0 else '+'}{abs(exponent):02d}"
