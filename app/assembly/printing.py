"""Which printers this station has, by its settings, and the papers thread before them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.devices.line import SerialLine
from app.devices.printer.labels import FolderLabels, NetworkLabels
from app.devices.printer.network import NetworkPrinter
from app.devices.printer.serial_port import SerialPrinter
from app.devices.printer.sheets import CupsSheets, FolderSheets
from app.devices.printer.speech import SPEECHES, Language
from app.domain.label import Label
from app.floor.ports import LabelPrinter, SheetPrinter
from app.floor.shift_views import SheetView
from app.host.incoming import incoming_documents
from app.papers.fire_sheet_pdf import Plant, fire_sheet_pdf
from app.papers.label_layout import LabelSize
from app.papers.label_pdf import label_pdf
from app.papers.label_press import Ask
from app.papers.label_tspl import label_tspl
from app.papers.label_zpl import label_zpl
from app.papers.press import Press, Rendering
from app.papers.preview import page_pictures
from app.papers.sheet_pdf import sheet_pdf
from app.places import Places
from app.settings import LabelPrinterSettings, StationSettings

LABELS_FOLDER, SHEETS_FOLDER = "labels", "sheets"
FILES = "files"
"""What the records call a folder that stands in for a printer."""


class NoLabelPrinter:
    """A production station without a label printer: every order says so."""

    name = ""

    def print_label(self, _label: Label) -> str:
        """Nothing is printed."""
        return "printer.not_fitted"

    def look(self) -> str:
        """Nothing will be."""
        return "printer.not_fitted"


def press_of(settings: StationSettings, places: Places, told: Callable[[str, str], None], ask: Ask) -> Press:
    """The papers thread, not yet started; `ask` is the desk's."""
    plant = Plant(settings.label, settings.assembly_point, settings.emergency_phone, settings.practice)
    fire = partial(fire_sheet_pdf, plant=plant)
    incoming = partial(incoming_documents, places.incoming)
    rendering = Rendering(sheet=render_sheet, pictures=_pictures, fire=fire, incoming=incoming)
    return Press(ask, _labels(settings, places), _sheets(settings, places), rendering, told=told)


def render_sheet(sheet: SheetView) -> bytes:
    """A sheet as PDF, told from its frozen content and its signatures alone."""
    return sheet_pdf(sheet.content, sheet.signatures, people=sheet.people)


def _pictures(pdf: bytes, width_px: int) -> tuple[bytes, ...]:
    return page_pictures(pdf, width_px=width_px)


def _labels(settings: StationSettings, places: Places) -> LabelPrinter:
    stock = settings.label_printer
    size = LabelSize(stock.width_mm, stock.height_mm)
    draw, suffix = (label_tspl, "tspl") if stock.language == "tspl" else (label_zpl, "zpl")
    drawn, pdf = partial(draw, size=size, dpi=stock.dpi), partial(label_pdf, size=size)
    if stock.port:
        return NetworkLabels(_printers_name(stock.port), _printer(stock), drawn)
    if settings.practice:
        return FolderLabels(FILES, places.records / LABELS_FOLDER, {"pdf": pdf, suffix: drawn})
    return NoLabelPrinter()


def _printer(stock: LabelPrinterSettings) -> NetworkPrinter | SerialPrinter:
    speech = SPEECHES[Language(stock.language)]
    if "/" in stock.port or ":" not in stock.port:
        return SerialPrinter(SerialLine(stock.port, stock.baud), baud=stock.baud, speech=speech)
    host, _, port = stock.port.rpartition(":")
    return NetworkPrinter(host, int(port), speech=speech)


def _printers_name(port: str) -> str:
    """What the records call it: an address, or the last part of a device's path."""
    return port.rpartition("/")[2]


def _sheets(settings: StationSettings, places: Places) -> SheetPrinter:
    if settings.papers.queue:
        return CupsSheets(settings.papers.queue)
    folder = Path(settings.papers.folder) if settings.papers.folder else places.records / SHEETS_FOLDER
    return FolderSheets(FILES, folder)
