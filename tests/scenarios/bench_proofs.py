"""What a bench at work must have left behind: labels, sheets in a folder, timelines at the registry."""

from collections.abc import Sequence
from pathlib import Path

from app.floor.shift_views import SheetView
from app.floor.views import Saved
from app.loops import Rendezvous
from app.wire.envelope import decode
from tests.fakes.labels import burnt
from tests.scenarios.bench_faceless import BenchHands
from tests.scenarios.faceless import DEADLINE_S, Faceless, Plant


def all_printed(desk: Faceless) -> None:
    """The papers thread is through with every label that was ordered."""
    desk.labels_out()


def outcome(desk: Faceless, text: str) -> tuple[str, str]:
    """Printer and fault of the newest order of a label, once the papers thread is through with all."""
    all_printed(desk)
    told = [decode(raw) for raw in desk.journal()]
    mine = [one.data for one in told if one.type == "label.printed" and one.data["text"] == text]
    return mine[-1]["printer"], mine[-1]["fault"]


def text_on(job: bytes) -> str:
    """The one text that both symbols of a printed label carry."""
    (text,) = {text for text, _symbology in burnt(job).codes}
    return text


def labels_in(folder: Path) -> list[str]:
    """The texts on the labels in the folder that stands in for a printer; each lies there as PDF too."""
    files = sorted(folder.glob("*.zpl"))
    assert all(file.with_suffix(".pdf").read_bytes().startswith(b"%PDF") for file in files)
    return [text_on(file.read_bytes()) for file in files]


def proven(hands: BenchHands, text: str, about: str) -> None:
    """A label read off paper is held before the camera: it proves the thing it was printed for, no other."""
    assert hands.refused(hands.proving(text, "another thing")) == "label.other_thing"
    hands.desk.asked(hands.proving(text, about), Saved)


def printed(desk: Faceless, sheet: SheetView) -> str:
    """What the printer said of the sheet."""
    said: Rendezvous[str] = Rendezvous()
    desk.station.papers.print_sheet(sheet, said.answer)
    return said.wait(DEADLINE_S)


def pages_shown(desk: Faceless, sheet: SheetView) -> tuple[bytes, ...] | str:
    """The sheet's pages as a screen would show them."""
    shown: Rendezvous[tuple[bytes, ...] | str] = Rendezvous()
    desk.station.papers.preview(sheet, 600, shown.answer)
    return shown.wait(DEADLINE_S)


def told_types(plant: Plant, code: str, station: str) -> list[str]:
    """What the registry's timeline of a code tells of this station, in the order it was recorded."""
    answer = plant.page("/v1/batteries", code)
    assert answer.status_code == 200, answer.text
    mine = sorted((one["seq"], one["type"]) for one in answer.json()["entries"] if one["station"] == station)
    return [name for _seq, name in mine]


def delivered_whole(plant: Plant, desk: Faceless, codes: Sequence[str]) -> None:
    """The registry has every entry, tells each code's as they lie here, and finds nothing odd."""
    desk.all_delivered()
    station, journal = desk.station.identity.station, desk.journal()
    assert plant.held(station) == journal
    assert plant.page("/v1/stations", station).json()["findings"] == []
    for code in codes:
        about = [one.type for one in map(decode, journal) if code in one.base]
        assert told_types(plant, code, station) == about
        assert plant.page("/batteries", code).status_code == 200
