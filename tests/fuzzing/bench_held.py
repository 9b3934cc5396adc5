"""Holds of other stations that come and go in the middle of random work, and what an inspector reads."""

import json
import random
from collections.abc import Iterator

from app.domain.journal import Entry
from app.domain.pack_hold import Decision, HoldWhy, PackHold, Told
from app.floor.remote_views import ChangesNoted
from app.floor.sync_commands import NoteChanges
from tests.fakes.floor import Floor
from tests.fakes.told_pages import hold, page, ruling
from tests.fuzzing.bench_rules import AT_THE_BALANCE, Books

COMES, GOES = 0.004, 0.1
"""How often a hold comes, and one that stands is ruled upon."""


class HeldLots:
    """Draws by a stream of its own, so that all other lots fall as they would without it."""

    def __init__(self, floor: Floor, seed: float) -> None:
        self._floor = floor
        self._draw = random.Random(seed)
        self._told = 0
        self._open: list[PackHold] = []

    def happens(self, code: str) -> None:
        """Perhaps the registry tells something of this pack."""
        drawn = self._draw.random()
        if self._open and drawn < GOES:
            held = self._open[0]
            decision = self._draw.choice((Decision.RELEASE, Decision.RELEASE, Decision.SHUT))
            only = self._draw.choice(("", "ST-001", "ST-009"))
            self._tell(ruling(held, decision, only=only, name=f"rl-{self._told}"))
            if decision is Decision.RELEASE and only != "ST-009":
                del self._open[0]
        elif not self._open and drawn < COMES:
            station = self._draw.choice(("ST-002", "ST-002", "ST-001"))
            held = hold(code, self._draw.choice(tuple(HoldWhy)), seq=100 + self._told, station=station)
            self._tell(held)
            if station != "ST-001":
                self._open.append(held)

    def _tell(self, what: Told) -> None:
        signed = page(self._floor.registry_key, [what], after=self._told)
        noted = self._floor.do(NoteChanges(signed.raw, signed.sig, self._told))
        assert isinstance(noted, ChangesNoted), noted
        self._told += 1


class HeldBook:
    """Which packs are held elsewhere, by the adopted pages alone; and the steps that give a run up.

    `away` are packs that were handed on, `spent` the travellers that brought one or that came back.
    """

    def __init__(self, books: Books) -> None:
        self._books = books
        self._codes: dict[str, str] = {}
        self._holds: dict[str, set[str]] = {}
        self._away: set[str] = set()
        self._spent: set[str] = set()
        self._gone: set[tuple[str, str]] = set()
        self._ways_out: dict[str, set[str]] = {}

    def look_at(self, entry: Entry) -> Iterator[str]:
        """What an entry says of it, and what it could not lawfully do."""
        said = entry.data
        if entry.type == "run.started" and said["pack"] in self._away:
            yield "opened though it was handed on"
        if entry.type in ("run.started", "pack.handed_on") and said["paper"][3:12] in self._spent:
            yield "a traveller serves that has served"
        if entry.type == "pack.handed_on":
            self._away.add(said["pack"])
        elif entry.type in ("pack.came_back", "pack.taken_over"):
            self._away.discard(said["pack"])
            self._spent.add(said["paper"][3:12])
        if entry.type in ("pack.received", "pack.taken_over"):
            self._codes[said["pack"]] = said["code"]
        elif entry.type == "changes.adopted":
            for change in json.loads(said["page"])["changes"]:
                self._told(change)
        elif entry.type == "run.started":
            document = self._books.documents.get(said["sha256"], {})
            out = (one for one in document.get("deviation", []) if one["to"] == "abort")
            self._ways_out[said["run"]] = {step["id"] for one in out for step in one["step"]}
        opens = entry.type in ("run.started", "pack.resumed", "hold.released")
        # A pack that is apart: its balance is closed, and nothing is left that a hold could keep shut.
        opens = opens and said.get("step") != AT_THE_BALANCE
        if not opens or not self._held(said["pack"]):
            return
        if entry.type != "hold.released" or said["step"] not in self._ways_out.get(said["run"], set()):
            yield "opened though another station holds it"

    def _told(self, change: dict[str, object]) -> None:
        battery = str(change["battery"])
        if change["kind"] == "hold" and change["station"] != "ST-001":
            self._holds.setdefault(battery, set()).add(str(change["id"]))
        elif change.get("decision") == "release" and change["only"] in ("", "ST-001"):
            named = change["holds"]
            assert isinstance(named, list)
            self._gone |= {(battery, str(one)) for one in named}

    def _held(self, pack: str) -> bool:
        code = self._codes.get(pack, "")
        return any((code, one) not in self._gone for one in self._holds.get(code, set()))
