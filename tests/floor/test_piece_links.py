"""A piece with a code of its own is named in the entries about it, beside its pack: links go both ways."""

from app.domain.output import OutputCode
from app.floor.output_commands import CorrectOutput
from app.wire.envelope import decode
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import BO, CODE, Floor, shown


def named(floor: Floor, fact_type: str) -> list[set[str]]:
    """What each entry of a type names, oldest first."""
    return [set(decode(one.raw).base) for one in floor.entries() if one.type == fact_type]


def test_a_piece_is_named_where_it_is_recorded_and_where_it_is_taken_back():
    floor = bench_floor()
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("lift")
    module, cables = hands.weigh(code=OutputCode.MOD).output, hands.weigh(code=OutputCode.CABLE).output
    assert module.text
    assert cables.text == ""
    for output in (module, cables):
        floor.saved(CorrectOutput(output.id, "weighed with the sling", shown(BO)))
    both, alone = {CODE, module.text}, {CODE}
    assert named(floor, "output.recorded")[-2:] == [both, alone]
    assert named(floor, "entry.corrected") == [both, alone]
