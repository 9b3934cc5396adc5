"""Outputs: weighed where the step asks for them, each once, with the tare of what they lie in."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.output import OutputCode
from app.domain.reading import Source, WeightReading
from app.floor import output_commands as out
from app.floor.output_views import ContainerSaved
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import BO, Floor, shown

MOD, CABLE, COOLANT = OutputCode.MOD, OutputCode.CABLE, OutputCode.COOLANT


@pytest.fixture
def floor() -> Floor:
    return bench_floor()


@pytest.fixture
def hands(floor: Floor) -> Hands:
    """Where modules and cables come out."""
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("drain")
    hands.go_on(nothing=True)
    hands.to("lift")
    return hands


def container(floor: Floor, printed: str = "2.40", text: str = "") -> ContainerSaved:
    answer = floor.do(out.KnowContainer(floor.part(printed), text))
    assert isinstance(answer, ContainerSaved), answer
    return answer


def test_an_output_is_recorded_with_all_that_the_scale_said(floor: Floor, hands: Hands):
    reading = floor.part("28.44")
    saved = hands.weigh(reading=reading)
    view = hands.view()
    entry = next(one for one in reversed(floor.entries()) if one.type == "output.recorded")
    assert saved.seq == entry.seq
    assert (entry.data["run"], entry.data["pack"], entry.data["step"]) == (view.run.id, view.pack.id, "lift")
    assert (entry.data["mass_mg"], entry.data["gross_mg"], entry.data["tare_mg"]) == (
        28_440_000,
        28_440_000,
        0,
    )
    assert (entry.data["printed"], entry.data["unit"], entry.data["code"]) == ("28.44", "kg", "MOD")
    assert bytes.fromhex(entry.data["raw"]) == reading.raw
    assert entry.data["instrument"]["serial"] == reading.instrument.serial
    assert (entry.data["source"], entry.data["stability"], entry.data["reason"]) == (
        "instrument",
        "device",
        "",
    )
    assert entry.data["taken_at"] == reading.taken.utc_ms
    assert view.outputs == (saved.output,)


def test_only_what_the_step_offers(hands: Hands):
    offered = {MOD, CABLE}
    for code in set(OutputCode) - offered:
        assert hands.refused(hands.weighing(code=code)) == "output.not_at_this_step"
    for code in offered:
        hands.weigh(code=code)


def test_a_weigh_step_takes_exactly_one(floor: Floor):
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("drain")
    first = hands.weigh("4.25")
    assert first.job is None
    assert hands.refused(hands.weighing("4.25")) == "step.not_allowed"
    floor.saved(out.CorrectOutput(first.output.id, "spilt", shown(BO)))
    hands.weigh("4.20")
    assert hands.refused(hands.weighing("4.20")) == "step.not_allowed"
    hands.go_on()


def old(floor: Floor) -> WeightReading:
    reading = floor.part()
    floor.clock.pass_by(timedelta(seconds=3))
    return reading


def of_another_boot(floor: Floor) -> WeightReading:
    reading = floor.part()
    return replace(reading, taken=replace(reading.taken, boot="boot-0"))


def of_the_future(floor: Floor) -> WeightReading:
    reading = floor.part()
    return replace(reading, taken=replace(reading.taken, mono_ms=reading.taken.mono_ms + 60_000))


UNFIT = [
    (old, "weight.stale"),
    (of_another_boot, "weight.stale"),
    (of_the_future, "weight.stale"),
    (lambda floor: floor.part("0.38"), "weight.below_min"),
    (lambda floor: floor.part("0"), "weight.below_min"),
    (lambda floor: floor.part("-5.00"), "weight.below_min"),
    (lambda floor: floor.part("60.02"), "weight.over_max"),
    (lambda floor: floor.part("59.00", tare="1.02"), "weight.over_max"),
    (lambda floor: floor.part(source=Source.TYPED), "weight.typed_needs_photo"),
]


@pytest.mark.parametrize(("reading", "code"), UNFIT)
def test_a_weight_that_is_none_weighs_nothing(floor: Floor, hands: Hands, reading, code: str):
    weighing = hands.weighing()
    assert hands.refused(replace(weighing, reading=reading(floor))) == code
    assert hands.refused(out.KnowContainer(reading(floor))) == code
    assert hands.view().outputs == ()


@pytest.mark.parametrize("printed", ["0.40", "60.00"])
def test_the_ends_of_the_scales_range_belong_to_it(hands: Hands, printed: str):
    assert hands.weigh(printed).output.printed == printed


def test_a_simulated_weight_counts_in_practice_only(floor: Floor, hands: Hands):
    saved = hands.weigh(reading=floor.part(source=Source.SIMULATED))
    assert saved.output.mass_source == "simulated"
    floor.in_production()
    simulated = hands.weighing(reading=floor.part(source=Source.SIMULATED))
    assert hands.refused(simulated) == "weight.simulated"
    assert hands.refused(out.KnowContainer(simulated.reading)) == "weight.simulated"


def test_one_weighing_is_one_output_however_often_it_is_tapped(floor: Floor, hands: Hands):
    weighing = hands.weighing()
    hands.floor.do(weighing)
    assert hands.refused(weighing) == "weight.already_taken"
    assert hands.refused(replace(weighing, code=CABLE)) == "weight.already_taken"
    assert hands.refused(out.KnowContainer(weighing.reading)) == "weight.already_taken"
    assert len(hands.view().outputs) == 1
    empty = floor.part("2.40")
    assert isinstance(floor.do(out.KnowContainer(empty)), ContainerSaved)
    assert hands.refused(replace(weighing, reading=empty)) == "weight.already_taken"


def test_a_weighing_that_was_taken_back_may_be_recorded_anew(floor: Floor, hands: Hands):
    weighing = hands.weighing()
    saved = hands.weigh(reading=weighing.reading)
    floor.saved(out.CorrectOutput(saved.output.id, "wrong tile", shown(BO)))
    anew = hands.weigh(reading=weighing.reading, code=CABLE)
    assert [one.id for one in hands.view().outputs] == [anew.output.id]


# Containers


def test_the_label_of_a_container_takes_its_tare_off(floor: Floor, hands: Hands):
    known = container(floor).container
    assert (known.text[:2], known.tare_mg) == ("BN", 2_400_000)
    saved = hands.weigh("12.40", code=CABLE, container=known.text)
    assert (saved.output.mass_mg, saved.output.tare_mg) == (10_000_000, 2_400_000)
    assert (saved.output.container, saved.output.printed) == (known.text, "12.40")
    # However the label was read.
    again = hands.weigh("12.40", code=CABLE, container=f" {known.text.lower()} ")
    assert again.output.container == known.text
    assert floor.do(out.AskContainer(known.text.lower())) == known


@pytest.mark.parametrize("text", ["BN00000", "BN", "x", " ", "MD10017", "A" * 5000])
def test_a_container_nobody_weighed_takes_nothing_off(floor: Floor, hands: Hands, text: str):
    assert hands.refused(hands.weighing(code=CABLE, container=text)) == "container.unknown"
    assert hands.refused(out.AskContainer(text)) == "container.unknown"


def test_the_newest_tare_of_a_container_counts(floor: Floor, hands: Hands):
    first = container(floor, "2.40")
    again = container(floor, "2.60", first.container.text)
    assert (again.container.text, again.job) == (first.container.text, None)
    assert hands.weigh("12.60", code=CABLE, container=first.container.text).output.mass_mg == 10_000_000


def test_two_tares_are_never_taken_off_one_weight(floor: Floor, hands: Hands):
    known = container(floor).container
    tared = floor.part("10.00", tare="2.40")
    both = hands.weighing(code=CABLE, container=known.text, reading=tared)
    assert hands.refused(both) == "output.two_tares"
    alone = hands.weigh(code=CABLE, reading=floor.part("10.00", tare="2.40"))
    assert (alone.output.mass_mg, alone.output.tare_mg) == (10_000_000, 2_400_000)
    zero = hands.weighing(code=CABLE, container=known.text, reading=floor.part("10.00", tare="0.00"))
    assert hands.weigh(**{"code": CABLE, "container": known.text, "reading": zero.reading})


def test_a_container_is_not_weighed_on_a_tared_scale(floor: Floor):
    assert isinstance(floor.do(out.KnowContainer(floor.part("2.40", tare="0"))), ContainerSaved)
    hands = Hands(floor)
    assert hands.refused(out.KnowContainer(floor.part("2.40", tare="1.00"))) == "output.two_tares"


@pytest.mark.parametrize("printed", ["2.40", "2.38", "0.40"])
def test_an_empty_container_holds_no_output(floor: Floor, hands: Hands, printed: str):
    known = container(floor).container
    weighing = hands.weighing(printed, code=CABLE, container=known.text)
    assert hands.refused(weighing) == "output.nothing_in_container"


def test_only_our_own_sound_label_is_a_containers(floor: Floor, hands: Hands):
    pack = hands.view().pack
    for text in ("BN10010", "MD10017", pack.code, "x", " ", "\u200b"):
        assert hands.refused(out.KnowContainer(floor.part("2.40"), text)) == "container.not_ours"
