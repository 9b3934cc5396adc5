"""What a signature rests on, two places for badges, and what the second person needs: camera, then pad."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.holdpoint import Taken
from app.domain.output import Output
from app.domain.verdict import Verdict
from app.floor.bench_views import BenchView
from ui.screens.bench.readings import point_name, rule_of, value_text
from ui.screens.bench.reasons import reason_words
from ui.screens.bench.signing import OTHER_BADGE
from ui.screens.bench.state import Asking, BenchState
from ui.screens.bench.words import document_name, kg_text, said, standing_notice
from ui.theme.bench_terms import output_word, unread_word
from ui.theme.tokens import SPACE, Look, Room
from ui.widgets.badge_place import BadgeKind, BadgePlace, BadgeState
from ui.widgets.camera_view import CameraState, CameraView
from ui.widgets.evidence_table import Evidence, EvidenceState, EvidenceTable
from ui.widgets.facts import Fact, Facts, FactsState
from ui.widgets.marks import Mark
from ui.widgets.number_pad import NumberPad, NumberPadState
from ui.widgets.reading_state import volts_text
from ui.widgets.stage_page import Sight
from ui.widgets.told import Told
from ui.wording import refusal_sentence, sentence

_MOST_ROWS = {Room.FULL: 8, Room.LOW: 4, Room.SMALL: 3}


class SignBody(QWidget):
    """Badge first, then the PIN. They are the signature; there is no further button.

    signed  the PIN was entered
    """

    signed = Signal(str)

    def __init__(self, look: Look, sight: Sight, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._badge = ""
        self._evidence, self._facts = EvidenceTable(look, self), Facts(look, self)
        self._mine, self._theirs = BadgePlace(look, self), BadgePlace(look, self)
        self.told = Told(look, self)
        self._camera = CameraView(look, sight.view, sight.now_ms, self)
        self._camera.render(CameraState(sentence("photo.no_picture"), self.tr("tilt it")))
        self.pad = NumberPad(look, self)
        self.pad.render(NumberPadState(self.tr("PIN of the second person")))
        self.pad.entered.connect(self.signed)
        self.pad.counted.connect(self._typed)
        self._lay_out()

    def show_state(self, state: BenchState) -> None:
        """What is signed for, who has to, and what they do next."""
        measured = bool(state.view and state.view.step and state.view.step.check) and not state.reason
        self._evidence.setVisible(measured and self._evidence_fits(state))
        self._facts.setVisible(not measured and self._evidence_fits(state))
        if measured and state.view is not None:
            title, left_out = self.tr("Readings of this step"), self.tr("{count} more did not pass")
            self._show_evidence(evidence_of(state.view, self.look, title, left_out))
        else:
            self._show_facts(FactsState(self._signed_for(state)))
        refused = state.refusal is not None and state.refusal.code not in OTHER_BADGE
        self.told.tell(standing_notice(state) if refused else None)
        self._cover_pad()
        badge = bool(state.other_badge)
        self._mine.render(BadgeState(BadgeKind.SIGNED, self.tr("You"), self.tr("signed in here")))
        self._mine.setVisible(self.look.room is Room.FULL)
        self._theirs.render(self._their_place(state))
        if state.refusal is not None or state.other_badge != self._badge:
            self.pad.clear()
        self._badge = state.other_badge
        self._show_side(badge=badge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A notice over the pad follows it."""
        self._cover_pad()

    def _cover_pad(self) -> None:
        """A small screen has no line to spare: there a notice lies on top until the next key."""
        if self.look.room is Room.SMALL:
            self.told.cover(QRect(0, 0, self.width(), 0))

    def _typed(self, count: int) -> None:
        if self.look.room is Room.SMALL and count:
            self.told.hide()

    def _evidence_fits(self, state: BenchState) -> bool:
        return self.look.room is not Room.SMALL or not state.other_badge

    def _show_evidence(self, evidence: EvidenceState) -> None:
        if evidence != self._evidence.state:
            self._evidence.render(evidence)

    def _show_facts(self, facts: FactsState) -> None:
        if facts != self._facts.state:
            self._facts.render(facts)

    def _signed_for(self, state: BenchState) -> tuple[Fact, ...]:
        """What is signed for where nothing was measured."""
        view = state.view
        if view is None or view.step is None:
            return ()
        reason = Fact(self.tr("Reason"), reason_words(state.reason))
        if state.asking is Asking.SIGN_AMOUNT:
            return (*self._typed_weight(state), reason, Fact(self.tr("Photo"), "1"))
        if state.asking is Asking.SIGN_TAKE_BACK and view.outputs:
            return (*self._output(view.outputs[-1]), reason)
        title, document = said(view.step.title, self.look), document_name(view)
        return (Fact(self.tr("Step"), title), reason, Fact(self.tr("Procedure"), document))

    def _typed_weight(self, state: BenchState) -> tuple[Fact, ...]:
        word = output_word(state.output) if state.output is not None else ""
        typed = self.tr("{amount} kg, typed").format(amount=state.amount)
        return (Fact(self.tr("Part"), word), Fact(self.tr("Weight"), typed, Mark.CARE))

    def _output(self, last: Output) -> tuple[Fact, ...]:
        code = (Fact(self.tr("Code"), last.text),) if last.text else ()
        weight = Fact(self.tr("Weight"), kg_text(last.mass_mg))
        return (Fact(self.tr("Part"), output_word(last.code)), weight, *code)

    def _their_place(self, state: BenchState) -> BadgeState:
        if state.other_badge:
            return BadgeState(
                BadgeKind.RECOGNISED, self.tr("Second person"), self.tr("badge read, now the PIN")
            )
        if state.refusal is not None and state.refusal.code in OTHER_BADGE:
            why = refusal_sentence(state.refusal)
            return BadgeState(BadgeKind.REFUSED, self.tr("Show another badge"), why)
        title = self.tr("Second person: show your badge")
        return BadgeState(BadgeKind.WAITING, title, self.tr("somebody else than you"))

    def _show_side(self, *, badge: bool) -> None:
        self._camera.setVisible(not badge)
        self.pad.setVisible(badge)
        if self.look.room is Room.SMALL:  # the pad needs the whole width
            self._theirs.setVisible(not badge)
        if badge:
            self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        look = self.look
        gap = look.mm(SPACE[2] if look.room is Room.FULL else SPACE[0])
        places = QVBoxLayout()
        places.setSpacing(gap)
        if look.room is not Room.FULL:
            places.addWidget(self._evidence, 3)
            places.addWidget(self._facts, 2)
        for place in (self._mine, self._theirs):
            place.setMaximumHeight(look.mm(56 if look.room is Room.FULL else 30))
            places.addWidget(place, 1)
        if look.room is not Room.SMALL:
            places.addWidget(self.told)
        places.addStretch(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.mm(SPACE[2]))
        if look.room is Room.FULL:
            for card in (self._evidence, self._facts):
                row.addWidget(card, 6)
        row.addLayout(places, 5 if look.room is Room.FULL else 9)
        row.addWidget(self._camera, 5)
        if look.room is Room.SMALL:
            self._camera.setMinimumSize(look.mm(50), look.mm(30))
        row.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)


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
    sign, limit = "≤" if step.check.op == "at_most" else "≥", rule.limit
    foot = f"{sign} {volts_text(limit.value, look.language)} V, {limit.id} {limit.version}, {limit.signer}"
    small = look.room is Room.SMALL
    return EvidenceState(title, aside, post=rule.post, rows=rows, foot="" if small else foot)


def _foremost(readings: tuple[Taken, ...], most: int) -> tuple[Taken, ...]:
    """The readings that must be seen, oldest first: those that count now, then bad ones, then the rest."""
    newest = {taken.point: taken for taken in readings}
    rest = [taken for taken in readings if newest[taken.point] is not taken]
    rest.sort(key=lambda taken: (taken.verdict is Verdict.PASSED, -taken.seq))
    chosen = [*newest.values(), *rest][: max(most, len(newest))]
    return tuple(taken for taken in readings if taken in chosen)
