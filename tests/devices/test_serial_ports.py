"""Serial ports as a made-up sysfs tells them: lasting names first, hostile names tamed, consoles left out."""

from pathlib import Path

from app.devices.serial_ports import found_ports
from app.domain.candidate import Candidate


class Computer:
    """A sysfs and a /dev of a test."""

    def __init__(self, folder: Path) -> None:
        self.sysfs, self.dev = folder / "tty", folder / "dev"
        for place in (self.sysfs, self.dev / "serial/by-id", self.dev / "serial/by-path"):
            place.mkdir(parents=True)
        self._usb = folder / "usb"

    def plug(self, name: str, *, product: str, serial: str, by_id: str = "", by_path: str = "") -> Path:
        """A USB device with one port."""
        device = self._usb / name
        port = device / "1-1:1.0" / name
        port.mkdir(parents=True)
        for word, text in (("idVendor", "1a86"), ("product", product), ("serial", serial)):
            (device / word).write_bytes(text.encode("utf-8", "surrogatepass"))
        self._tty(name, port)
        for folder, link in (("by-id", by_id), ("by-path", by_path)):
            if link:
                (self.dev / "serial" / folder / link).symlink_to(self.dev / name)
        return self.dev / name

    def board(self, name: str, kind: int) -> None:
        """A port of the board: type 0 has no chip."""
        place = self._usb.parent / "board" / name
        place.mkdir(parents=True)
        self._tty(name, place)
        (self.sysfs / name / "type").write_text(str(kind), encoding="utf-8")

    def found(self) -> tuple[Candidate, ...]:
        """What the station sees."""
        return found_ports(self.sysfs, self.dev)

    def _tty(self, name: str, device: Path) -> None:
        entry = self.sysfs / name
        entry.mkdir()
        (entry / "device").symlink_to(device)
        (self.dev / name).touch()


def test_a_usb_device_is_known_by_the_name_that_replugging_keeps(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    computer.plug("ttyUSB0", product="USB Serial", serial="A50285BI", by_id="usb-FTDI-if00", by_path="pci-1")
    computer.plug("ttyACM0", product="Scanner", serial="", by_path="pci-2")
    ids = f"{computer.dev}/serial"
    assert set(computer.found()) == {
        Candidate(f"{ids}/by-id/usb-FTDI-if00", "USB Serial", "A50285BI", lasting=True),
        Candidate(f"{ids}/by-path/pci-2", "Scanner", "", lasting=True),
    }


def test_without_udev_the_device_file_is_named_and_said_not_to_last(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    device = computer.plug("ttyUSB1", product="CH340", serial="")
    assert computer.found() == (Candidate(str(device), "CH340", "", lasting=False),)


def test_consoles_and_ports_without_a_chip_are_no_candidates(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    (computer.sysfs / "tty1").mkdir()
    computer.board("ttyS0", 4)
    computer.board("ttyS1", 0)
    assert [one.port for one in computer.found()] == [f"{computer.dev}/ttyS0"]


def test_what_a_device_calls_itself_is_only_words(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    computer.plug("ttyUSB0", product="evil\x1b[2J\nname" + "x" * 400, serial="\ud800")
    (one,) = computer.found()
    assert one.product.startswith("evil [2J name")
    assert len(one.product) <= 80
    assert one.serial.isprintable()


def test_a_computer_without_serial_ports_has_none(tmp_path: Path) -> None:
    assert found_ports(tmp_path / "none", tmp_path / "dev") == ()
