"""Every control of the bench in every state: nothing cut, nothing told by colour alone."""

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.domain.procedure import Energy
from app.domain.verdict import Verdict
from tests.ui.clip import let_go, look_of
from tests.ui.widgets.gallery import picture, say_in
from tests.ui.widgets.gallery_bench import TONGUES, bench_shots
from tests.ui.widgets.test_gallery import LEAST_SHAPE_PX, copier, difference
from ui.theme.paint import recording_cuts
from ui.theme.tokens import TOUCH_MM, Language, Look
from ui.widgets.badge_place import BadgeKind, BadgePlace, BadgeState
from ui.widgets.energy_ladder import EnergyLadder, LadderState
from ui.widgets.evidence_table import Evidence, EvidenceState, EvidenceTable
from ui.widgets.hold_frame import HoldFrame, HoldFrameState, HoldHead
from ui.widgets.painted import Touchable
from ui.widgets.points_row import PointKind, PointsRow, PointsState, PointState
from ui.widgets.reading_dial import ReadingDial
from ui.widgets.reading_state import Post, ReadingKind, ReadingState
from ui.widgets.step_ruler import RulerState, StepRuler


@pytest.mark.parametrize(("tongue", "language", "screen"), TONGUES)
def test_no_word_is_cut(speak: Callable[[str], None], tongue: str, language: Language, screen: str) -> None:
    speak("stretch" if tongue == "stretch" else language.value)
    look = look_of(screen, language, dim=tongue == "dim")
    for shot in bench_shots(look, say_in(language, twice=tongue == "stretch")):
        with recording_cuts() as cuts:
            picture(shot.widget, shot.size, look.palette.ground)
        assert [cut.text for cut in cuts] == [], shot.name
        let_go(shot.widget)


@pytest.mark.parametrize("screen", ["full", "low", "small"])
def test_whatever_is_touched_is_large_enough(speak: Callable[[str], None], screen: str) -> None:
    speak("en")
    look = look_of(screen)
    least = look.mm(TOUCH_MM)
    for shot in bench_shots(look, say_in(Language.EN)):
        picture(shot.widget, shot.size, look.palette.ground)
        for control in (shot.widget, *shot.widget.findChildren(QWidget)):
            if isinstance(control, Touchable) and control.isVisibleTo(shot.widget):
                assert min(control.face().width(), control.face().height()) >= least, shot.name
        let_go(shot.widget)


def _dial(look: Look, kind: ReadingKind) -> QWidget:
    dial = ReadingDial(look)
    none = kind is ReadingKind.NONE
    dial.render(ReadingState(kind, "" if none else "1", "V", None if none else 1000, Post(60_000)))
    return dial


def _point(look: Look, point: PointState) -> QWidget:
    row = PointsRow(look)
    row.render(PointsState((point,)))
    return row


def _ruler(look: Look, state: RulerState) -> QWidget:
    ruler = StepRuler(look)
    ruler.render(state)
    return ruler


def _ladder(look: Look, energy: Energy | None) -> QWidget:
    ladder = EnergyLadder(look)
    ladder.render(LadderState(energy))
    return ladder


def _head(look: Look, head: HoldHead) -> QWidget:
    frame = HoldFrame(look)
    frame.render(HoldFrameState(head, "x"))
    frame.setMinimumSize(800, 300)
    return frame


def _evidence(look: Look, verdict: Verdict) -> QWidget:
    table = EvidenceTable(look)
    table.render(EvidenceState(rows=(Evidence("1", "x", verdict, "1", reason="x"),)))
    return table


def _badge(look: Look, kind: BadgeKind) -> QWidget:
    badge = BadgePlace(look)
    badge.render(BadgeState(kind, "x", "x"))
    return badge


MAKERS: dict[str, Callable[[Look], list[QWidget]]] = {
    "dial": lambda look: [_dial(look, kind) for kind in ReadingKind],
    "point": lambda look: [
        *(_point(look, PointState("x", kind, "1")) for kind in PointKind),
        _point(look, PointState("x", now=True)),
    ],
    "ruler": lambda look: [
        _ruler(look, state)
        for state in (
            RulerState(9, 3),
            RulerState(9, 3, frozenset({3})),
            RulerState(9, 3, frozenset({3}), failed=True),
            RulerState(9, 3, frozenset({3}), frozenset({3})),
        )
    ],
    "ladder": lambda look: [_ladder(look, energy) for energy in (None, *Energy)],
    "evidence": lambda look: [_evidence(look, verdict) for verdict in Verdict],
    "badge": lambda look: [_badge(look, kind) for kind in BadgeKind],
    "head": lambda look: [_head(look, head) for head in HoldHead],
}


@pytest.mark.parametrize("control", sorted(MAKERS))
def test_states_survive_a_black_and_white_copier(control: str, speak: Callable[[str], None]) -> None:
    speak("en")
    full = look_of("full")
    look = Look(copier(), full.px_per_mm, Language.EN, full.width_px, full.height_px, practice=False)
    widgets = MAKERS[control](look)
    size = QSize(0, 0)
    for widget in widgets:
        size = size.expandedTo(widget.sizeHint()).expandedTo(widget.minimumSize())
    pictures = [picture(widget, size, look.palette.ground).toImage() for widget in widgets]
    assert len(pictures) > 1
    for one, other in combinations(pictures, 2):
        assert difference(one, other) >= LEAST_SHAPE_PX
