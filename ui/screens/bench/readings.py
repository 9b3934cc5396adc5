"""Readings of the step in hand as they are drawn: the live one, each point, the one that keeps it shut."""

from collections.abc import Mapping
from datetime import date

from app.domain.holdpoint import Taken, newest_readings
from app.domain.moment import Moment
from app.domain.procedure import Check
from app.domain.verdict import Verdict
from app.domain.voltage import Voltmeter
from app.floor.bench_views import BenchView
from ui.screens.bench.state import BenchState, point_in_hand
from ui.screens.bench.words import said
from ui.theme.bench_terms import unread_word
from ui.theme.tokens import Language, Look
from ui.widgets.figures import grouped
from ui.widgets.points_row import PointKind, PointsState, PointState
from ui.widgets.reading_state import ReadingState, Rule, reading_state, taken_state
from ui.widgets.weight_state import STALE_AFTER_MS

_KINDS: Mapping[Verdict, PointKind] = {
    Verdict.PASSED: PointKind.PASSED,
    Verdict.FAILED: PointKind.FAILED,
    Verdict.UNREAD: PointKind.UNREAD,
}


def live_reading(state: BenchState, plate: Voltmeter | None) -> ReadingState | None:
    """The meter at the moment it was looked at; None where nothing is measured or nobody has looked."""
    view, at = state.view, state.looked
    rule = rule_of(view)
    if rule is None or at is None:
        return None
    name = plate.id if plate is not None else ""
    return reading_state(state.meter, rule, at=at, today=_day(at), instrument=name)


def kept_reading(view: BenchView, taken: Taken, *, instrument: str, note: str = "") -> ReadingState | None:
    """A reading that is in the book, against the step's limit."""
    rule = rule_of(view)
    return taken_state(taken, rule.post, instrument=instrument, note=note) if rule is not None else None


def rule_of(view: BenchView | None) -> Rule | None:
    """What readings of the step in hand are judged by."""
    if view is None or view.step is None or view.step.check is None or view.limit is None:
        return None
    return Rule(view.step.check.op, view.limit, STALE_AFTER_MS)


def points_of(view: BenchView, look: Look) -> PointsState:
    """Every point of the step with its newest reading; one that has passed and is over is to do again."""
    if view.step is None or view.step.check is None:
        return PointsState()
    newest, now = newest_readings(view.run.readings), point_in_hand(view)
    return PointsState(
        tuple(
            _point(said(words, look), newest.get(number), view, look, now=number == now)
            for number, words in enumerate(view.step.check.points, 1)
        )
    )


def shutting(view: BenchView) -> Taken | None:
    """The newest reading that keeps the hold shut: a failed one before a missing one."""
    newest = newest_readings(view.run.readings)
    bad = [newest[point] for point in sorted(newest) if newest[point].verdict is not Verdict.PASSED]
    failed = [taken for taken in bad if taken.verdict is Verdict.FAILED]
    return next(iter(failed or bad), None)


def value_text(taken: Taken, language: Language) -> str:
    """Figure and unit as printed, "" when there was no reading."""
    return f"{grouped(taken.printed, language)} {taken.unit}" if taken.verdict is not Verdict.UNREAD else ""


def point_name(check: Check, point: int, look: Look) -> str:
    """What a point is called, with its number."""
    return f"{point} {said(check.points[point - 1], look)}"


def _point(name: str, taken: Taken | None, view: BenchView, look: Look, *, now: bool) -> PointState:
    over = taken is not None and taken.verdict is Verdict.PASSED and taken.point not in view.force
    if taken is None or over:
        return PointState(name, now=now)
    return PointState(
        name,
        _KINDS[taken.verdict],
        value_text(taken, look.language),
        unread_word(taken.unread) if taken.verdict is Verdict.UNREAD else "",
        now=now,
    )


def _day(at: Moment) -> date:
    return at.utc.astimezone().date()
