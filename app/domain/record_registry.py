"""What the registry told, from the record alone: pages follow one another, and what is held is not opened."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from app.domain.record_entry import Inspected, number_in, text_in


class RegistryBooks:
    """How far the registry was heard, every hold that it told and what opened it, and the codes of packs.

    `taken` are battery and station's traveller by which another station was told to have taken it over.
    """

    def __init__(self) -> None:
        self.reached = (0, 0)
        self.holds: dict[str, dict[str, str]] = {}
        self.cleared: dict[str, set[tuple[str, str]]] = {}
        self.codes: dict[str, str] = {}
        self.taken: set[tuple[str, str]] = set()

    def tell(self, entry: Inspected) -> None:
        """What an entry changes."""
        if entry.type in ("pack.received", "pack.taken_over"):
            self.codes[entry.text("pack")] = entry.text("code")
        elif entry.type == "changes.adopted":
            self.reached = (entry.number("incarnation") or 0, entry.number("last") or 0)
            for change in _changes(entry) or ():
                self._told(change)

    def _told(self, change: Mapping[str, Any]) -> None:
        battery, kind = text_in(change, "battery"), text_in(change, "kind")
        if kind == "hold":
            self.holds.setdefault(battery, {})[text_in(change, "id")] = text_in(change, "station")
        elif kind == "note" and text_in(change, "why") == "taken_over":
            named = change.get("reasons")
            self.taken.update(
                (battery, _stay(str(one))) for one in (named if isinstance(named, list) else ())
            )
        elif kind == "release" or (kind == "ruling" and text_in(change, "decision") == "release"):
            named = change.get("holds")
            for hold in named if isinstance(named, list) else ():
                self.cleared.setdefault(battery, set()).add((str(hold), text_in(change, "only")))

    def held(self, pack: str, station: str) -> bool:
        """Whether a hold of another station than this one stands, as far as its journal knew."""
        code = self.codes.get(pack, "")
        gone = {hold for hold, only in self.cleared.get(code, set()) if only in ("", station)}
        return any(
            hold not in gone for hold, raised_by in self.holds.get(code, {}).items() if raised_by != station
        )


def _stay(paper: str) -> str:
    """What all travellers of one stay have in common: the station's mark and the pack's number there."""
    return paper[3:12]


def _changes(entry: Inspected) -> list[Mapping[str, Any]] | None:
    """The changes on the page that an entry adopted; None when its bytes are no page."""
    try:
        page = json.loads(entry.text("page"))
        changes = page["changes"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    sound = isinstance(changes, list) and all(isinstance(one, dict) for one in changes)
    return changes if sound else None


def _adopted(books: RegistryBooks, entry: Inspected) -> Iterator[str]:
    changes = _changes(entry)
    if not changes:
        yield "changes.no_page"
        return
    first, last = entry.number("first") or 0, entry.number("last") or 0
    if [number_in(one, "pos") for one in changes] != list(range(first, last + 1)):
        yield "changes.other_positions"
    incarnation, reached = books.reached
    now = entry.number("incarnation") or 0
    follows = first == reached + 1 if now == incarnation else now > incarnation and first == 1
    if not follows:
        yield "changes.not_following"


def _opened(books: RegistryBooks, entry: Inspected) -> Iterator[str]:
    if books.held(entry.text("pack"), entry.station):
        yield "run.held_elsewhere"
    if (books.codes.get(entry.text("pack"), ""), _stay(entry.text("paper"))) in books.taken:
        yield "run.taken_over_elsewhere"


RULES: Mapping[str, tuple[Callable[[RegistryBooks, Inspected], Iterator[str]], ...]] = {
    "changes.adopted": (_adopted,),
    "run.started": (_opened,),
    "pack.resumed": (_opened,),
}
