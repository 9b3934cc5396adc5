"""Hand scanners and badge readers on real wires: pseudo-terminals pulled and put back, and TCP."""

import os
import socket
import tty
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from app.devices.line import Line, SerialLine, TcpLine
from app.devices.rack_readers import reading
from app.devices.scanner.frames import LONGEST_BYTES, TERMINATORS
from app.devices.scanner.watched import ReaderKind, ReaderLoop, WatchedReader
from app.domain.command_code import PlainAct, command_text
from app.domain.own_label import Prefix, is_badge, mint
from app.domain.reading import Health
from app.domain.scan import ReadBy, ReaderNow, ScannedCode
from app.settings import read_settings
from tests.contracts.hand_scanner import HandScannerContract
from tests.fakes.camera import RunningClock, until
from tests.fakes.hand_clock import real_moment

BADGE = mint(Prefix.BG, "1001")


class SerialScanner:
    """A scanner's end of a pseudo-terminal behind a lasting name, that can be pulled out and put back."""

    def __init__(self, folder: Path) -> None:
        self.name = folder / "usb-scanner-if00"
        self._ours = self._theirs = -1
        self.plug_in()

    def plug_in(self) -> None:
        """Linux gives it another number each time, udev the same name."""
        self._ours, self._theirs = os.openpty()
        tty.setraw(self._theirs)
        self.name.symlink_to(os.ttyname(self._theirs))

    def pull_out(self) -> None:
        """The adapter goes, and its name with it."""
        self.name.unlink()
        os.close(self._ours)
        os.close(self._theirs)

    def send(self, data: bytes) -> None:
        """What the scanner says."""
        os.write(self._ours, data)


class Ear:
    """One reader in its loop, and everything it has told."""

    def __init__(self, line: Line, kind: ReaderKind) -> None:
        self.codes: list[ScannedCode] = []
        self.told: list[ReaderNow] = []
        reader = WatchedReader(
            line, kind, clock=real_moment, on_code=self.codes.append, on_change=self.told.append
        )
        self.loop = ReaderLoop(reader, name="ear")
        self.loop.start()

    def texts(self, count: int) -> list[str]:
        """Every text heard, once there are so many."""
        assert until(lambda: len(self.codes) >= count)
        return [code.text for code in self.codes]

    def stands(self, health: Health, reason: str = "") -> bool:
        """Whether the newest word is this, waited for."""
        return until(lambda: bool(self.told) and self.told[-1] == ReaderNow("scanner", health, reason))


@pytest.fixture
def scanner(tmp_path: Path) -> Iterator[SerialScanner]:
    made = SerialScanner(tmp_path)
    yield made
    made.pull_out()


def ear_at(scanner: SerialScanner, **kind: object) -> Ear:
    ear = Ear(SerialLine(str(scanner.name)), ReaderKind("scanner", TERMINATORS["cr"], **kind))
    assert ear.stands(Health.READY)
    return ear


@pytest.fixture
def ear(scanner: SerialScanner) -> Iterator[Ear]:
    made = ear_at(scanner)
    yield made
    assert made.loop.stop()


class TestScannerOnASerialLine(HandScannerContract):
    """A pseudo-terminal."""

    @pytest.fixture(autouse=True)
    def _set_up(self, scanner: SerialScanner, ear: Ear) -> None:
        self._scanner, self._ear = scanner, ear

    def scan(self, *texts: str) -> None:
        """The next trigger is pulled when the first code has been told."""
        for number, text in enumerate(texts, 1):
            self._scanner.send(text.encode() + b"\r")
            self._ear.texts(number)

    def heard(self, count: int) -> Sequence[ScannedCode]:
        """Wait."""
        self._ear.texts(count)
        return self._ear.codes


class TestScannerOnTheNetwork(HandScannerContract):
    """A converter or a scanner with a socket of its own."""

    @pytest.fixture(autouse=True)
    def _set_up(self) -> Iterator[None]:
        with socket.create_server(("127.0.0.1", 0)) as door:
            door.settimeout(5)
            self._ear = Ear(
                TcpLine("127.0.0.1", door.getsockname()[1]), ReaderKind("scanner", TERMINATORS["lf"])
            )
            self._device, _ = door.accept()
            assert self._ear.stands(Health.READY)
            yield
            assert self._ear.loop.stop()
            self._device.close()

    def scan(self, *texts: str) -> None:
        """As above."""
        for number, text in enumerate(texts, 1):
            self._device.sendall(text.encode() + b"\n")
            self._ear.texts(number)

    def heard(self, count: int) -> Sequence[ScannedCode]:
        """Wait."""
        self._ear.texts(count)
        return self._ear.codes


def test_a_code_in_pieces_is_one_and_says_how_it_was_read(scanner: SerialScanner, ear: Ear) -> None:
    for sign in b"MOD-77\x1dX\r":
        scanner.send(bytes([sign]))
    assert ear.texts(1) == ["MOD-77\x1dX"]
    assert (ear.codes[0].read_by, ear.codes[0].decoder) == (ReadBy.SERIAL, "serial")


