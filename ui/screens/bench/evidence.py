"""The readings that a release rests on, and the limits they are judged by, in words."""

from PySide6.QtCore import QCoreApplication

from app.domain.holdpoint import Taken
from app.domain.procedure import Step
from app.domain.verdict import Verdict
from app.floor.bench_views import BenchView
from ui.screens.bench.readings import point_name, rule_of, value_text
from ui.theme.bench_terms import unread_word
from ui.theme.tokens import Look, Room
from ui.widgets.amounts import amount_text
from ui.widgets.evidence_table import Evidence, EvidenceState
from ui.widgets.reading_state import Bound, Rule

_MOST_ROWS = {Room.FULL: 8, Room.LOW: 4, Room.SMALL: 3}


def evidence_of(view: BenchView, look: Look, title: str, left_out: str) -> EvidenceState:
    """Every reading of the step; when they are many, those that count and those that were bad.

    `left_out` says, by {count}, how many that did not pass are not shown.
    """
    step = view.step
    if step is None or not step.points:
        return EvidenceState()
    readings = view.run.readings_at(step.id)
    shown = _foremost(readings, _MOST_ROWS[look.room])
    rows = tuple(_row(taken, view, step, look) for taken in shown)
    bad = sum(one.verdict is not Verdict.PASSED and one not in shown for one in readings)
    aside = left_out.format(count=bad) if bad else ""
    return EvidenceState(title, aside, rows=rows, foot=_limits(view, step, look))


def limit_words(rule: Rule, look: Look) -> str:
    """The limit, which list of the site it stands in, and who signed that; a small screen says the limit."""
    value = amount_text(rule.limit.value, rule.quantity, look.language)
    words = {
        Bound.AT_MOST: QCoreApplication.translate("BenchEvidence", "At most {value}"),
        Bound.AT_LEAST: QCoreApplication.translate("BenchEvidence", "At least {value}"),
    }[rule.post.bound].format(value=value)
    if rule.limit.proposed:
        # Shorter where there is no room, but never left out.
        unsigned = QCoreApplication.translate("BenchEvidence", "{limit}: proposed, nobody has signed it")
        short = QCoreApplication.translate("BenchEvidence", "{limit}, proposed")
        return (short if look.room is Room.SMALL else unsigned).format(limit=words)
    if look.room is Room.SMALL:
        return words
    source = QCoreApplication.translate("BenchEvidence", "{limit}: limits {version}, signed {signer}")
    return source.format(limit=words, version=rule.limit.version, signer=rule.limit.signer)


def _limits(view: BenchView, step: Step, look: Look) -> str:
    """Each limit once; of several, each with the name of the first point that is held against it."""
    rules: dict[tuple[str, str], tuple[int, Rule]] = {}
    for number, point in enumerate(step.points, 1):
        rule = rule_of(view, number)
        if rule is not None:
            rules.setdefault((point.limit, point.op), (number, rule))
    if len(rules) <= 1:
        return "".join(limit_words(rule, look) for _, rule in rules.values())
    return "; ".join(f"{number} {limit_words(rule, look)}" for number, rule in rules.values())


def _row(taken: Taken, view: BenchView, step: Step, look: Look) -> Evidence:
    rule = rule_of(view, taken.point)
    quantity = step.points[taken.point - 1].quantity
    return Evidence(
        taken.at.astimezone().strftime("%H:%M"),
        point_name(step, taken.point, look),
        taken.verdict,
        value_text(taken, quantity, look.language),
        taken.value,
        unread_word(taken.unread) if taken.verdict is Verdict.UNREAD else "",
        rule.post if rule is not None else None,
    )


def _foremost(readings: tuple[Taken, ...], most: int) -> tuple[Taken, ...]:
    """The readings that must be seen, oldest first: those that count now, then bad ones, then the rest."""
    newest = {taken.point: taken for taken in readings}
    rest = [taken for taken in readings if newest[taken.point] is not taken]
    rest.sort(key=lambda taken: (taken.verdict is Verdict.PASSED, -taken.seq))
    chosen = [*newest.values(), *rest][: max(most, len(newest))]
    return tuple(taken for taken in readings if taken in chosen)
