"""Leads through the library: its list, one document, what changed, drafting, and two people's signatures."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.draft_change import StepChange
from app.domain.operator import Credentials
from app.domain.own_label import is_badge
from app.domain.procedure_shelf import Standing, version_rank
from app.domain.refusals import Refusal, refuse
from app.domain.scan import ScannedCode
from app.floor import library_commands as lib
from app.floor.library_views import DifferenceView, DocumentView, LibraryView, ProcedurePaper
from app.floor.ports import CameraWatch, Clock
from app.floor.views import Saved
from ui.bridge.desk import DeskBridge
from ui.bridge.papers import PapersBridge
from ui.screens.library.state import LibraryPage, LibraryState, Paper, Signs

_ABOUT_PIN = ("operator.pin_wrong", "operator.pin_locked")


class LibraryPresenter(QObject):
    """The library place.

    state_changed  LibraryState
    left           back to the station's page
    accepted       something was taken: the accepted tone
    turned_down    something was not taken: the wrong-item tone
    """

    state_changed = Signal(object)
    left = Signal()
    accepted = Signal()
    turned_down = Signal()

    def __init__(
        self,
        desk: DeskBridge,
        papers: PapersBridge,
        camera: CameraWatch,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._papers = papers
        self._camera = camera
        self._clock = clock
        self._visit = 0  # an answer that comes after the operator has left is not for the next visit
        self._language = ""
        self.state = LibraryState()

    # ---- the place

    def begin(self) -> None:
        """The list."""
        self._visit += 1
        self._show(LibraryState(now=self._clock.now().utc))
        self.look()

    def stop(self) -> None:
        """Expect no answers."""
        self._visit += 1

    def leave(self) -> None:
        """Back."""
        self.stop()
        self.left.emit()

    def look(self) -> None:
        """Ask anew what there is."""
        self._ask(lib.AskLibrary(), self._listed)

    def show_list(self) -> None:
        """Back to the list."""
        self._turn(LibraryPage.LIST, document=None, difference=None, paper=Paper(self._width()))
        self.look()

    # ---- one document

    def open(self, ref: str) -> None:
        """Show a document."""
        self._send(lib.AskDocument(ref), self._opened)

    def turn(self, page: LibraryPage) -> None:
        """To another page about the same document."""
        self._turn(page)
        if page is LibraryPage.PAPER:
            self._picture()

    def show_change(self, number: int) -> None:
        """One difference in whole."""
        self._turn(LibraryPage.ONE_CHANGE, chosen=number)

    def show_defect(self, number: int) -> None:
        """One defect in whole."""
        self._turn(LibraryPage.ONE_DEFECT, chosen=number)

    def compare(self, other: str) -> None:
        """Hold the document against another version; of the two the lower version is the old one."""
        document = self.state.document
        against = next((one for one in document.others if one.ref == other), None) if document else None
        if document is None or against is None:
            return
        pair = sorted((against, document.line), key=lambda one: version_rank(one.key.rpartition("@")[2]))
        self._send(lib.AskDifference(pair[0].ref, pair[1].ref), self._compared)

    def compare_with_base(self) -> None:
        """Hold a draft against what it was drawn from; else choose what to hold a document against."""
        document = self.state.document
        if document is None:
            return
        base = next((one for one in document.others if one.key == document.line.base_key), None)
        if document.line.draft and base is not None:
            self.compare(base.ref)
        else:
            self._turn(LibraryPage.VERSIONS)

    # ---- paper

    def see(self, width_px: int) -> None:
        """Show the pages this wide; asked once for each width."""
        if width_px > 0 and width_px != self._width():
            self._show(replace(self.state, paper=replace(self.state.paper, width_px=width_px)))
            if self.state.page is LibraryPage.PAPER:
                self._picture()

    def print_out(self, language: str) -> None:
        """Print graph and card in the language of the screen."""
        paper = self._paper(language)
        if paper is None or self.state.paper.printing:
            return
        busy = replace(self.state.paper, printing=True, print_fault="", printed=False)
        self._show(replace(self.state, paper=busy))

        def printed(answer: object) -> None:
            fault = answer if isinstance(answer, str) else ""
            (self.turned_down if fault else self.accepted).emit()
            told = replace(self.state.paper, printing=False, print_fault=fault, printed=not fault)
            self._show(replace(self.state, paper=told))

        self._papers.print_procedure(paper, self._heeded(printed))

    # ---- drafting

    def look_for_files(self) -> None:
        """Which documents has somebody brought?"""
        self._turn(LibraryPage.INCOMING, incoming=None)
        self._papers.incoming(self._heeded(self._found))

    def take(self, number: int) -> None:
        """Take one of them as a draft."""
        files = self.state.incoming or ()
        if not 0 <= number < len(files):
            return
        if files[number].fault:
            self._refuse(refuse(files[number].fault))
            return
        self._send(lib.DraftDocument(files[number].content), self._drafted)

    def open_step(self, step: str) -> None:
        """What of this step can be made stricter? Only for who may draft, and what can be drawn from."""
        document = self.state.document
        if document is None or document.procedure is None or not document.may_draft:
            return
        if any(one.id == step for one in document.procedure.every_step()):
            self._turn(LibraryPage.CHANGE, step=step)

    def change(self, change: StepChange) -> None:
        """Make the step stricter: in this draft, or in a new one of this document."""
        document = self.state.document
        if document is not None:
            self._send(lib.ChangeStep(document.line.ref, document.line.sha256, change), self._drafted)

    def hand_on(self) -> None:
        """Ask for the draft's publication, once its difference was looked at."""
        document = self.state.document
        if document is not None and document.line.ref in self.state.seen:
            line = document.line
            self._send(lib.HandOnDraft(line.draft, line.sha256), self._opened)

    def drop(self) -> None:
        """Pursue the draft no further."""
        if self.state.document is not None:
            self._send(lib.DropDraft(self.state.document.line.draft), self._dropped)

    # ---- two people

    def ask_to_publish(self) -> None:
        """Another person signs."""
        self._camera.reset()
        self._turn(LibraryPage.SIGN, signs=Signs.PUBLISH, badge="")

    def ask_why(self) -> None:
        """Why is it withdrawn?"""
        self._turn(LibraryPage.WHY, reason="")

    def choose_reason(self, reason: str) -> None:
        """One of the list."""
        self._show(replace(self.state, reason=reason, refusal=None))

    def ask_to_withdraw(self) -> None:
        """A second person signs."""
        if self.state.reason:
            self._camera.reset()
            self._turn(LibraryPage.SIGN, signs=Signs.WITHDRAW, badge="")

    def sign(self, pin: str) -> None:
        """With the badge, the PIN is the signature."""
        document = self.state.document
        if document is None or not self.state.badge:
            return
        line, who = document.line, Credentials(badge=self.state.badge, pin=pin)
        if self.state.signs is Signs.PUBLISH:
            self._send(lib.PublishDraft(line.draft, line.sha256, who), self._signed)
        else:
            self._send(lib.WithdrawProcedure(line.key, line.sha256, self.state.reason, who), self._signed)

    def back(self) -> None:
        """One page back."""
        difference = self.state.difference
        before = {
            LibraryPage.ONE_CHANGE: LibraryPage.DIFFERENCE,
            LibraryPage.ONE_DEFECT: LibraryPage.PROOF,
        }.get(self.state.page, LibraryPage.DOCUMENT)
        if self.state.document is None or self.state.page in (LibraryPage.DOCUMENT, LibraryPage.INCOMING):
            self.show_list()
        elif before is LibraryPage.DIFFERENCE and difference is None:
            self._turn(LibraryPage.DOCUMENT)
        else:
            self._turn(before, badge="")

    # ---- codes

    @Slot(object)
    def code_seen(self, code: ScannedCode) -> None:
        """A badge of who signs."""
        if is_badge(code.text) and self.state.page is LibraryPage.SIGN:
            self._show(replace(self.state, badge=code.text, refusal=None))
            self.accepted.emit()

    @property
    def awaits_second(self) -> bool:
        """Whether a badge signs and nobody takes over by it."""
        return self.state.page is LibraryPage.SIGN

    # ---- answers

    def _listed(self, answer: object) -> None:
        if isinstance(answer, LibraryView):
            self._show(replace(self.state, view=answer, now=self._clock.now().utc))

    def _opened(self, answer: object) -> None:
        if isinstance(answer, DocumentView):
            self._turn(LibraryPage.DOCUMENT, document=answer, difference=None, paper=Paper(self._width()))

    def _drafted(self, answer: object) -> None:
        self.accepted.emit()
        self._opened(answer)

    def _dropped(self, answer: object) -> None:
        if isinstance(answer, Saved):
            self.show_list()

    def _signed(self, answer: object) -> None:
        self.accepted.emit()
        self._opened(answer)
        self.look()

    def _compared(self, answer: object) -> None:
        if isinstance(answer, DifferenceView):
            seen = self.state.seen
            if answer.new.draft and answer.old.key == answer.new.base_key:
                seen |= {answer.new.ref}
            self._turn(LibraryPage.DIFFERENCE, difference=answer, seen=seen)

    def _found(self, answer: object) -> None:
        self._show(replace(self.state, incoming=answer if isinstance(answer, tuple) else ()))

    # ---- within

    def _ask(self, command: object, then: Callable[[object], None]) -> None:
        self._desk.ask(command, self._heeded(then))

    def _send(self, command: object, then: Callable[[object], None]) -> None:
        """An act or a look: busy until the desk has answered; a no is shown."""
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, refusal=None))

        def answered(answer: object) -> None:
            self._show(replace(self.state, busy=False))
            if not isinstance(answer, Refusal):
                then(answer)
                return
            if self.state.badge and answer.code not in _ABOUT_PIN:
                self._camera.reset()
                self._show(replace(self.state, badge=""))
            self._refuse(answer)

        self._ask(command, answered)

    def _heeded(self, then: Callable[[object], None]) -> Callable[[object], None]:
        """The same, deaf to what comes after the operator has left."""
        visit = self._visit

        def heed(answer: object) -> None:
            if visit == self._visit:
                then(answer)

        return heed

    def _paper(self, language: str) -> ProcedurePaper | None:
        document = self.state.document
        if document is None or document.procedure is None:
            return None
        return ProcedurePaper(document.procedure, document.limits, language)

    def _picture(self) -> None:
        width_px, paper = self._width(), self._paper(self._language)
        if width_px <= 0 or paper is None:
            return

        def drawn(answer: object) -> None:
            document = self.state.document
            if document is None or document.procedure is not paper.procedure or self._width() != width_px:
                return
            pages = answer if isinstance(answer, tuple) else ()
            fault = answer if isinstance(answer, str) else ""
            self._show(replace(self.state, paper=replace(self.state.paper, pages=pages, fault=fault)))

        self._papers.preview_procedure(paper, width_px, self._heeded(drawn))

    def speak(self, language: str) -> None:
        """The language of the card on the screen; another one is drawn anew."""
        if language != self._language:
            self._language = language
            if self.state.page is LibraryPage.PAPER:
                self._picture()

    def _width(self) -> int:
        return self.state.paper.width_px

    def _refuse(self, refusal: Refusal) -> None:
        self._show(replace(self.state, refusal=refusal))
        self.turned_down.emit()

    def _turn(self, page: LibraryPage, **changes: object) -> None:
        self._show(replace(self.state, page=page, refusal=None, **changes))  # type: ignore[arg-type]

    def _show(self, state: LibraryState) -> None:
        self.state = state
        self.state_changed.emit(state)


def may_withdraw(document: DocumentView) -> bool:
    """Whether there is something to take out of work."""
    gone = (Standing.WITHDRAWN, Standing.MALFORMED, Standing.DRAFT, Standing.WAITING)
    return document.may_draft and document.line.standing not in gone