def test_pulled_out_and_put_back_it_goes_on_by_its_lasting_name(scanner: SerialScanner, ear: Ear) -> None:
    scanner.send(b"HALF-A-CO")
    scanner.pull_out()
    assert ear.stands(Health.LOST, "disconnected")
    scanner.plug_in()
    assert ear.stands(Health.READY)
    scanner.send(BADGE.encode() + b"\r")
    assert ear.texts(1) == [BADGE]


def test_garbage_and_floods_are_said_every_time_and_end_with_the_next_good_code(
    scanner: SerialScanner, ear: Ear
) -> None:
    scanner.send(b"\xf0\x9f\x00\x92\r")
    assert ear.stands(Health.STALE, "reader.garbled")
    told = len(ear.told)
    scanner.send(b"\x00\r")
    assert until(lambda: len(ear.told) == told + 1)  # again: who pulled the trigger waits for an answer
    for _ in range(LONGEST_BYTES // 1000 + 1):
        scanner.send(b"8" * 1000)
    assert ear.stands(Health.STALE, "reader.too_long")
    assert ear.codes == []
    assert _until_read(scanner, ear, b"PK7") == ["PK7"]
    assert ear.stands(Health.READY)


def test_a_symbol_that_is_not_named_is_not_taken_where_it_must_be(scanner: SerialScanner) -> None:
    ear = ear_at(scanner, symbology_id=True)
    scanner.send(b"01034531200000111719112510ABCD\r")
    assert ear.stands(Health.STALE, "reader.no_symbology_id")
    scanner.send(b"]C1]d2NOT-THE-SCANNERS\r")  # what is printed cannot speak for the scanner
    assert ear.texts(1) == ["]d2NOT-THE-SCANNERS"]
    assert ear.codes[0].symbology_id == "]C1"
    assert ear.loop.stop()


def test_a_badge_reader_takes_badges_only(scanner: SerialScanner) -> None:
    ear = ear_at(scanner, only=is_badge, refusal="reader.no_badge")
    scanner.send(b"PK7\r")
    assert ear.stands(Health.STALE, "reader.no_badge")
    scanner.send(BADGE.encode() + b"\r")
    assert ear.texts(1) == [BADGE]
    assert ear.loop.stop()


def test_the_settings_name_both_readers_and_neither_is_pretended(tmp_path: Path) -> None:
    file = tmp_path / "station.toml"
    assert reading(read_settings(file), _ignore, _ignore, on_pedal=_ignore, clock=RunningClock()) == ()
    places = [tmp_path / "one", tmp_path / "two"]
    for place in places:
        place.mkdir()
    hand, door = (SerialScanner(place) for place in places)
    file.write_text(
        f'[scanner]\nport = "{hand.name}"\nterminator = "crlf"\n[badge_reader]\nport = "{door.name}"\n',
        encoding="utf-8",
    )
    codes: list[ScannedCode] = []
    told: list[ReaderNow] = []
    loops = reading(read_settings(file), codes.append, told.append, on_pedal=_ignore, clock=RunningClock())
    for loop in loops:
        loop.start()
    assert until(lambda: {one.device for one in told} == {"scanner", "badge_reader"})
    hand.send(b"PK7\r\n")
    door.send(BADGE.encode() + b"\r")
    assert until(lambda: {code.text for code in codes} == {"PK7", BADGE})
    assert all([loop.stop() for loop in loops])
    for one in (hand, door):
        one.pull_out()


def test_a_pedal_on_a_line_asks_for_what_is_set_and_nothing_else(
    scanner: SerialScanner, tmp_path: Path
) -> None:
    file = tmp_path / "station.toml"
    file.write_text(f'[pedal]\nport = "{scanner.name}"\nnext = "L"\nrepeat = "R1"\n', encoding="utf-8")
    acts: list[PlainAct] = []
    told: list[ReaderNow] = []
    settings = read_settings(file)
    (loop,) = reading(settings, _ignore, told.append, on_pedal=acts.append, clock=RunningClock())
    loop.start()
    assert until(lambda: told == [ReaderNow("pedal", Health.READY)])
    for sent in (b"L\r", b"R1\r"):
        scanner.send(sent)
        assert until(lambda sent=sent: len(acts) == (1 if sent == b"L\r" else 2))
    scanner.send(command_text(PlainAct.NEXT).encode() + b"\r")  # not what is set: its own words only
    assert until(lambda: told[-1] == ReaderNow("pedal", Health.STALE, "reader.no_act"))
    assert acts == [PlainAct.NEXT, PlainAct.REPEAT]
    assert loop.stop()


def _until_read(scanner: SerialScanner, ear: Ear, payload: bytes) -> list[str]:
    """Scan until it is heard, as a person would: the end of a flood is swallowed with it."""
    assert until(lambda: scanner.send(payload + b"\r") or until(lambda: bool(ear.codes), deadline_s=0.3))
    return sorted({code.text for code in ear.codes})


def _ignore(_told: object) -> None:
    return None
