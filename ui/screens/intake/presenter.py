"""Leads through one intake: listens to codes and the scale, asks the desk, and says what is shown."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.operator import Credentials
from app.domain.pack import Pack, PackState, Papers
from app.domain.refusals import Refusal, refuse
from app.domain.scan import ScannedCode
from app.domain.triage import GROUPS, next_group
from app.floor.commands import (
    AnswerTriage,
    AskQueue,
    CorrectAnswers,
    KeepPlace,
    ReceivePack,
    RoutePack,
)
from app.floor.inspect_pack import read_answers
from app.floor.ports import CameraWatch, ScaleWatch
from app.floor.views import QueueView, ResumeView, Saved
from ui.bridge.desk import DeskBridge
from ui.screens.intake.draft import read_draft, write_draft
from ui.screens.intake.scanning import Scanning
from ui.screens.intake.state import IntakeState, IntakeStep, ScanWay
from ui.screens.intake.taking_over import TakingOver
from ui.screens.intake.weighing import Weighing


class IntakePresenter(QObject):
    """The intake of one pack after the other.

    state_changed  IntakeState
    finished       the pack has its route (Pack)
    left           the operator went back to the queue
    accepted       something was taken: the accepted tone
    turned_down    something was not taken: the wrong-item tone
    """

    state_changed = Signal(object)
    finished = Signal(object)
    left = Signal()
    accepted = Signal()
    turned_down = Signal()

    def __init__(
        self, desk: DeskBridge, camera: CameraWatch, scale: ScaleWatch, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._camera = camera
        self._photo: bytes | None = None
        self._visit = 0  # an answer that comes after the operator has left is not for the next intake
        self.state = IntakeState()
        self._taking_over = TakingOver(self)
        self._scanning = Scanning(self, self._taking_over)
        self._weighing = Weighing(self, scale, self._stand_at, self)

    # ---- where an intake begins

    def begin(self) -> None:
        """A new pack: first where it comes from."""
        self._visit += 1
        self._photo = None
        self._camera.reset()
        self.show(IntakeState())
        self._desk.ask(AskQueue(), self._know_previous)
        self.keep()

    def resume(self, view: ResumeView, *, restarted: bool = True) -> bool:
        """Stand where the record says; False when no intake was open. `restarted` is told to the operator."""
        self._visit += 1
        self._photo = None
        if self.state.step is IntakeStep.WEIGH and self.state.refusal is not None:
            self._weighing.forget()
        if view.pack is not None:
            self._camera.reset()
            self.show(replace(_at_pack(IntakeState(), view.pack), resumed=restarted))
            return True
        if view.place != "intake":
            return False
        state, code = read_draft(view.draft)
        self._camera.reset()
        self.show(replace(state, resumed=restarted))
        self._desk.ask(AskQueue(), self._know_previous)
        if code is not None:
            self._scanning.recognise(code)
        return True

    def _know_previous(self, answer: object) -> None:
        if isinstance(answer, QueueView) and answer.packs and self.state.step is IntakeStep.SOURCE:
            self.show(replace(self.state, previous=answer.packs[0].papers))

    # ---- source and papers

    def same_as_previous(self) -> None:
        """The same lorry as the previous pack."""
        if self.state.previous is not None:
            self._with_papers(replace(self.state.previous, same_as_previous=True, vin=""))

    def no_papers(self) -> None:
        """It came without papers: a normal way in, with its own clock."""
        self._with_papers(Papers(none=True))

    def consignment_named(self, number: str) -> None:
        """The number on the consignment paper, scanned or typed."""
        text = number.strip()
        if not text:
            self.refuse(refuse("papers.number_missing"))
            return
        self._with_papers(Papers(consignment=text))

    def change_source(self) -> None:
        """Back to the papers; the code is kept out until they are chosen."""
        if self.state.pack is None:
            self.show(IntakeState(previous=self.state.previous or self.state.papers))
            self.keep()

    def _with_papers(self, papers: Papers) -> None:
        self._camera.reset()
        self.show(replace(self.state, papers=papers, step=IntakeStep.SCAN, refusal=None, resumed=False))
        self.accepted.emit()
        self.keep()

    # ---- the code

    @Slot(object)
    def code_seen(self, code: ScannedCode) -> None:
        """A settled code from camera or wedge; what it means depends on the step."""
        self._scanning.seen(code)

    @property
    def awaits_second(self) -> bool:
        """Whether the next badge is the second person's signature and nobody takes over by it."""
        return self.state.way is ScanWay.SECOND_PERSON or self.state.asking_second

    @property
    def scanning(self) -> Scanning:
        """Typing, photographs and twins."""
        return self._scanning

    def confirm(self) -> None:
        """Yes, this is the pack. Twins need their own confirmation; what is taken over is looked at first."""
        if self.state.paper is not None:
            self._taking_over.look()
        else:
            self._receive(twin=False)

    def confirm_twin(self) -> None:
        """Yes, a second pack with the same code stands here; it will be held."""
        self._receive(twin=True)

    def not_this(self) -> None:
        """Not this pack: look again."""
        self._camera.reset()
        self._photo = None
        self.show(
            replace(
                self.state,
                step=IntakeStep.SCAN,
                way=ScanWay.CAMERA,
                code=None,
                half=None,
                refusal=None,
                resumed=False,
            )
        )
        self.keep()

    def _receive(self, *, twin: bool) -> None:
        if self.state.code is not None:
            seen = self.state.code.seen
            command = ReceivePack(seen, self.state.papers, self.proof_of(seen), twin_confirmed=twin)
            self.send(command, self.received)

    def proof_of(self, code: ScannedCode) -> bytes | None:
        """The photograph that was taken, else the picture that the code was read from."""
        return self._photo or self._camera.picture_of(code)

    def receive_typed(self, again: str, other: Credentials) -> None:
        """Both people have typed, the second has shown badge and PIN."""
        if self.state.code is not None:
            command = ReceivePack(
                self.state.code.seen,
                self.state.papers,
                self._photo,
                second=other,
                typed_again=again,
                twin_confirmed=bool(self.state.code.known),
            )
            self.send(command, self.received)

    def receive_without_code(self) -> None:
        """No code on the pack: photographed, it gets a label of our own."""
        self.send(ReceivePack(None, self.state.papers, self._photo), self.received)

    def received(self, saved: Saved) -> None:
        """The pack is ours from now on."""
        self._photo = None
        self._stand_at(saved)

    # ---- triage

    def toggle(self, question: str) -> None:
        """A finding is chosen or taken back before the group is answered."""
        self.show(replace(self.state, yes=self.state.yes ^ {question}))

    def answer(self) -> None:
        """Answer the group: what is chosen is a yes, the rest a no."""
        pack, group = self.state.pack, self.state.group
        if pack is None:
            self._taking_over.answer()
        elif group is not None:
            self.send(AnswerTriage(pack.id, group.id, self.state.yes), self._stand_at)

    def page_back(self) -> None:
        """The page before, of a look that is not recorded yet."""
        self._taking_over.page_back()

    def ask_take_back(self) -> None:
        """Somebody wants to take back the last answered group: the second person's badge is asked for."""
        self._camera.reset()
        self.show(replace(self.state, asking_second=True, other_badge="", refusal=None))

    def keep_answers(self) -> None:
        """The answers stand."""
        self.show(replace(self.state, asking_second=False, other_badge="", refusal=None))

    def take_back_answers(self, pin: str) -> None:
        """Take back the last answered group; the second person's PIN completes the signature."""
        pack = self.state.pack
        if pack is None:
            return
        done = [group for group in GROUPS if all(question in pack.answers for question in group.questions)]
        if done:
            other = Credentials(badge=self.state.other_badge, pin=pin)
            self.send(CorrectAnswers(pack.id, done[-1].id, "answered_wrongly", other), self._stand_at)

    # ---- weight

    def confirm_weight(self) -> None:
        """The figure on the scale is still, says the person before it."""
        self._weighing.confirm()

    def weigh_again(self) -> None:
        """Take the weight back; it is weighed anew."""
        self._weighing.again()

    # ---- the route

    def route(self) -> None:
        """Send the pack where its class allows."""
        if self.state.pack is not None:
            self.send(RoutePack(self.state.pack.id, self.state.location), self._routed)

    def _routed(self, saved: Saved) -> None:
        self.accepted.emit()
        self._weighing.stop()
        self._desk.ask(KeepPlace("queue"), _nothing)
        self.finished.emit(saved.pack)

    # ---- shared

    def leave(self) -> None:
        """Back to the queue. A received pack stays open there; a draft is let go."""
        self._visit += 1
        self._weighing.stop()
        self._desk.ask(KeepPlace("queue"), _nothing)
        self.left.emit()

    def stop(self) -> None:
        """Look at the scale no more."""
        self._weighing.stop()

    def photograph(self) -> bool:
        """Keep the camera's present picture as evidence; False when there is none."""
        self._photo = self._camera.photograph()
        self.show(replace(self.state, has_photo=self._photo is not None))
        return self._photo is not None

    def send(self, command: object, done: Callable[[Saved], None]) -> None:
        """Ask the desk once; while its answer is out, nothing else is sent."""
        if self.state.busy:
            return
        self.show(replace(self.state, busy=True, refusal=None))
        visit = self._visit

        def heed(answer: object) -> None:
            if visit != self._visit:
                return
            self.show(replace(self.state, busy=False))
            if isinstance(answer, Saved):
                done(answer)
            elif isinstance(answer, Refusal):
                self.refuse(answer)

        self._desk.ask(command, heed)

    def ask(self, command: object, then: Callable[[object], None]) -> None:
        """A question that records nothing."""
        visit = self._visit

        def heed(answer: object) -> None:
            if visit == self._visit:
                then(answer)

        self._desk.ask(command, heed)

    def refuse(self, refusal: Refusal) -> None:
        """Show a no and sound it."""
        self.show(replace(self.state, refusal=refusal))
        self.turned_down.emit()

    def show(self, state: IntakeState) -> None:
        """The next state is what is shown."""
        self.state = state
        self._weighing.follow(state.step)
        self.state_changed.emit(state)

    def keep(self) -> None:
        """Make the draft survive a power cut."""
        self._desk.ask(KeepPlace("intake", write_draft(self.state)), _nothing)

    def hear_again(self) -> None:
        """Codes in view count again."""
        self._camera.reset()

    def _stand_at(self, saved: Saved) -> None:
        self.accepted.emit()
        if saved.pack is not None:
            self.show(replace(_at_pack(self.state, saved.pack), entry=saved.seq))


def _at_pack(state: IntakeState, pack: Pack) -> IntakeState:
    """Where an intake stands follows from the pack alone."""
    group = next_group(read_answers(pack)) if pack.state is PackState.RECEIVED else None
    base = replace(
        state,
        pack=pack,
        papers=pack.papers,
        paper=None,
        paper_code=None,
        code=None,
        way=ScanWay.CAMERA,
        group=group,
        group_number=GROUPS.index(group) + 1 if group is not None else 0,
        groups=len(GROUPS),
        yes=frozenset(),
        typed="",
        other_badge="",
        asking_second=False,
        has_photo=False,
        refusal=None,
        resumed=False,
        trace=(),
    )
    if pack.state is PackState.RECEIVED:
        return replace(base, step=IntakeStep.TRIAGE)
    if pack.state is PackState.TRIAGED and pack.triage_class not in ("C", "EMERGENCY"):
        return replace(base, step=IntakeStep.WEIGH)
    return replace(base, step=IntakeStep.ROUTE)


def _nothing(_answer: object) -> None:
    return None
