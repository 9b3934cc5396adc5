"""Packs that change hands between stations, from the record alone: a traveller goes with each once."""

from collections.abc import Callable, Iterator, Mapping

from app.domain.record_entry import Inspected

_CLASSES = {"A": "A", "D": "B-doc", "B": "B", "C": "C", "E": "EMERGENCY"}
_FROM_BEST = list(_CLASSES.values())


class HandingBooks:
    """The travellers ordered for each pack, those that went with it or brought one, and what is away."""

    def __init__(self) -> None:
        self.ordered: dict[str, str] = {}
        self.away: dict[str, str] = {}
        self.spent: set[str] = set()
        self.brought: dict[str, str] = {}

    def tell(self, entry: Inspected) -> None:
        """What an entry changes."""
        pack, paper = entry.text("pack"), entry.text("paper")
        if entry.type == "label.ordered":
            self.ordered[entry.text("text")] = pack
        elif entry.type == "pack.handed_on":
            self.away[pack] = paper
        elif entry.type == "pack.came_back":
            self.away.pop(pack, None)
            self.spent.add(_token(paper))
        elif entry.type == "pack.taken_over":
            self.spent.add(_token(paper))
            self.brought[pack] = paper


def _token(paper: str) -> str:
    """Claim and number of a traveller: TR, one sign for the class, these nine, and the check character."""
    return paper[3:12] if len(paper) == 13 and paper.startswith("TR") else ""


def _of_the_pack(books: HandingBooks, entry: Inspected) -> Iterator[str]:
    """Handed on under a traveller that was made for this very pack, here."""
    if books.ordered.get(entry.text("paper")) != entry.text("pack") or not _token(entry.text("paper")):
        yield "handing.other_paper"
    if _token(entry.text("paper")) in books.spent:
        yield "handing.void_paper"


def _back(books: HandingBooks, entry: Inspected) -> Iterator[str]:
    went = books.away.get(entry.text("pack"))
    if went is None:
        yield "handing.not_away"
    elif _token(went) != _token(entry.text("paper")):
        yield "handing.other_paper"


def _taken_over(books: HandingBooks, entry: Inspected) -> Iterator[str]:
    paper = entry.text("paper")
    token = _token(paper)
    if not token or token[:5] != entry.text("claim") or _CLASSES.get(paper[2]) != entry.text("class"):
        yield "handing.other_paper"
    if paper in books.ordered:
        yield "handing.own_paper"
    if token in books.spent:
        yield "handing.void_paper"
    if entry.text("paper_read_by") == "typed":
        yield "handing.typed_paper"


def _here(books: HandingBooks, entry: Inspected) -> Iterator[str]:
    if entry.text("pack") in books.away:
        yield "handing.worked_while_away"


def _started(books: HandingBooks, entry: Inspected) -> Iterator[str]:
    yield from _here(books, entry)
    if _token(entry.text("paper")) in books.spent:
        yield "handing.void_paper"


def _looked(books: HandingBooks, entry: Inspected) -> Iterator[str]:
    """The look that ends a taking over names the paper that brought the pack."""
    yield from _here(books, entry)
    brought = books.brought.get(entry.text("pack"), "")
    if not brought or entry.text("paper") != brought or entry.text("class") not in _FROM_BEST:
        return
    if _FROM_BEST.index(entry.text("class")) < _FROM_BEST.index(_CLASSES.get(brought[2], "A")):
        yield "handing.better_class"


Rule = Callable[[HandingBooks, Inspected], Iterator[str]]
RULES: Mapping[str, tuple[Rule, ...]] = {
    "pack.handed_on": (_here, _of_the_pack),
    "pack.came_back": (_back,),
    "pack.taken_over": (_taken_over,),
    "triage.repeated": (_looked,),
    "weight.taken": (_here,),
    "pack.routed": (_here,),
    "pack.quarantined": (_here,),
    "run.started": (_started,),
}
