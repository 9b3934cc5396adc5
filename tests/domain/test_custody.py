"""Holds follow from claims alone: they only grow, and no order makes a difference."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.custody import Claim, ClaimKind, Said, claims_of, custody_of
from app.domain.custody_holds import told_of
from app.domain.pack_hold import Decision, PackHold, Release, Ruling, open_holds

claims = st.lists(
    st.builds(
        Claim,
        battery=st.just("P"),
        station=st.sampled_from(("A", "B", "C")),
        epoch=st.integers(1, 2),
        seq=st.integers(1, 6),
        kind=st.sampled_from(ClaimKind),
        at=st.integers(0, 9),
        triage_class=st.sampled_from(("", "A", "B", "C", "EMERGENCY")),
        mass_mg=st.sampled_from((None, 1, 2)),
        about=st.sampled_from(("1:1", "1:2", "Q")),
    ),
    max_size=10,
    unique_by=lambda one: (one.station, one.epoch, one.seq),
)


@settings(max_examples=60)
@given(claims, st.randoms(use_true_random=False), st.integers(0, 10))
def test_what_is_told_only_grows_and_knows_no_order(told: list[Claim], chance, cut: int) -> None:
    whole = told_of(told)
    mixed = list(told)
    chance.shuffle(mixed)
    assert told_of(mixed) == whole
    assert custody_of(mixed) == custody_of(told)
    assert set(told_of(mixed[:cut])) <= set(whole)
    assert len({(one.battery, one.id) for one in whole}) == len(whole)


@settings(max_examples=60)
@given(claims, st.randoms(use_true_random=False))
def test_what_is_open_knows_no_order_either(told: list[Claim], chance) -> None:
    known = list(told_of(told))
    holds = [one for one in known if isinstance(one, PackHold)]
    if holds:
        named = tuple(one.id for one in holds[::2])
        known.append(Ruling("r", "P", named, Decision.RELEASE, "B", "why", ("x", "y"), 3))
    mixed = [*known, *known]
    chance.shuffle(mixed)
    for station in ("A", "B", "D"):
        assert open_holds(mixed, station) == open_holds(known, station)


def test_a_station_is_bound_by_the_others_and_never_by_itself() -> None:
    both = [Claim("P", who, 1, 1, ClaimKind.RECEIVED, 5) for who in ("A", "B")]
    told = told_of(both)
    assert [one.id for one in told] == ["A:1:1:double_intake", "B:1:1:double_intake"]
    assert [one.station for one in open_holds(told, "A")] == ["B"]
    assert told_of(both[:1]) == ()


def test_taking_back_names_the_hold_of_the_entry_it_takes_back() -> None:
    said = Said("A", 1, 9, "entry.corrected", 1, {"epoch": 1, "seq": 4}, two=True)
    (back,) = told_of(claims_of(said, ["P"]))
    assert isinstance(back, Release)
    assert back.holds == ("A:1:4:class_c",)
    alone = Said("A", 1, 9, "entry.corrected", 1, {"epoch": 1, "seq": 4})
    assert claims_of(alone, ["P"]) == ()


def test_the_worst_class_is_the_worst_that_anybody_told() -> None:
    told = [
        Claim("P", who, 1, seq, ClaimKind.ROUTED, 1, triage_class=found)
        for seq, (who, found) in enumerate((("A", "B"), ("B", "A"), ("A", "B-doc")), 1)
    ]
    assert custody_of(told).worst_class == "B"
