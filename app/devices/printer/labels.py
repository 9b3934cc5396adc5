"""Label printers as the floor knows them: a label goes in, and it is known what became of it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from app.devices.printer.folder import FolderPrinter
from app.devices.printer.names import file_part
from app.devices.printer.network import NetworkPrinter
from app.devices.printer.serial_port import SerialPrinter
from app.domain.label import Label

Render = Callable[[Label], bytes]  # raises ValueError for a label that cannot be drawn

NOT_DRAWABLE = "printer.not_drawable"


class NetworkLabels:
    """The port `LabelPrinter` on a printer that takes ZPL or TSPL over the network or a serial line.

    `render` draws in the language that `printer` speaks.
    """

    def __init__(self, name: str, printer: NetworkPrinter | SerialPrinter, render: Render) -> None:
        self._name = name
        self._printer = printer
        self._render = render

    @property
    def name(self) -> str:
        """The printer's short name."""
        return self._name

    def print_label(self, label: Label) -> str:
        """Print once; "" or a fault code of `Delivery.send`, or printer.not_drawable."""
        try:
            job = self._render(label)
        except ValueError:
            return NOT_DRAWABLE
        return self._printer.send(job)

    def look(self) -> str:
        """How the printer stands; "" or a fault code of `Delivery.look`."""
        return self._printer.look()


class FolderLabels:
    """The port `LabelPrinter` on a folder.

    `renders` draws each label once for each kind of file, by its suffix ("pdf", "zpl"); the files are named
    `<job>-<print_no>-<text>.<suffix>`, so the same attempt made again replaces its own files only.
    """

    def __init__(self, name: str, folder: Path, renders: Mapping[str, Render]) -> None:
        self._name = name
        self._folder = FolderPrinter(folder)
        self._renders = dict(renders)

    @property
    def name(self) -> str:
        """The folder's short name."""
        return self._name

    def print_label(self, label: Label) -> str:
        """Keep once; "" or a fault code of `FolderPrinter.store`, or printer.not_drawable."""
        stem = f"{file_part(label.job)}-{label.print_no}-{file_part(label.text)}"
        try:
            files = {f"{stem}.{suffix}": render(label) for suffix, render in self._renders.items()}
        except ValueError:
            return NOT_DRAWABLE
        for name, content in files.items():
            if fault := self._folder.store(name, content):
                return fault
        return ""

    def look(self) -> str:
        """A folder is tried by writing to it."""
        return ""
