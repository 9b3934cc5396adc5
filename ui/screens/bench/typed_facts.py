"""What was typed off an instrument so far, row by row, and what it comes to against its limit."""

from PySide6.QtCore import QCoreApplication

from app.domain.hand_held import ENTERED, NotATypedReading, read_typed
from app.domain.verdict import Verdict, verdict_on
from ui.screens.bench.evidence import limit_words
from ui.screens.bench.readings import point_name, rule_of
from ui.screens.bench.state import BenchState, point_in_hand
from ui.theme.bench_terms import entered_short
from ui.theme.tokens import Look, Room
from ui.widgets.amounts import amount_text, unit_shown
from ui.widgets.facts import Fact
from ui.widgets.figures import NO_FIGURE
from ui.widgets.marks import Mark


def typed_facts(state: BenchState, look: Look) -> tuple[Fact, ...]:
    """The point, its limit, each number with its unit, and what they come to once all are there."""
    view, point = state.view, state.point
    if view is None or view.step is None or point is None:
        return ()
    at = point_in_hand(view)
    rule = rule_of(view, at)
    rows = [Fact(QCoreApplication.translate("TypedFacts", "Point"), point_name(view.step, at, look))]
    asked = ENTERED.get(point.quantity, ())
    for one, number in zip(asked, state.numbers, strict=False):
        rows.append(Fact(entered_short(one.name), f"{number} {unit_shown(one.unit)}"))
    if state.entered is not None:
        rows.append(Fact(entered_short(state.entered.name), NO_FIGURE, Mark.NOW))
    if rule is not None and len(state.numbers) == len(asked):
        try:
            read = read_typed(point.quantity, state.numbers)
        except NotATypedReading:
            return tuple(rows)
        verdict = verdict_on(read.value, op=rule.op, limit=rule.limit)
        mark = Mark.DONE if verdict is Verdict.PASSED else Mark.FAILED
        comes_to = QCoreApplication.translate("TypedFacts", "Comes to")
        rows.append(Fact(comes_to, amount_text(read.value, point.quantity, look.language), mark))
    if rule is not None and look.room is not Room.SMALL:
        rows.append(Fact(QCoreApplication.translate("TypedFacts", "Limit"), limit_words(rule, look)))
    return tuple(rows)
