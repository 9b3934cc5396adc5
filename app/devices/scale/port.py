"""The wire to a scale, from the words of its settings."""

from typing import Literal

from app.devices.line import Line, Parity, SerialLine, TcpLine

FRAMINGS = ("8N1", "8N2", "8E1", "8O1", "7E1", "7O1", "7E2", "7N2")
"""How a character is framed on a serial line: bits, parity, stop bits."""


def scale_line(port: str, *, baud: int, framing: str) -> Line:
    """A line to "address:port" over TCP, or to a serial device.

    Raises:
        ValueError: a framing that is not one of `FRAMINGS`, or an address that needs a name service.
    """
    host, colon, number = port.rpartition(":")
    if colon and host and number.isdigit():
        return TcpLine(host.strip("[]"), int(number))
    bits, parity, stops = _framed(framing)
    return SerialLine(port, baud, bytesize=bits, parity=parity, stopbits=stops)


def _framed(framing: str) -> tuple[Literal[7, 8], Parity, Literal[1, 2]]:
    if framing not in FRAMINGS:
        raise ValueError(f"not a framing: {framing!r}")
    parity: Parity = "N" if framing[1] == "N" else "E" if framing[1] == "E" else "O"
    return 7 if framing[0] == "7" else 8, parity, 2 if framing[2] == "2" else 1
