"""A code leads to everything on record of what it stands on, both ways."""

from dataclasses import dataclass

import pytest

from app.domain.output import Output, OutputCode
from app.domain.pack_hold import HoldWhy
from app.domain.refusals import Refusal
from app.floor.code_trace import trace_of
from app.floor.commands import Papers, ReceivePack
from app.floor.output_commands import AskCodeTrace, CorrectOutput, KnowContainer
from app.floor.output_views import CodeTrace, ContainerSaved, PackTrace
from app.floor.sync_commands import NoteChanges
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import BO, CODE, OTHER_CODE, Floor, shown
from tests.fakes.told_pages import hold, page


@dataclass(frozen=True, slots=True)
class Opened:
    """A pack out of which a module and, into a box, cables came."""

    floor: Floor
    pack: str
    box: str
    module: Output
    cables: Output


@pytest.fixture
def opened() -> Opened:
    floor = bench_floor()
    box = floor.do(KnowContainer(floor.part("2.40")))
    assert isinstance(box, ContainerSaved), box
    hands = Hands(floor)
    pack = floor.stored()
    hands.start(pack)
    hands.to("lift")
    module = hands.weigh(code=OutputCode.MOD).output
    cables = hands.weigh(code=OutputCode.CABLE, container=box.container.text).output
    return Opened(floor, pack, box.container.text, module, cables)


def traced(floor: Floor, text: str) -> CodeTrace:
    found = floor.do(AskCodeTrace(text))
    assert isinstance(found, CodeTrace), found
    return found


def the_pack(floor: Floor, text: str) -> PackTrace:
    (pack,) = traced(floor, text).packs
    return pack


def test_the_code_of_a_battery_tells_its_whole_past_and_what_came_out_of_it(opened: Opened):
    told = the_pack(opened.floor, CODE)
    assert told.pack.id == opened.pack
    assert [one.id for one in told.outputs][-2:] == [opened.module.id, opened.cables.id]
    types = [one.entry.type for one in told.past]
    assert types[0] == "pack.received"
    assert types.count("output.recorded") == len(told.outputs)
    about = [one for one in opened.floor.entries() if one.data.get("pack") == opened.pack]
    assert [one.entry.seq for one in told.past] == [one.seq for one in about]


def test_a_part_leads_to_its_pack_and_a_traveller_and_a_short_name_too(opened: Opened):
    floor = opened.floor
    by_part = traced(floor, opened.module.text)
    assert by_part.output is not None
    assert by_part.output.id == opened.module.id
    assert by_part.packs == traced(floor, CODE).packs
    assert traced(floor, CODE).output is None
    tag = the_pack(floor, CODE).pack.tag
    for other in (floor.traveller(opened.pack), tag, opened.pack, opened.cables.id):
        assert traced(floor, other).packs == by_part.packs, other


def test_a_container_tells_what_lies_in_it(opened: Opened):
    told = traced(opened.floor, opened.box)
    assert told.container is not None
    assert told.container.known is not None
    assert [one.id for one in told.container.inside] == [opened.cables.id]
    assert told.packs == ()


def test_the_label_of_a_part_that_was_taken_back_still_tells_its_pack(opened: Opened):
    opened.floor.saved(CorrectOutput(opened.module.id, "weigh_again", shown(BO)))
    told = traced(opened.floor, opened.module.text)
    assert told.output is None
    (pack,) = told.packs
    taken_back = [one.entry.data["output"] for one in pack.past if one.taken_back]
    assert taken_back == [opened.module.id]


def test_a_battery_that_came_twice_has_two_pasts():
    floor = bench_floor()
    first, other = floor.stored(), floor.stored(OTHER_CODE)
    again = floor.saved(ReceivePack(floor.scanned(CODE), Papers(consignment="C-2"), twin_confirmed=True))
    assert again.pack is not None
    second = again.pack.id
    told = traced(floor, CODE)
    assert [one.pack.id for one in told.packs] == [first, second]
    assert told.of_packs == 2
    assert [one.pack.id for one in traced(floor, OTHER_CODE).packs] == [other]


def test_a_hold_of_another_station_stands_beside_the_past():
    floor = bench_floor()
    pack = floor.stored()
    signed = page(floor.registry_key, [hold(CODE, HoldWhy.QUARANTINE)])
    floor.do(NoteChanges(signed.raw, signed.sig, 0))
    (held,) = the_pack(floor, CODE).held
    assert held.why == "quarantine"
    with floor.records.unit() as unit:
        own = trace_of(unit, CODE, CODE, station="ST-002")
    assert own is not None
    assert [(one.pack.id, one.held) for one in own.packs] == [(pack, ())]


@pytest.mark.parametrize(
    "text", ["", " ", "no such code", "\x00", "P-2611", "BN99999999999", "%", "https://x.cn/1"]
)
def test_what_nobody_recorded_is_said_to_be_unknown(text: str):
    floor = bench_floor()
    floor.stored()
    assert floor.do(AskCodeTrace(text)) == Refusal("trace.unknown")
