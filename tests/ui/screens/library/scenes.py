"""The library in every state that matters, for tests and for eyes."""

from collections.abc import Callable, Mapping

from app.floor.commands import SignOut
from app.floor.library_views import ProcedurePaper
from app.papers.preview import page_pictures
from app.papers.procedure_paper import procedure_pdf
from tests.fakes.floor import LEAD
from tests.fakes.library_hands import ENGINEER, LFP, SAFE, next_version
from tests.ui.screens.library.stand import LibraryStand
from tests.ui.screens.place_scenes import framed, grey_picture
from ui.screens.library.screen import LibraryScreen
from ui.screens.library.state import LibraryPage
from ui.shell.window import StationWindow
from ui.theme.tokens import Look

UNPROVEN = next_version(old='act = "prove_dead"', new='act = "measure_outside"')


def changed() -> bytes:
    """The shipped document with one more person and fewer re-readings."""
    text = next_version(old="people = 1", new="people = 2").decode()
    return text.replace("rereads = 3", "rereads = 2", 1).encode()


def many(stand: LibraryStand) -> None:
    """Published, superseded, withdrawn, a draft, one that waits, and a file that is gone."""
    hands = stand.hands
    gone = hands.published(next_version("unknown-pack@1", "2")).line
    hands.published(changed())
    hands.open(hands.withdraw("ncm-pack@1"))
    hands.waiting(next_version(SAFE, "2"))
    hands.drafted(UNPROVEN.replace(b'version = "3"', b'version = "4"'))
    kept = hands.floor.site.documents.kept  # type: ignore[attr-defined]
    del kept[gone.sha256]
    hands.start()
    stand.desk.floor = hands.floor
    hands.floor.sign_in(ENGINEER)


def list_(stand: LibraryStand) -> None:
    many(stand)
    stand.begin()


def read_only(stand: LibraryStand) -> None:
    stand.hands.floor.do(SignOut())
    stand.begin()


def document(stand: LibraryStand) -> None:
    stand.open(LFP)


def withdrawn(stand: LibraryStand) -> None:
    many(stand)
    stand.open("ncm-pack@1")


def superseded(stand: LibraryStand) -> None:
    many(stand)
    stand.open(LFP)


def malformed(stand: LibraryStand) -> None:
    many(stand)
    stand.open("file:0")


def draft(stand: LibraryStand) -> None:
    stand.take(changed())


def draft_unproven(stand: LibraryStand) -> None:
    stand.take(UNPROVEN)


def waiting(stand: LibraryStand) -> None:
    draft(stand)
    stand.do(stand.presenter.compare_with_base)
    stand.do(stand.presenter.back)
    stand.do(stand.presenter.hand_on)


def difference(stand: LibraryStand) -> None:
    draft(stand)
    stand.do(stand.presenter.compare_with_base)


def one_change(stand: LibraryStand) -> None:
    difference(stand)
    stand.do(lambda: stand.presenter.show_change(2))


def change(stand: LibraryStand) -> None:
    stand.open(LFP)
    stand.do(lambda: stand.presenter.open_step("prove_dead"))


def versions(stand: LibraryStand) -> None:
    many(stand)
    stand.open("lfp-pack@3")
    stand.do(stand.presenter.compare_with_base)


def proof(stand: LibraryStand) -> None:
    draft_unproven(stand)
    stand.do(lambda: stand.presenter.turn(LibraryPage.PROOF))


def one_defect(stand: LibraryStand) -> None:
    proof(stand)
    stand.do(lambda: stand.presenter.show_defect(0))


def paper(stand: LibraryStand) -> None:
    stand.papers.draw_procedure = _real_pages
    stand.open(LFP)
    stand.do(lambda: stand.presenter.turn(LibraryPage.PAPER))


def incoming(stand: LibraryStand) -> None:
    stand.bring(changed(), next_version(SAFE, "2"))


def incoming_none(stand: LibraryStand) -> None:
    stand.bring()


def incoming_refused(stand: LibraryStand) -> None:
    stand.take(next_version(old='act = "prove_dead"', new='act = "prove_ded"'))


def why(stand: LibraryStand) -> None:
    stand.open(LFP)
    stand.do(stand.presenter.ask_why)
    stand.do(lambda: stand.presenter.choose_reason("withdrawn.limit_wrong"))


def sign_publish(stand: LibraryStand) -> None:
    waiting(stand)
    stand.do(stand.presenter.ask_to_publish)


def sign_pin(stand: LibraryStand) -> None:
    why(stand)
    stand.do(stand.presenter.ask_to_withdraw)
    stand.do(lambda: stand.presenter.code_seen(stand.hands.floor.scanned(LEAD.badge)))


def sign_refused(stand: LibraryStand) -> None:
    sign_publish(stand)
    stand.sign_as(ENGINEER)


SCENES: Mapping[str, Callable[[LibraryStand], None]] = {
    "list": list_,
    "read_only": read_only,
    "document": document,
    "withdrawn": withdrawn,
    "superseded": superseded,
    "malformed": malformed,
    "draft": draft,
    "draft_unproven": draft_unproven,
    "waiting": waiting,
    "difference": difference,
    "one_change": one_change,
    "change": change,
    "versions": versions,
    "proof": proof,
    "one_defect": one_defect,
    "paper": paper,
    "incoming": incoming,
    "incoming_none": incoming_none,
    "incoming_refused": incoming_refused,
    "why": why,
    "sign_publish": sign_publish,
    "sign_pin": sign_pin,
    "sign_refused": sign_refused,
}


class Prepared:
    """A scene that was brought about once, to be shown on any screen in any language."""

    def __init__(self, scene: str) -> None:
        self.stand = LibraryStand()
        SCENES[scene](self.stand)

    def window(self, look: Look) -> StationWindow:
        """The scene on the stage of a window."""
        return framed(look, LibraryScreen(look, self.stand.presenter, grey_picture, now_ms=lambda: 60_000))


def _real_pages(paper: ProcedurePaper, width_px: int) -> tuple[bytes, ...]:
    return page_pictures(procedure_pdf(paper), width_px=width_px)
