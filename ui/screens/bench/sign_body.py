"""What a signature rests on, two places for badges, and what the second person needs: camera, then pad."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.output import Output
from app.floor.balance_views import BalanceView
from app.floor.bench_views import BenchView
from ui.screens.bench.evidence import evidence_of
from ui.screens.bench.kept_picture import KeptPicture, PictureState
from ui.screens.bench.reasons import reason_words
from ui.screens.bench.signing import OTHER_BADGE
from ui.screens.bench.state import Asking, BenchState, rests_on_readings
from ui.screens.bench.typed_facts import typed_facts
from ui.screens.bench.words import document_version, kg_text, said, standing_notice
from ui.theme.bench_terms import energy_word, output_word
from ui.theme.tokens import SPACE, Look, Room
from ui.widgets.badge_place import BadgeKind, BadgePlace, BadgeState
from ui.widgets.balance_words import figures, flag_words
from ui.widgets.camera_view import CameraState, CameraView
from ui.widgets.evidence_table import EvidenceState, EvidenceTable
from ui.widgets.facts import Fact, Facts, FactsState
from ui.widgets.marks import Mark
from ui.widgets.number_pad import NumberPad, NumberPadState
from ui.widgets.stage_page import Sight
from ui.widgets.told import Told
from ui.wording import refusal_sentence, sentence


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
        self._photo = KeptPicture(look, self)
        self._mine, self._theirs = BadgePlace(look, self), BadgePlace(look, self)
        self.told = Told(look, self)
        self._seen = QWidget(self)
        self._camera = CameraView(look, sight.view, sight.now_ms, self._seen)
        self._camera.render(CameraState(sentence("photo.no_picture"), self.tr("tilt it")))
        self.pad = NumberPad(look, self)
        self.pad.render(NumberPadState(self.tr("PIN of the second person")))
        self.pad.entered.connect(self.signed)
        self.pad.counted.connect(self._typed)
        self._lay_out()

    def show_state(self, state: BenchState) -> None:
        """What is signed for, who has to, and what they do next."""
        measured = rests_on_readings(state)
        self._evidence.setVisible(measured and self._evidence_fits(state))
        self._facts.setVisible(not measured and self._evidence_fits(state))
        if measured and state.view is not None:
            title, left_out = self.tr("Readings of this step"), self.tr("{count} more did not pass")
            self._show_evidence(evidence_of(state.view, self.look, title, left_out))
        else:
            self._show_facts(FactsState(self._signed_for(state)))
        self._show_photo(state)
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

    def _show_photo(self, state: BenchState) -> None:
        """Nobody signs for a display unseen."""
        photographed = state.asking in (Asking.SIGN_AMOUNT, Asking.SIGN_READING)
        self._photo.setVisible(photographed and self._evidence_fits(state))
        if photographed and self.look.room is Room.LOW:  # what the facts leave is the picture's
            self._facts.setMaximumHeight(self._facts.minimumSizeHint().height())
        shown = PictureState(state.photo, self.tr("Photo"))
        if shown != self._photo.state:
            self._photo.render(shown)

    def _signed_for(self, state: BenchState) -> tuple[Fact, ...]:
        """What is signed for where nothing was measured."""
        view = state.view
        if view is None or view.step is None:
            return ()
        reason = Fact(self.tr("Reason"), reason_words(state.reason))
        if state.asking is Asking.SIGN_AMOUNT:
            return (*self._typed_weight(state), reason)
        if state.asking is Asking.SIGN_READING:
            return typed_facts(state, self.look)
        if state.asking is Asking.SIGN_LEAVE:
            return (*self._left(view), reason)
        if state.asking is Asking.SIGN_CLOSE and view.balance is not None:
            return (*self._balance(view.balance), reason)
        if state.asking is Asking.SIGN_TAKE_BACK and view.outputs:
            return (*self._output(view.outputs[-1]), reason)
        document = Fact(self.tr("Procedure"), document_version(view))
        signer = Fact(self.tr("Signed by"), view.procedure.signer)
        return (Fact(self.tr("Step"), said(view.step.title, self.look)), reason, document, signer)

    def _left(self, view: BenchView) -> tuple[Fact, ...]:
        """What the second person has looked at, before the pack stays alone: every tick by itself."""
        energy = Fact(self.tr("Energy state"), energy_word(view.run.energy), Mark.CARE)
        titles = [said(one.title, self.look) for one in view.leaving.owed]
        if self.look.room is Room.SMALL and titles:  # the list was ticked on the page before
            titles = [self.tr("all {count}").format(count=len(titles))]
        done = [Fact(self.tr("Done"), title, Mark.DONE) for title in titles]
        return (energy, *(done or [Fact(self.tr("Done"), self.tr("nothing is owed"))]))

    def _balance(self, view: BalanceView) -> tuple[Fact, ...]:
        """What a supervisor closes: the figures, and how the balance stands."""
        mark, words = flag_words(view)
        rows = tuple(Fact(caption, amount) for caption, amount in figures(view.balance, self.look.language))
        return (*(rows[2:] if self.look.room is Room.SMALL else rows), Fact(self.tr("Balance"), words, mark))

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
        if state.reading_left_ms:
            seconds = -(-state.reading_left_ms // 1000)
            title = self.tr("Both read the values first")
            left = self.tr("then the badge: {seconds} s").format(seconds=seconds)
            return BadgeState(BadgeKind.LATER, title, left, done=self._read_share(state))
        title = self.tr("Second person: show your badge")
        if state.asking is Asking.SIGN_CLOSE:
            title = self.tr("Supervisor: show your badge")
        return BadgeState(BadgeKind.WAITING, title, self.tr("somebody else than you"))

    def _read_share(self, state: BenchState) -> float:
        """How much of the time for reading is over."""
        return 1.0 - state.reading_left_ms / max(1, state.read_for_ms)

    def _show_side(self, *, badge: bool) -> None:
        self._seen.setVisible(not badge)
        self.pad.setVisible(badge)
        if self.look.room is Room.SMALL:  # the pad needs the whole width
            self._theirs.setVisible(not badge)

    def _lay_out(self) -> None:
        """What is signed for, the places for badges, and at the right the camera, then the pad."""
        look = self.look
        full, small = look.room is Room.FULL, look.room is Room.SMALL
        gap = look.mm(SPACE[2] if full else SPACE[0])
        rests, places, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        seen = QVBoxLayout(self._seen)
        for column in (rests, places, seen):
            column.setSpacing(gap)
            column.setContentsMargins(0, 0, 0, 0)
        rests.addWidget(self._evidence)
        rests.addWidget(self._facts)
        seen.addWidget(self._camera, 1)
        (seen if small else rests).addWidget(self._photo, 1)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.mm(SPACE[2]))
        if full:
            row.addLayout(rests, 8)
        else:
            places.addLayout(rests, 3)
        for place in (self._mine, self._theirs):
            place.setMaximumHeight(look.mm(56 if full else 28))
            places.addWidget(place, 1)
        if not small:
            places.addWidget(self.told)
        places.addStretch(0)
        row.addLayout(places, 5 if full else 9)
        row.addWidget(self._seen, 4 if full else 5)
        if small:
            self._camera.setMinimumSize(look.mm(50), look.mm(41))
        row.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
