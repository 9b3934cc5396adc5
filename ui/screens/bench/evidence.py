"""The readings that a release rests on, and the limit they are judged by, in words."""

from PySide6.QtCore import QCoreApplication

from app.domain.holdpoint import Taken
from app.domain.verdict import Verdict
from app.floor.bench_views import BenchView
from ui.screens.bench.readings import point_name, rule_of, value_text
from ui.theme.bench_terms import unread_word
from ui.theme.tokens import Look, Room
from ui.widgets.evidence_table import Evidence, EvidenceState
from ui.widgets.reading_state import Bound, Rule, volts_text

_MOST_ROWS = {Room.FULL: 8, Room.LOW: 4, Room.SMALL: 3}


def evidence_of(view: BenchView, look: Look, title: str, left_out: str) -> EvidenceState:
    """Every reading of the step; when they are many, those that count and those that were bad.

    `left_out` says, by {count}, how many that did not pass are not shown.
    """
    step, rule = view.step, rule_of(view)
    if step is None or step.check is None or rule is None:
        return EvidenceState()
    shown = _foremost(view.run.readings, _MOST_ROWS[look.room])
    rows = tuple(
        Evidence(
            taken.at.astimezone().strftime("%H:%M"),
            point_name(step.check, taken.point, look),
            taken.verdict,
            value_text(taken, look.language),
            taken.value,
            unread_word(taken.unread) if taken.verdict is Verdict.UNREAD else "",
        )
        for taken in shown
    )
    bad = sum(one.verdict is not Verdict.PASSED and one not in shown for one in view.run.readings)
    aside = left_out.format(count=bad) if bad else ""
    return EvidenceState(title, aside, post=rule.post, rows=rows, foot=limit_words(rule, look))


def limit_words(rule: Rule, look: Look) -> str:
    """The limit, which list of the site it stands in, and who signed that; a small screen says the limit."""
    value = volts_text(rule.limit.value, look.language)
    words = {
        Bound.AT_MOST: QCoreApplication.translate("BenchEvidence", "At most {value} V"),
        Bound.AT_LEAST: QCoreApplication.translate("BenchEvidence", "At least {value} V"),
    }[rule.post.bound].format(value=value)
    if look.room is Room.SMALL:
        return words
    source = QCoreApplication.translate("BenchEvidence", "{limit}: limits {version}, signed {signer}")
    return source.format(limit=words, version=rule.limit.version, signer=rule.limit.signer)


def _foremost(readings: tuple[Taken, ...], most: int) -> tuple[Taken, ...]:
    """The readings that must be seen, oldest first: those that count now, then bad ones, then the rest."""
    newest = {taken.point: taken for taken in readings}
    rest = [taken for taken in readings if newest[taken.point] is not taken]
    rest.sort(key=lambda taken: (taken.verdict is Verdict.PASSED, -taken.seq))
    chosen = [*newest.values(), *rest][: max(most, len(newest))]
    return tuple(taken for taken in readings if taken in chosen)
