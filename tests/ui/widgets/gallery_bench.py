"""The bench's controls as pictures: `python -m tests.ui.widgets.gallery_bench DIR` writes sheets."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.output import OutputCode
from tests.ui.clip import look_of
from tests.ui.widgets import bench_states as states
from tests.ui.widgets.gallery import Say, Shot, picture, say_in, sheet
from ui.i18n import STRETCH, install
from ui.theme import paint
from ui.theme.fonts import load_fonts
from ui.theme.tokens import Language, Look, Room
from ui.widgets.badge_place import BadgePlace
from ui.widgets.balance_bar import BalanceBar
from ui.widgets.energy_ladder import EnergyLadder
from ui.widgets.evidence_table import EvidenceTable
from ui.widgets.hold_frame import HoldFrame
from ui.widgets.hour_bars import HourBars, RowBars
from ui.widgets.output_tiles import output_tiles
from ui.widgets.plot_state import Age, holds, kilograms_by_hour, packs_by_hour, step_times
from ui.widgets.points_row import PointsRow
from ui.widgets.reading_dial import ReadingDial
from ui.widgets.reading_panel import ReadingPanel, ReadingPanelState
from ui.widgets.remedy_list import RemedyList
from ui.widgets.step_ruler import StepRuler
from ui.widgets.tile_grid import TileGrid, TileGridState

TONGUES = (
    ("en", Language.EN, "full"),
    ("zh", Language.ZH, "full"),
    ("dim", Language.ZH, "full"),
    ("low", Language.ZH, "low"),
    ("small", Language.EN, "small"),
    ("smallzh", Language.ZH, "small"),
    ("stretch", Language.EN, "full"),
)

POSTER = (
    *("ruler-hold", "ruler-failed", "ruler-out", "ruler-forty"),
    *("dialsmall-settled", "dialsmall-minus", "dialsmall-passed", "dialsmall-moving", "dialsmall-stale"),
    *("dialsmall-lost", "dialsmall-moving_over", "dialsmall-over", "dialsmall-far", "dialsmall-low"),
    *("ladder-live", "ladder-isolated", "ladder-opened", "ladder-sectioned", "ladder-module"),
    *("points-first", "points-unread"),
    *("evidence-least-demo", "remedies-least-four", "badge-least-signed", "badge-least-waiting"),
    *("panel-over", "badge-least-recognised", "badge-least-refused"),
    *("hold-failed", "hold-release", "hold-judgement"),
    *("balance-open", "balance-too_much"),
    *("plot-packs", "plot-kilograms", "plot-steps", "plot-holds"),
)
"""What stands on the sheet in docs/pictures, in this order."""


def bench_shots(look: Look, say: Say) -> Iterator[Shot]:
    """The bench's controls in all states."""
    yield from _readings(look, say)
    yield from _runs(look, say)
    yield from _holds(look, say)
    yield from _outputs(look, say)
    yield from _plots(look, say)


def place(look: Look, full: tuple[float, float], small: tuple[float, float]) -> QSize:
    """A size in mm: on the 21.5 inch screen, cut in width to the low one's stage, or on the small one."""
    if look.room is Room.SMALL:
        return QSize(look.mm(small[0]), look.mm(small[1]))
    stage = look.width_px - look.mm(91) - 2 * look.mm(8)
    share = stage / look.mm(369)
    low = look.room is Room.LOW
    return QSize(round(look.mm(full[0]) * share), round(look.mm(full[1]) * (0.72 if low else 1.0)))


def _readings(look: Look, say: Say) -> Iterator[Shot]:
    for name, state in states.readings(say).items():
        dial = ReadingDial(look)
        dial.render(state)
        yield Shot(f"dial-{name}", dial, place(look, (213, 120), (91, 65)))
        least = ReadingDial(look)
        least.render(state)
        yield Shot(f"dialsmall-{name}", least, least.minimumSizeHint())
    for name, points in states.points(say).items():
        row = PointsRow(look)
        row.render(points)
        width = place(look, (205, 1), (85, 1)).width()
        yield Shot(f"points-{name}", row, QSize(width, row.heightForWidth(width)))
    for reading, points_name in (("settled", "first"), ("over", "failed"), ("none", "unread")):
        panel = ReadingPanel(look)
        panel.render(ReadingPanelState(states.readings(say)[reading], states.points(say)[points_name]))
        yield Shot(f"panel-{reading}", panel, place(look, (213, 160), (91, 65)))


def _runs(look: Look, say: Say) -> Iterator[Shot]:
    for name, state in states.rulers().items():
        ruler = StepRuler(look)
        ruler.render(state)
        width = place(look, (369, 1), (140, 1)).width()
        yield Shot(f"ruler-{name}", ruler, QSize(width, ruler.sizeHint().height()))
    for name, rung in states.ladders(say).items():
        ladder = EnergyLadder(look)
        ladder.render(rung)
        yield Shot(f"ladder-{name}", ladder, ladder.sizeHint())


