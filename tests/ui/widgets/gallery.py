"""Every control in every state, as pictures: `python -m tests.ui.widgets.gallery DIR` writes sheets."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.moment import Moment
from app.domain.scan import Frame, SightedBox, Symbology, View
from tests.ui.clip import look_of
from tests.ui.widgets import gallery_states as states
from ui.i18n import STRETCH, install, stretched
from ui.theme import paint
from ui.theme.fonts import load_fonts
from ui.theme.tokens import Language, Look, Room
from ui.widgets.big_button import BigButton, ButtonKind
from ui.widgets.camera_view import CameraState, CameraView
from ui.widgets.checks import Checks
from ui.widgets.class_mark import ClassMark
from ui.widgets.code_plate import CodePlate
from ui.widgets.counts import Counts
from ui.widgets.facts import Facts
from ui.widgets.lamp import Lamp
from ui.widgets.line_plot import LinePlot
from ui.widgets.notice import Notice
from ui.widgets.number_pad import NumberPad
from ui.widgets.pack_list import PackList
from ui.widgets.pack_rows import PackRowsModel
from ui.widgets.painted import HALO
from ui.widgets.side_by_side import SideBySide
from ui.widgets.text_pad import TextPad
from ui.widgets.tile import Tile
from ui.widgets.tile_grid import TileGrid, TileGridState
from ui.widgets.weight_view import WeightView

Say = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Shot:
    """A control in one state, at the size in px it is looked at."""

    name: str
    widget: QWidget
    size: QSize


def say_in(language: Language, *, twice: bool = False) -> Say:
    """Picks the words of a language; `twice` is the stretched tongue."""

    def say(english: str, chinese: str) -> str:
        words = chinese if language is Language.ZH else english
        return stretched(words) if twice else words

    return say


def shots(look: Look, say: Say) -> Iterator[Shot]:
    """All controls in all states."""
    yield from _buttons(look, say)
    yield from _panels(look, say)
    yield from _weights(look, say)
    yield from _cameras(look, say)
    yield from _pads(look, say)
    yield from _lists(look, say)


def picture(widget: QWidget, size: QSize, ground: str) -> QPixmap:
    """The control painted on the ground of the stage."""
    widget.resize(size)
    pixmap = QPixmap(size)
    pixmap.fill(paint.color(ground))
    QWidget.render(widget, pixmap, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return pixmap


def _mm(look: Look, width: float, height: float) -> QSize:
    """A size in mm, cut to what the stage of this screen holds."""
    stage = look.width_px - look.mm(91 if look.room is not Room.SMALL else 62) - 2 * look.mm(8)
    return QSize(min(look.mm(width), stage), look.mm(height))


def _buttons(look: Look, say: Say) -> Iterator[Shot]:
    for kind in ButtonKind:
        for name, state in states.buttons(say, kind).items():
            button = BigButton(look, kind)
            button.render(state)
            button.setDown(name == "pressed")
            yield Shot(f"button-{kind.value}-{name}", button, button.sizeHint())
    for name, tile_state in states.tiles(say).items():
        tile = Tile(look)
        tile.render(tile_state)
        yield Shot(f"tile-{name}", tile, tile.sizeHint())


def _panels(look: Look, say: Say) -> Iterator[Shot]:
    for name, lamp_state in states.lamps(say).items():
        lamp = Lamp(look)
        lamp.render(lamp_state)
        yield Shot(f"lamp-{name}", lamp, lamp.sizeHint())
    for name, mark_state in states.classes(say).items():
        mark = ClassMark(look)
        mark.render(mark_state)
        yield Shot(f"class-{name}", mark, mark.sizeHint())
    for name, notice_state in states.notices(say).items():
        notice = Notice(look)
        notice.render(notice_state)
        yield Shot(f"notice-{name}", notice, _mm(look, 122, 58 if notice_state.text else 27))
    facts = Facts(look)
    facts.render(states.facts(say))
    yield Shot("facts", facts, _mm(look, 230, 140 if look.room is not Room.SMALL else 80))
    checks = Checks(look)
    checks.render(states.checks(say))
    yield Shot("checks", checks, _mm(look, 136, 140 if look.room is not Room.SMALL else 100))


def _weights(look: Look, say: Say) -> Iterator[Shot]:
    for name, state in states.weights().items():
        weight = WeightView(look)
        weight.render(state)
        yield Shot(f"weight-{name}", weight, _mm(look, 158, 128))
        small = WeightView(look)
        small.render(state)
        yield Shot(f"weight-small-{name}", small, QSize(look.mm(90), small.minimumSizeHint().height()))


def _cameras(look: Look, say: Say) -> Iterator[Shot]:
    for name, (view, now_ms) in _views().items():
        camera = CameraView(look, lambda view=view: view, lambda now_ms=now_ms: now_ms)
        hint = say("glare: tilt it", "反光：斜一点")
        camera.render(
            CameraState(say("The camera does not answer. Check its cable.", "相机没有应答。查线。"), hint)
        )
        camera.look_again()
        yield Shot(f"camera-{name}", camera, _mm(look, 200, 140 if look.room is not Room.SMALL else 80))


def _pads(look: Look, say: Say) -> Iterator[Shot]:
    for name, (pad_state, figures) in states.number_pads(say).items():
        pad = NumberPad(look)
        pad.render(pad_state)
        for figure in figures:
            pad._add(figure)
        yield Shot(f"numbers-{name}", pad, pad.sizeHint())
    for name, text_state in states.text_pads(say).items():
        text_pad = TextPad(look)
        text_pad.render(text_state)
        yield Shot(f"text-{name}", text_pad, text_pad.minimumSizeHint())


def _lists(look: Look, say: Say) -> Iterator[Shot]:
    for name, plate_state in states.plates(say).items():
        plate = CodePlate(look)
        plate.render(plate_state)
        width = _mm(look, 369, 1).width()
        yield Shot(f"plate-{name}", plate, QSize(width, plate.heightForWidth(width)))
    for name, counts_state in states.counts(say).items():
        counts = Counts(look)
        counts.render(counts_state)
        yield Shot(f"counts-{name}", counts, QSize(_mm(look, 369, 1).width(), counts.sizeHint().height()))
    pair = SideBySide(look)
    pair.render(states.pairs(say))
    yield Shot("side-by-side", pair, QSize(_mm(look, 369, 1).width(), pair.sizeHint().height()))
    for name, plot_state in states.plots(say).items():
        plot = LinePlot(look)
        plot.render(plot_state)
        yield Shot(f"plot-{name}", plot, _mm(look, 221, 111))
    model = PackRowsModel()
    rows = PackList(look, model)
    model.setParent(rows)
    model.replace(states.packs(say))
    rows.choose("1")
    yield Shot("packs", rows, _mm(look, 369, 200))
    grid = TileGrid(look)
    grid.render(TileGridState(tuple(states.tiles(say).items()), columns=2))
    yield Shot("tiles", grid, grid.sizeHint())


def _views() -> dict[str, tuple[View | None, int]]:
    rows = bytes((x * 3 + y) % 90 + 60 for y in range(360) for x in range(640) for _ in range(3))
    moment = Moment(datetime(2026, 11, 23, 8, 15, tzinfo=UTC), 10_000, "boot")
    frame = Frame(rows, 640, 360, 3, moment, 7)
    boxes = (
        SightedBox(
            ((90, 80), (190, 70), (195, 170), (92, 180)), "04QPB7A0012H0JC5K0000417", Symbology.QR, 1, 1
        ),
        SightedBox(
            ((90, 250), (320, 240), (322, 290), (92, 300)), "LGXCE6CD8N0012417", Symbology.CODE128, 1, 2
        ),
        SightedBox(((400, 80), (500, 70), (510, 180), (405, 190)), None, Symbology.UNKNOWN, 0, 1),
    )
    return {
        "live": (View(frame, boxes), 10_050),
        "stale": (View(frame, boxes), 13_400),
        "none": (None, 10_050),
    }


def sheet(taken: list[tuple[str, QPixmap]], ground: str, width: int = 1920) -> QPixmap:
    """Pictures laid out in rows."""
    places, x, y, high = [], HALO, HALO, 0
    for _, pixmap in taken:
        if x + pixmap.width() > width and x > HALO:
            x, y, high = HALO, y + high + HALO, 0
        places.append(QPoint(x, y))
        x, high = x + pixmap.width() + HALO, max(high, pixmap.height())
    made = QPixmap(width, y + high + HALO)
    made.fill(paint.color(ground))
    painter = QPainter(made)
    for place, (_, pixmap) in zip(places, taken, strict=True):
        painter.drawPixmap(place, pixmap)
    painter.end()
    return made


def main(folder: Path) -> None:
    """Write contact sheets for each tongue, and say what was cut."""
    app = QApplication.instance() or QApplication([])
    load_fonts()
    folder.mkdir(parents=True, exist_ok=True)
    for name, language, screen in (
        ("en", Language.EN, "full"),
        ("zh", Language.ZH, "full"),
        ("dim", Language.ZH, "full"),
        ("low", Language.ZH, "low"),
        ("small", Language.EN, "small"),
        ("stretch", Language.EN, "full"),
    ):
        install(app, STRETCH if name == "stretch" else language.value)
        look = look_of(screen, language, dim=name == "dim")
        groups: dict[str, list[tuple[str, QPixmap]]] = {}
        with paint.recording_cuts() as cuts:
            for shot in shots(look, say_in(language, twice=name == "stretch")):
                pixmap = picture(shot.widget, shot.size, look.palette.ground)
                groups.setdefault(shot.name.split("-")[0], []).append((shot.name, pixmap))
        for group, taken in groups.items():
            sheet(taken, look.palette.ground).save(str(folder / f"{name}-{group}.png"))
        sys.stdout.write(
            f"{name}: {len(cuts)} cut {[(c.text, c.width, c.height, c.needed_width) for c in cuts]}\n"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
