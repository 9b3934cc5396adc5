"""Who may have made an entry: somebody who was signed in, and beside them, where it is due, somebody else."""

from collections.abc import Callable, Iterator, Mapping

from app.domain.record_entry import Inspected

OWN_SIGNATURE = frozenset(
    {
        "emergency.cleared",
        "handover.signed",
        "procedure.published",
        "run.aborted",
        "run.aborting",
        "run.closed",
        "run.stop_ended",
        "pack.quarantined",
        "label.ordered",
    }
)
"""Types whose signature may be that of who is signed in: badge and PIN are asked for, not another person.

What follows the end of an alarm in one act carries the signature of the supervisor who ended it.
"""

TWO_PEOPLE = frozenset({"epoch.opened", "hold.released", "pack.left", "procedure.withdrawn"})
SIGNED = frozenset({*TWO_PEOPLE, "emergency.cleared", "handover.signed", "procedure.published"})
TAKEN_BACK_BY_TWO = frozenset({"triage.answered", "output.recorded"})
BY_NOBODY = frozenset(
    {
        "station.enrolled",
        "changes.adopted",
        "key.rotated",
        "registry.key_adopted",
        "clock.jumped",
        "air.alarm",
        "air.cleared",
        "air.blind",
        "air.seen",
        "operator.pin_refused",
        "device.changed",
        "label.sending",
        "label.printed",
        "sheet.printed",
        "emergency.raised",
        "emergency.cleared",
        "run.stopped",
        "run.stop_ended",
        "run.aborting",
        "run.aborted",
        "pack.quarantined",
        "label.ordered",
    }
)
"""Types that the station writes by itself or that an alarm writes while nobody is signed in."""


class PeopleBooks:
    """Who is signed in, and which sessions were ever begun."""

    def __init__(self) -> None:
        self.here: tuple[str, str] | None = None
        self.sessions: set[str] = set()

    def tell(self, entry: Inspected) -> None:
        """What an entry changes."""
        if entry.type == "operator.signed_in":
            self.here = (entry.text("operator"), entry.sess)
            self.sessions.add(entry.sess)
        elif entry.type == "operator.signed_out" and self.here and self.here[0] == entry.text("operator"):
            self.here = None


def _author(books: PeopleBooks, entry: Inspected) -> Iterator[str]:
    if entry.type in ("operator.signed_in", "epoch.opened"):  # both say themselves who was there
        return
    if not entry.op:
        if entry.type not in BY_NOBODY:
            yield "people.nobody"
    elif (entry.op, entry.sess) != books.here:
        yield "people.not_signed_in"


def _second(_books: PeopleBooks, entry: Inspected) -> Iterator[str]:
    if entry.second and entry.second == entry.op and entry.type not in OWN_SIGNATURE:
        yield "people.same_twice"
    if not entry.second and entry.type in SIGNED:
        yield "people.unsigned"


def _came(books: PeopleBooks, entry: Inspected) -> Iterator[str]:
    if not entry.op or entry.op != entry.text("operator") or not entry.sess:
        yield "people.sign_in_of_another"
    if entry.sess in books.sessions:
        yield "people.session_used"
    if books.here is not None:
        yield "people.two_at_once"


def _went(books: PeopleBooks, entry: Inspected) -> Iterator[str]:
    if books.here is None or books.here[0] != entry.text("operator"):
        yield "people.sign_out_of_another"


def _published(_books: PeopleBooks, entry: Inspected) -> Iterator[str]:
    if entry.second != entry.text("publisher"):
        yield "library.other_publisher"
    if entry.second in entry.listed("authors") or entry.second == entry.text("author"):
        yield "library.own_work"


def _withdrawn(_books: PeopleBooks, entry: Inspected) -> Iterator[str]:
    if entry.second != entry.text("publisher"):
        yield "library.other_publisher"


def _corrected(_books: PeopleBooks, entry: Inspected) -> Iterator[str]:
    if not entry.text("reason").strip():
        yield "correction.no_reason"
    if entry.text("corrected_type") in TAKEN_BACK_BY_TWO and not entry.second:
        yield "people.unsigned"


RULES: Mapping[str, tuple[Callable[[PeopleBooks, Inspected], Iterator[str]], ...]] = {
    "*": (_author, _second),
    "operator.signed_in": (_came,),
    "operator.signed_out": (_went,),
    "operator.pin_refused": (),
    "procedure.published": (_published,),
    "procedure.withdrawn": (_withdrawn,),
    "entry.corrected": (_corrected,),
}