def _holds(look: Look, say: Say) -> Iterator[Shot]:
    for name, state in states.remedies(say).items():
        remedies = RemedyList(look)
        remedies.render(state)
        yield Shot(f"remedies-{name}", remedies, place(look, (168, 180), (72, 72)))
        least = RemedyList(look)
        least.render(state)
        yield Shot(f"remedies-least-{name}", least, least.minimumSizeHint())
    for name, evidence in states.evidence(say).items():
        table = EvidenceTable(look)
        table.render(evidence)
        yield Shot(f"evidence-{name}", table, place(look, (200, 188), (110, 72)))
        least_table = EvidenceTable(look)
        least_table.render(evidence)
        yield Shot(f"evidence-least-{name}", least_table, least_table.minimumSizeHint())
    for name, badge in states.badges(say).items():
        for suffix in ("", "-least"):
            place_for_badge = BadgePlace(look)
            place_for_badge.render(badge)
            size = place(look, (168, 52), (72, 30)) if not suffix else place_for_badge.minimumSizeHint()
            yield Shot(f"badge{suffix}-{name}", place_for_badge, size)
    for name, head in states.heads(say).items():
        frame = HoldFrame(look)
        frame.render(head)
        frame.fill(QWidget(frame))
        yield Shot(f"hold-{name}", frame, place(look, (385, 48), (155, 32)))


def _outputs(look: Look, say: Say) -> Iterator[Shot]:
    for name, state in states.balances(say).items():
        bar = BalanceBar(look)
        bar.render(state)
        yield Shot(
            f"balance-{name}", bar, place(look, (369, 58), (140, 36)).expandedTo(bar.minimumSizeHint())
        )
        least = BalanceBar(look)
        least.render(state)
        yield Shot(f"balance-least-{name}", least, least.minimumSizeHint())
    grid = TileGrid(look)
    tiles = output_tiles(tuple(OutputCode), states.outputs(), look.language, chosen=OutputCode.CASE_AL)
    grid.render(TileGridState(tiles, columns=3))
    yield Shot("outputs", grid, grid.sizeHint())


def _plots(look: Look, say: Say) -> Iterator[Shot]:
    language = look.language
    fresh = Age(say("newest entry 3 min ago", "最新记录 3 分钟前"))
    stale = Age(say("2 h 10 min old", "2 小时 10 分钟前"), stale=True)
    name = say("Unbolt and lift the cover off", "拆螺栓，开上盖")
    names = {("lfp-pack@1", f"s{number}"): name for number in range(1, 40)}
    names[("lfp-pack@1", "s4")] = states.HOSTILE
    shift, long, none = (
        states.so_far(hours=8, steps=9),
        states.so_far(hours=48, steps=40, busy=7),
        states.so_far(hours=0, steps=0),
    )
    bars = {
        "packs": packs_by_hour(shift, language, fresh),
        "kilograms": kilograms_by_hour(shift, language, stale),
        "long": kilograms_by_hour(long, language, fresh),
        "none": packs_by_hour(none, language),
    }
    rows = {
        "steps": step_times(shift, names, fresh),
        "many": step_times(long, names, stale),
        "holds": holds(shift, language, fresh),
        "nosteps": step_times(none, names),
    }
    for key, state in bars.items():
        hours = HourBars(look)
        hours.render(state)
        yield Shot(f"plot-{key}", hours, place(look, (182, 100), (68, 46)))
    for key, state_of_rows in rows.items():
        lying = RowBars(look)
        lying.render(state_of_rows)
        yield Shot(f"plot-{key}", lying, place(look, (182, 100), (68, 46)))


def main(folder: Path, also: Callable[[QApplication, Language], None] | None = None) -> None:
    """Write sheets for each tongue, and say what was cut."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    load_fonts()
    folder.mkdir(parents=True, exist_ok=True)
    for name, language, screen in TONGUES:
        install(app, STRETCH if name == "stretch" else language.value)
        if also is not None:
            also(app, language)
        look = look_of(screen, language, dim=name == "dim")
        groups: dict[str, list[tuple[str, QPixmap]]] = {}
        shown: dict[str, QPixmap] = {}
        with paint.recording_cuts() as cuts:
            for shot in bench_shots(look, say_in(language, twice=name == "stretch")):
                pixmap = picture(shot.widget, shot.size, look.palette.ground)
                groups.setdefault(shot.name.split("-")[0], []).append((shot.name, pixmap))
                shown[shot.name] = pixmap
        for group, taken in groups.items():
            sheet(taken, look.palette.ground).save(str(folder / f"{name}-{group}.png"))
        poster = [(one, shown[one]) for one in POSTER]
        sheet(poster, look.palette.ground, width=1800).save(str(folder / f"bench_widgets.{name}.png"))
        sys.stdout.write(f"{name}: {[(c.text, c.width, c.height, c.needed_width) for c in cuts]}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
