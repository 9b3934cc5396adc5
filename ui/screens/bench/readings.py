"""Readings of the step in hand as they are drawn: the live one, each point, the one that keeps it shut."""

from collections.abc import Mapping
from datetime import date

from app.domain.holdpoint import Taken, newest_readings
from app.domain.moment import Moment
from app.domain.procedure import Step
from app.domain.quantity import Quantity, Taking
from app.domain.verdict import Verdict
from app.domain.voltage import Voltmeter
from app.floor.bench_views import BenchView
from ui.screens.bench.state import BenchState, point_in_hand
from ui.screens.bench.words import said
from ui.theme.bench_terms import unread_word
from ui.theme.tokens import Language, Look
from ui.widgets.figures import grouped
from ui.widgets.points_row import PointKind, PointsState, PointState
from ui.widgets.reading_state import (
    ReadingState,
    Rule,
    by_hand_state,
    gas_state,
    reading_state,
    taken_state,
    taken_words,
)
from ui.widgets.weight_state import STALE_AFTER_MS

_KINDS: Mapping[Verdict, PointKind] = {
    Verdict.PASSED: PointKind.PASSED,
    Verdict.FAILED: PointKind.FAILED,
    Verdict.UNREAD: PointKind.UNREAD,
}
_GAS_STALE_AFTER_MS = 10_000  # a channel older than this is no reading (process.md 6.7)


def live_reading(state: BenchState, plate: Voltmeter | None) -> ReadingState | None:
    """The instrument at the moment it was looked at; None where nothing is measured or nobody has looked."""
    view, at = state.view, state.looked
    if view is None or at is None:
        return None
    rule = rule_of(view, point_in_hand(view))
    if rule is None:
        return None
    if rule.quantity.taking is Taking.HAND_HELD:
        return by_hand_state(rule)
    if rule.quantity.taking is Taking.GAS:
        return gas_state(state.gas, rule, at=at, today=_day(at))
    name = plate.id if plate is not None else ""
    return reading_state(state.meter, rule, at=at, today=_day(at), instrument=name)


def kept_reading(
    view: BenchView, taken: Taken, *, plate: Voltmeter | None, note: str = ""
) -> ReadingState | None:
    """A reading that is in the book, against the limit of its point."""
    rule = rule_of(view, taken.point)
    if rule is None:
        return None
    metered = rule.quantity.taking is Taking.METER and plate is not None
    name = plate.id if metered and plate is not None else ""
    return taken_state(taken, rule.post, instrument=name, note=note)


def rule_of(view: BenchView, point: int) -> Rule | None:
    """What readings of a point of the step in hand are judged by; None when there is no such point."""
    if view.step is None or not 1 <= point <= min(len(view.step.points), len(view.limits)):
        return None
    asked = view.step.points[point - 1]
    fresh_ms = _GAS_STALE_AFTER_MS if asked.quantity.taking is Taking.GAS else STALE_AFTER_MS
    return Rule(asked.op, view.limits[point - 1], fresh_ms, asked.quantity)


def points_of(view: BenchView, look: Look) -> PointsState:
    """Every point of the step with its newest reading; one that has passed and is over is to do again."""
    if view.step is None or not view.step.points:
        return PointsState()
    newest, now = newest_readings(view.run.readings_at(view.step.id)), point_in_hand(view)
    return PointsState(
        tuple(
            _point(said(one.words, look), one.quantity, newest.get(number), view, look, now=number == now)
            for number, one in enumerate(view.step.points, 1)
        )
    )


def shutting(view: BenchView) -> Taken | None:
    """The newest reading that keeps the hold shut: a failed one before a missing one."""
    newest = newest_readings(view.run.readings_at(view.step.id)) if view.step is not None else {}
    bad = [newest[point] for point in sorted(newest) if newest[point].verdict is not Verdict.PASSED]
    failed = [taken for taken in bad if taken.verdict is Verdict.FAILED]
    return next(iter(failed or bad), None)


def value_text(taken: Taken, quantity: Quantity, language: Language) -> str:
    """Figure and unit as they count, "" when there was no reading."""
    if taken.verdict is Verdict.UNREAD:
        return ""
    figure, unit = taken_words(taken, quantity)
    return f"{grouped(figure, language)} {unit}"


def point_name(step: Step, point: int, look: Look) -> str:
    """What a point is called, with its number."""
    return f"{point} {said(step.points[point - 1].words, look)}"


def _point(
    name: str, quantity: Quantity, taken: Taken | None, view: BenchView, look: Look, *, now: bool
) -> PointState:
    over = taken is not None and taken.verdict is Verdict.PASSED and taken.point not in view.force
    if taken is None or over:
        return PointState(name, now=now)
    return PointState(
        name,
        _KINDS[taken.verdict],
        value_text(taken, quantity, look.language),
        unread_word(taken.unread) if taken.verdict is Verdict.UNREAD else "",
        now=now,
    )


def _day(at: Moment) -> date:
    return at.utc.astimezone().date()
