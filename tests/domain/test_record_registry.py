"""Pages follow one another, and what another station holds is neither begun nor come back to."""

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.pack_hold import Decision, Told
from app.domain.record_entry import Inspected
from app.domain.record_people import RULES as PEOPLE
from app.domain.record_people import PeopleBooks
from app.domain.record_registry import RULES, RegistryBooks
from tests.fakes.told_pages import hold, page, ruling

KEY = Ed25519PrivateKey.from_private_bytes(b"\3" * 32)
HELD = hold("CODE")


class Book:
    """Entries one after the other, judged by the registry's rules alone."""

    def __init__(self) -> None:
        self.books = RegistryBooks()
        self.seq = 0

    def say(self, kind: str, **data: Any) -> list[str]:
        """One more entry: what is wrong with it."""
        self.seq += 1
        hashed = "00" * 32
        entry = Inspected(
            1, self.seq, hashed, kind, 1, self.seq, self.seq, "b", "", "", "", data, station="ST-001"
        )
        wrong = [code for rule in RULES.get(kind, ()) for code in rule(self.books, entry)]
        self.books.tell(entry)
        return wrong

    def adopt(self, *told: Told, after: int = 0, incarnation: int = 1, **said: Any) -> list[str]:
        """A page."""
        raw = page(KEY, told, after=after, incarnation=incarnation).raw.decode()
        data = {"incarnation": incarnation, "first": after + 1, "last": after + len(told), "page": raw}
        return self.say("changes.adopted", **{**data, "sig": "", **said})


@pytest.fixture
def book() -> Book:
    made = Book()
    made.say("pack.received", pack="p", code="CODE")
    return made


def test_pages_follow_one_another(book: Book) -> None:
    assert book.adopt(HELD) == []
    assert book.adopt(hold("B"), hold("C"), after=1) == []
    assert book.adopt(hold("D"), after=5) == ["changes.not_following"]
    assert book.adopt(hold("E"), incarnation=2) == []
    assert book.adopt(hold("F"), incarnation=1) == ["changes.not_following"]
    assert book.adopt(hold("G"), after=1, incarnation=3) == ["changes.not_following"]


def test_an_entry_says_what_its_page_says(book: Book) -> None:
    assert book.adopt(HELD, last=4) == ["changes.other_positions"]
    for odd in ("", "{}", "[]", '{"changes":3}', '{"changes":[7]}', '{"changes":[]}', "[" * 3000):
        assert book.say("changes.adopted", page=odd) == ["changes.no_page"]


@pytest.mark.parametrize("kind", ["run.started", "pack.resumed"])
def test_what_another_station_holds_is_not_opened(book: Book, kind: str) -> None:
    assert book.say(kind, pack="p", run="r") == []
    book.adopt(HELD, hold("CODE", seq=8, station="ST-001"))
    assert book.say(kind, pack="p", run="r") == ["run.held_elsewhere"]
    book.adopt(ruling(HELD, only="ST-009"), ruling(HELD, Decision.SHUT, name="rl-2"), after=2)
    assert book.say(kind, pack="p", run="r") == ["run.held_elsewhere"]
    book.adopt(ruling(HELD, only="ST-001", name="rl-3"), after=4)
    assert book.say(kind, pack="p", run="r") == []


def test_notes_and_other_packs_stop_nobody(book: Book) -> None:
    book.adopt(hold("CODE", "weight_differs", binding=False), hold("ELSE"))
    assert book.say("run.started", pack="p", run="r") == []


@pytest.mark.parametrize(
    "kind", ["air.alarm", "air.cleared", "air.blind", "air.seen", "clock.jumped", "changes.adopted"]
)
def test_what_the_station_writes_by_itself_needs_nobody(kind: str) -> None:
    entry = Inspected(1, 1, "00" * 32, kind, 1, 1, 1, "b", "", "", "", {})
    assert [code for rule in PEOPLE["*"] for code in rule(PeopleBooks(), entry)] == []
