"""How a pack gets to the station where it is worked: received, come back, or taken over from another one."""

import random

from app.domain.traveller import traveller_for
from app.domain.triage import TriageClass
from app.floor.hand_commands import ComeBack, HandOn
from tests.fakes.floor import Floor
from tests.fakes.handing import B, placed, taken
from tests.fakes.road import VIN


def brought(floor: Floor, *, opens: bool, hurry: random.Random) -> str:
    """The id of a pack that may be worked: stored when it `opens`, else in quarantine."""
    if hurry.random() < 0.3:
        found = TriageClass.A if opens else TriageClass.C
        return placed(floor, taken(floor, traveller_for(found, B, hurry.randint(1, 900)).text, VIN)).id
    pack = floor.stored(VIN) if opens else floor.damaged(VIN)
    if opens and hurry.random() < 0.3:
        paper = floor.scanned(floor.traveller(pack))
        floor.saved(HandOn(pack, paper))
        floor.do(floor.starting(pack))  # somebody tries to open it all the same
        floor.saved(ComeBack(paper))
        floor.do(HandOn(pack, paper))  # and shows the old paper
    return pack
