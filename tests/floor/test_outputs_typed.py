"""Typed weights: a photograph, a reason and a second person, and the mark that never comes off."""

from dataclasses import replace

import pytest

from app.domain.operator import Credentials
from app.domain.output import OutputCode
from app.floor import output_commands as out
from app.floor.output_views import LabelsToPrint, OutputSaved
from app.wire.envelope import decode
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import ANNE, BO, Floor, shown

PHOTO = b"\xff\xd8display"


@pytest.fixture
def floor() -> Floor:
    return bench_floor()


@pytest.fixture
def hands(floor: Floor) -> Hands:
    """Where modules and cables come out."""
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("lift")
    return hands


@pytest.fixture
def typing(hands: Hands) -> out.TypeOutput:
    """A weight typed with all that it needs."""
    return out.TypeOutput(
        run=hands.view().run.id,
        step="lift",
        code=OutputCode.MOD,
        printed="28.44",
        unit="kg",
        reason="scale is away",
        photo=PHOTO,
        second=shown(BO),
    )


def saved(floor: Floor, command: out.TypeOutput) -> OutputSaved:
    answer = floor.do(command)
    assert isinstance(answer, OutputSaved), answer
    return answer


def test_a_typed_weight_is_recorded_with_its_photograph_reason_and_second_person(
    floor: Floor, hands: Hands, typing: out.TypeOutput
):
    output = saved(floor, replace(typing, reason="  scale is away ")).output
    assert (output.mass_mg, output.mass_source, output.printed) == (28_440_000, "typed", "28.44")
    entry = next(one for one in reversed(floor.entries()) if one.type == "output.recorded")
    said = entry.data
    assert (said["source"], said["stability"], said["reason"]) == ("typed", "typed", "scale is away")
    assert (said["instrument"], said["raw"]) == ({}, "")
    assert (entry.operator, entry.second, entry.meaning) == (ANNE.id, BO.id, "weight_typed")
    assert [ref["sha256"] for ref in decode(entry.raw).refs] == list(floor.photographs.kept)
    assert hands.view().run.out_mg >= 28_440_000


def test_its_label_says_that_it_was_typed(floor: Floor, typing: out.TypeOutput):
    saved(floor, typing)
    orders = floor.do(out.AskLabelsToPrint())
    assert isinstance(orders, LabelsToPrint)
    assert ("手输净重", "Typed net", "28.44 kg") in orders.orders[-1].label.lines


def test_nothing_of_it_may_be_missing(hands: Hands, typing: out.TypeOutput):
    for change, code in (
        ({"photo": b""}, "weight.typed_needs_photo"),
        ({"reason": ""}, "correct.needs_reason"),
        ({"reason": " \t\u3000"}, "correct.needs_reason"),
        ({"second": shown(ANNE)}, "second.same_person"),
        ({"second": shown(BO, pin=False)}, "second.badge_and_pin"),
        ({"second": Credentials(badge=BO.badge, pin="0000")}, "operator.pin_wrong"),
        ({"second": Credentials(badge="BG00000", pin="0000")}, "operator.badge_unknown"),
        ({"code": OutputCode.CELL}, "output.not_at_this_step"),
        ({"step": "drain"}, "step.not_now"),
        ({"container": "BN00000"}, "container.unknown"),
    ):
        assert hands.refused(replace(typing, **change)) == code
    assert hands.floor.photographs.kept == {}


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("0", "kg"),
        ("-1.0", "kg"),
        ("", "kg"),
        ("12,5", "kg"),
        ("1e3", "kg"),
        ("NaN", "kg"),
        ("28.44", "lb"),
        ("28.44", ""),
        ("0.0000001", "kg"),
        ("999999999999", "t"),
        ("1000.000001", "t"),
        ("٢٨", "kg"),
        ("28.44\n", "kg"),
    ],
)
def test_what_is_no_mass_of_a_bench_is_refused(hands: Hands, typing: out.TypeOutput, printed: str, unit: str):
    assert hands.refused(replace(typing, printed=printed, unit=unit)) == "weight.not_a_number"


def test_even_the_heaviest_typed_weights_can_be_summed_and_closed(
    floor: Floor, hands: Hands, typing: out.TypeOutput
):
    for _ in range(20):
        saved(floor, replace(typing, printed="1000", unit="t"))
    hands.go_on()
    assert hands.to_the_end().run.out_mg >= 20 * 10**12


def test_the_second_person_is_not_asked_for_what_would_be_refused(
    floor: Floor, hands: Hands, typing: out.TypeOutput
):
    used = floor.scanned("SN-1")
    saved(floor, replace(typing, piece=used))
    wrong = Credentials(badge=BO.badge, pin="0000")
    kept = dict(floor.photographs.kept)
    again = replace(typing, piece=used, second=wrong, photo=b"another")
    assert hands.refused(again) == "output.already_recorded"
    assert "operator.pin_refused" not in floor.types()
    assert floor.photographs.kept == kept


def test_a_container_takes_its_tare_off_a_typed_weight_too(floor: Floor, typing: out.TypeOutput):
    floor.do(out.KnowContainer(floor.part("2.40")))
    with floor.records.unit() as unit:
        text = unit.labels.newest(1)[0].text
    cable = replace(typing, code=OutputCode.CABLE, container=text)
    output = saved(floor, cable).output
    assert (output.mass_mg, output.tare_mg) == (26_040_000, 2_400_000)
    assert Hands(floor).refused(replace(cable, printed="2.4")) == "output.nothing_in_container"
