"""How a pretended scale puts its display into the bytes of each protocol."""

from functools import reduce
from operator import xor

from app.devices.scale.profile import Checksum, DecimalTable, DigitOrder, Profile, ScaleProtocol
from app.devices.scale.question import AND_WEIGHT, SERIAL, SICS_TARE, SICS_WEIGHT
from app.devices.scale.yaohua import check_digits
from app.devices.simulators.scale_display import Display, DisplayState

_STEPS = {"1": 0b01, "2": 0b10, "5": 0b11}
_BEYOND = (DisplayState.OVER, DisplayState.UNDER)


def sent_by_itself(profile: Profile, display: Display) -> bytes:
    """One frame of a scale that sends without being asked; b"" where its protocol has no way to say it."""
    match profile.protocol:
        case ScaleProtocol.TOLEDO:
            return _toledo(profile, display)
        case ScaleProtocol.AND:
            return _and(display)
        case ScaleProtocol.YAOHUA_12:
            body = b"" if display.state is DisplayState.WARMING else _yaohua_amount(display, display.net_mg)
            return b"\x02" + body + check_digits(body) + b"\x03" if body else b""
        case ScaleProtocol.YAOHUA_A12E:
            return _a12e(display)
        case ScaleProtocol.YAOHUA_EQ:
            return _equals(profile, display)
    return b""


def answer_to(question: bytes, profile: Profile, display: Display, *, serial: str) -> bytes:
    """What the scale says to one question."""
    match profile.protocol:
        case ScaleProtocol.MT_SICS:
            return _sics(question, display, serial)
        case ScaleProtocol.AND:
            return _and(display) if question == AND_WEIGHT else b"EC,E01\r\n"
        case ScaleProtocol.YAOHUA_CMD:
            return _yaohua_answer(question, profile, display)
    return b""


def greeting(serial: str) -> bytes:
    """What an MT-SICS scale says by itself when it has started."""
    return f'I4 A "{serial}"\r\n'.encode("ascii")


def spoiled(raw: bytes, profile: Profile) -> bytes:
    """A frame with one byte changed on its way, as noise does it."""
    checked = profile.protocol not in (ScaleProtocol.MT_SICS, ScaleProtocol.AND, ScaleProtocol.YAOHUA_EQ)
    noise = raw[5:6] if not checked else bytes([raw[5] ^ 0x01]) if len(raw) > 5 else b""
    return raw[:5] + (noise if checked else b"\xff") + raw[6:]


def _sics(question: bytes, display: Display, serial: str) -> bytes:
    if question == SERIAL:
        return greeting(serial)
    if question == SICS_TARE:
        return f"TA A {display.printed(display.tare_mg):>10} {display.unit}\r\n".encode("ascii")
    if question not in (SICS_WEIGHT, b"S\r\n"):
        return b"ES\r\n"
    match display.state:
        case DisplayState.WARMING:
            return b"S I\r\n"
        case DisplayState.OVER:
            return b"S +\r\n"
        case DisplayState.UNDER:
            return b"S -\r\n"
    letter = "S" if display.still else "D"
    return f"S {letter} {display.printed(display.net_mg):>10} {display.unit}\r\n".encode("ascii")


def _toledo(profile: Profile, display: Display) -> bytes:
    table = profile.decimal_table
    code = display.places + (2 if table is DecimalTable.TOLEDO else 0)
    step = _STEPS[str(display.d_mg)[0]] << 3
    digits, tare = display.digits(display.net_mg), display.digits(display.tare_mg)
    beyond = display.state in _BEYOND or len(digits) > 6
    status = 0b11_0000 | bool(display.tare_mg) | (display.net_mg < 0) << 1 | beyond << 2
    status |= (not display.still) << 3 | (display.state is DisplayState.WARMING) << 6
    amount = "000000" if beyond else f"{digits:0>6}"
    raw = bytes([0x02, 0b10_0000 | step | code, status, 0b10_0000])
    raw += f"{amount}{tare:0>6}\r".encode("ascii")
    if profile.checksum is Checksum.SUM7:
        raw += bytes([-sum(raw) & 0x7F])
    elif profile.checksum is Checksum.XOR:
        raw += bytes([reduce(xor, raw)])
    return bytes(map(_with_parity, raw)) if profile.mask_bit7 else raw


def _with_parity(byte: int) -> int:
    return byte | (byte.bit_count() & 1) << 7


def _and(display: Display) -> bytes:
    match display.state:
        case DisplayState.WARMING:
            return b"EC,E02\r\n"
        case DisplayState.OVER:
            return f"OL,+999999.9{display.unit:>3}\r\n".encode("ascii")
        case DisplayState.UNDER:
            return f"OL,-999999.9{display.unit:>3}\r\n".encode("ascii")
    head, sign = "ST" if display.still else "US", "-" if display.net_mg < 0 else "+"
    return f"{head},{sign}{display.printed(abs(display.net_mg)):0>8}{display.unit:>3}\r\n".encode("ascii")


def _yaohua_amount(display: Display, milligrams: int) -> bytes:
    sign = "-" if milligrams < 0 else "+"
    return f"{sign}{display.digits(milligrams):0>6}{display.places}".encode("ascii")


def _yaohua_answer(question: bytes, profile: Profile, display: Display) -> bytes:
    address, command = question[1:2].decode("latin-1"), question[2:3].decode("latin-1")
    if question != b"\x02" + question[1:3] + check_digits(question[1:3]) + b"\x03":
        return b""
    amounts = {"B": display.net_mg + display.tare_mg, "C": display.tare_mg, "D": display.net_mg}
    if address != profile.address or command not in amounts or display.state is DisplayState.WARMING:
        return b""
    body = f"{address}{command}".encode("ascii") + _yaohua_amount(display, amounts[command])
    return b"\x02" + body + check_digits(body) + b"\x03"


def _a12e(display: Display) -> bytes:
    if display.state is DisplayState.WARMING:
        return b""
    if display.state in _BEYOND:
        body = b" " * 9 + (b"OL" if display.state is DisplayState.OVER else b"LO")
    else:
        figure = display.printed(abs(display.net_mg))
        figure = f"{figure:0>7}" if display.places else f"{figure:0>6} "
        figure = f"-{figure[1:]}" if display.net_mg < 0 else figure
        body = f"W{'N' if display.tare_mg else 'G'}{figure}{display.unit:>2}".encode("ascii")
    return body + check_digits(body) + b"\r\n"


def _equals(profile: Profile, display: Display) -> bytes:
    if display.state is DisplayState.WARMING:
        return b""
    text = f"{'-' if display.net_mg < 0 else '0'}{display.printed(abs(display.net_mg)):0>7}"
    return f"={text[::-1] if profile.digit_order is DigitOrder.REVERSED else text}".encode("ascii")
