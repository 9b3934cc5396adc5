"""Two floors that are two stations: a pack is handed on at one and taken over at the other."""

from dataclasses import replace

from app.domain.pack import Pack
from app.domain.pack_hold import NoteWhy, PackHold
from app.domain.repeated_triage import ASKED
from app.floor import commands as ask
from app.floor.desk import FloorDesk
from app.floor.hand_commands import HandOn, TakeOverPack
from tests.fakes.bench_hands import bench_floor
from tests.fakes.floor import CODE, Floor

CLEAN = dict.fromkeys(ASKED, "no")
B, C = "ST-002", "ST-003"
PICTURE = b"\xff\xd8 a picture"


def named(station: str) -> Floor:
    """A floor that is another station than the usual one."""
    floor = bench_floor()
    floor.site = replace(floor.site, station=station)
    floor.desk = FloorDesk(floor.records.unit, floor.site)
    return floor


def handed(floor: Floor, to: str = "") -> tuple[str, str]:
    """A stored pack was handed on: its id, and the traveller that it went with."""
    pack = floor.stored()
    paper = floor.traveller(pack)
    floor.saved(HandOn(pack, floor.scanned(paper), to))
    return pack, paper


def taking(floor: Floor, paper: str, code: str = CODE, **looked: str) -> TakeOverPack:
    """The command: paper and code were scanned, and nothing was found but what is told."""
    return TakeOverPack(floor.scanned(paper), floor.scanned(code), {**CLEAN, **looked}, PICTURE)


def taken(floor: Floor, paper: str, code: str = CODE, **looked: str) -> Pack:
    """The pack as it stands once it was taken over."""
    pack = floor.saved(taking(floor, paper, code, **looked)).pack
    assert pack is not None
    return pack


def placed(floor: Floor, pack: Pack) -> Pack:
    """Weighed and at its place."""
    floor.saved(ask.TakeWeight(pack.id, floor.weight()))
    floor.saved(ask.RoutePack(pack.id, "D1-07"))
    answer = floor.do(ask.AskPack(pack.id))
    assert isinstance(answer, Pack)
    return answer


def note(battery: str, paper: str, station: str = B) -> PackHold:
    """What the registry tells of another station that took a pack over."""
    why = NoteWhy.TAKEN_OVER.value
    return PackHold(f"{station}:1:9:{why}", battery, why, (paper,), station, "Bench 2", 7, binding=False)
