"""The fire brigade's sheet as A4 pages: large, black only, worst first, in Chinese and English."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.domain.fire_sheet import FireSheet, FireUnit
from app.domain.pack import PackState
from app.papers.sheet_pen import Pen
from app.papers.sheet_text import fitting
from app.papers.sheet_words import CHEMISTRIES, Pair
from app.papers.typefaces import REGULAR, register

_LEFT, _RIGHT = 12.0, 198.0
_TOP, _FIRST, _FOOT = 15.0, 62.0, 284.0
_ROW, _PLACE = 8.0, 11.0
_CELL_PT, _PLACE_PT = 10.5, 14.0
_COLUMNS = (
    ("编号", "Pack", 12.0, 35.0),
    ("体系", "Chemistry", 48.0, 43.0),
    ("电量", "kWh", 92.0, 13.0),
    ("质量", "Mass", 106.0, 26.0),
    ("分级", "Class", 133.0, 32.0),
    ("状态", "State", 166.0, 32.0),
)
"""Each column's head in both languages, where it begins, and how wide it is, in millimetres."""
_UNKNOWN, _NOWHERE = "不明 unknown", "地点未记 place not recorded"

CLASSES: Mapping[str, Pair] = {
    "A": ("A", ""),
    "B": ("B 观察", "watch"),
    "B-doc": ("B 单据", "papers"),
    "C": ("C 破损", "damaged"),
    "EMERGENCY": ("危险", "danger"),
    "": ("未分级", "no class"),
}

STATES: Mapping[PackState, Pair] = {
    PackState.RECEIVED: ("入库中", "coming in"),
    PackState.TRIAGED: ("入库中", "coming in"),
    PackState.WEIGHED: ("入库中", "coming in"),
    PackState.STORED: ("在库", "stored"),
    PackState.HELD: ("待定", "held"),
    PackState.HELD_PAPERS: ("待单据", "held"),
    PackState.DISMANTLING: ("已打开", "OPEN"),
    PackState.QUARANTINED: ("隔离", "apart"),
}


@dataclass(frozen=True, slots=True)
class Plant:
    """What the sheet says of the plant itself: its name, where people gather, whom to call, and the realm."""

    label: str
    assembly_point: str
    phone: str
    practice: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """One line: a place as head of what follows, or a battery in it."""

    place: str
    count: int = 0
    unit: FireUnit | None = None


def fire_sheet_pdf(sheet: FireSheet, plant: Plant) -> bytes:
    """The pages. The same sheet gives the same bytes; times are those of this plant."""
    register()
    file = io.BytesIO()
    canvas = Canvas(
        file,
        pagesize=A4,
        invariant=1,
        # Else every page names a font that is not embedded. The stubs take the name for a number.
        initialFontName=REGULAR,  # type: ignore[arg-type]
    )
    canvas.setTitle(f"消防用电池清单 Batteries here {plant.label}")
    pages = list(_pages(sheet))
    for number, rows in enumerate(pages, 1):
        pen = Pen(canvas, backed=plant.practice)
        if plant.practice:
            pen.across("练习 PRACTICE")
        _head(pen, sheet, plant, page=f"{number}/{len(pages)}")
        _rows(pen, rows, alarm=sheet.alarm)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _pages(sheet: FireSheet) -> Iterator[list[_Row]]:
    """Rows by page; a place that goes on over the page is named there again."""
    page: list[_Row] = []
    room = _FOOT - _FIRST
    left = room
    for place, units in sheet.places.items():
        head = _Row(place, len(units))
        if left < _PLACE + _ROW:
            yield page
            page, left = [], room
        page.append(head)
        left -= _PLACE
        for unit in units:
            if left < _ROW:
                yield page
                page, left = [head], room - _PLACE
            page.append(_Row(place, unit=unit))
            left -= _ROW
    yield page


def _head(pen: Pen, sheet: FireSheet, plant: Plant, *, page: str) -> None:
    pen.text(_LEFT, _TOP + 4, "消防用：厂内电池清单", pt=20, bold=True)
    pen.text_left(_RIGHT, _TOP + 4, page, pt=12)
    pen.text(_LEFT, _TOP + 11, "For the fire brigade: batteries here", pt=13)
    when = sheet.at.astimezone().strftime("%Y-%m-%d %H:%M")
    pen.text(_LEFT, _TOP + 19, fitting(f"{plant.label}   {when}", 90, pt=12, bold=True), pt=12, bold=True)
    about = f"报警 Alarm: {sheet.alarm}" if sheet.alarm else f"共 {sheet.units} 件 units"
    pen.text_left(_RIGHT, _TOP + 19, about, pt=12, bold=True)
    point = f"集合点 Assembly point: {plant.assembly_point}   电话 Call: {plant.phone}"
    pen.text(_LEFT, _TOP + 26, fitting(point, _RIGHT - _LEFT, pt=12), pt=12)
    told = "未放电，全电压；烟气有氟化氢。 Not discharged: full voltage. Smoke holds hydrogen fluoride."
    pen.text(_LEFT, _TOP + 33, fitting(told, _RIGHT - _LEFT, pt=11, bold=True), pt=11, bold=True)
    for zh, en, x, _ in _COLUMNS:
        pen.text(x, _TOP + 43, f"{zh} {en}", pt=8.5)
    pen.rule(_LEFT, _FIRST - 2, _RIGHT, pt=1.1)


def _rows(pen: Pen, rows: list[_Row], *, alarm: str) -> None:
    y = _FIRST
    for _, group in groupby(rows, key=lambda row: row.place):
        for row in group:
            y += _ROW if row.unit is not None else _PLACE
            if row.unit is None:
                place = f"{row.place or _NOWHERE}   × {row.count}"
                place = fitting(place, _RIGHT - _LEFT, pt=_PLACE_PT, bold=True)
                pen.text(_LEFT, y - 2.5, place, pt=_PLACE_PT, bold=True)
            else:
                _unit(pen, y, row.unit, alarm=alarm)
            pen.rule(_LEFT, y, _RIGHT)


def _unit(pen: Pen, y: float, unit: FireUnit, *, alarm: str) -> None:
    about = unit.tag == alarm
    mass = f"{unit.mass.printed} {unit.mass.unit}" if unit.mass is not None else _UNKNOWN
    cells = (
        (f"▶ {unit.tag}" if about else unit.tag, True),
        (" ".join(CHEMISTRIES.get(unit.chemistry, CHEMISTRIES["unknown"])), False),
        (unit.kwh or "---", False),
        (mass, False),
        (" ".join(CLASSES.get(unit.triage_class, CLASSES[""])).strip(), True),
        (" ".join(STATES[unit.state]), unit.state is PackState.DISMANTLING),
    )
    for (words, bold), (_, _, x, room) in zip(cells, _COLUMNS, strict=True):
        pen.text(x, y - 2.3, fitting(words, room, pt=_CELL_PT, bold=bold), pt=_CELL_PT, bold=bold)
