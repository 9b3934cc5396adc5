"""Holds follow from claims alone: they only grow, and no order makes a difference."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.custody import Claim, ClaimKind, Said, claims_of, custody_of
from app.domain.custody_holds import told_of
from app.domain.own_label import station_mark
from app.domain.pack_hold import Decision, PackHold, Release, Ruling, open_holds
from app.domain.traveller import traveller_for
from app.domain.triage import TriageClass

A_PAPER, A_LATER, B_PAPER = (
    traveller_for(found, who, number).text
    for found, who, number in ((TriageClass.A, "A", 1), (TriageClass.A, "A", 2), (TriageClass.B, "B", 1))
)

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
        about=st.sampled_from(("1:1", "1:2", "Q", A_PAPER, B_PAPER, A_LATER)),
        reasons=st.sampled_from(((), (station_mark("B"),))),
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


# ---- handed on and taken over


def claim(who: str, seq: int, kind: ClaimKind, about: str = "", *meant: str) -> Claim:
    return Claim("P", who, 1, seq, kind, 5, about=about, reasons=meant)


RECEIVED = claim("A", 1, ClaimKind.RECEIVED)
HANDED = claim("A", 2, ClaimKind.HANDED_ON, A_PAPER)
TAKEN = claim("B", 1, ClaimKind.TAKEN_OVER, A_PAPER)
BACK = [claim("B", 2, ClaimKind.HANDED_ON, B_PAPER), claim("A", 3, ClaimKind.TAKEN_OVER, B_PAPER)]
ON = [claim("A", 4, ClaimKind.HANDED_ON, A_LATER), claim("C", 1, ClaimKind.TAKEN_OVER, A_LATER)]


def binding(*told: Claim) -> set[str]:
    return {one.id for one in told_of(told) if isinstance(one, PackHold) and one.binding}


def test_where_a_pack_is_follows_from_papers_and_not_from_what_arrived():
    assert custody_of([RECEIVED]).at == ("A",)
    assert custody_of([RECEIVED, HANDED]).at == ()
    assert custody_of([RECEIVED, HANDED, TAKEN]).at == ("B",)
    assert custody_of([RECEIVED, TAKEN]).at == ("B",), "that A handed it on is only not told yet"
    assert custody_of([TAKEN]).at == ("B",)
    came = claim("A", 3, ClaimKind.CAME_BACK, A_PAPER)
    assert custody_of([RECEIVED, HANDED, came]).at == ("A",)
    assert custody_of([RECEIVED, HANDED, TAKEN, *BACK]).at == ("A",)
    assert custody_of([RECEIVED, HANDED, TAKEN, *BACK, *ON]).at == ("C",)
    gone = claim("C", 2, ClaimKind.DISMANTLED)
    assert custody_of([RECEIVED, HANDED, TAKEN, *BACK, *ON, gone]).at == ()


@given(st.sets(st.sampled_from([RECEIVED, HANDED, TAKEN, *BACK, *ON])))
def test_no_part_of_a_lawful_way_raises_a_hold(part: set[Claim]):
    opened = [claim("C", 2, ClaimKind.OPENED, traveller_for(TriageClass.A, "C", 1).text)]
    assert binding(*part, *opened, claim("C", 3, ClaimKind.DISMANTLED)) == set()


def test_a_paper_of_another_class_is_the_same_paper():
    worse = traveller_for(TriageClass.B, "A", 1).text
    assert binding(TAKEN, claim("C", 1, ClaimKind.TAKEN_OVER, worse)) == {
        "B:1:1:double_claim",
        "C:1:1:double_claim",
    }


def test_opened_by_an_older_program_is_opened_under_any_paper_of_that_station():
    assert binding(claim("A", 2, ClaimKind.OPENED), TAKEN) == {"A:1:2:identity_clash", "B:1:1:identity_clash"}
    assert binding(claim("C", 2, ClaimKind.OPENED), TAKEN) == set()


def test_meant_for_one_and_taken_by_another():
    meant = claim("A", 2, ClaimKind.HANDED_ON, A_PAPER, station_mark("C"))
    assert binding(meant, TAKEN) == {"A:1:2:custody_gap", "B:1:1:custody_gap"}
    assert binding(claim("A", 2, ClaimKind.HANDED_ON, A_PAPER, station_mark("B")), TAKEN) == set()


def test_an_entry_without_a_sound_paper_claims_nothing():
    for kind in ("pack.taken_over", "pack.handed_on", "pack.came_back"):
        for paper in ("", "TRA", A_PAPER[:-1] + "?", None, 7):
            assert claims_of(Said("A", 1, 1, kind, 1, {"paper": paper, "to": "x"}), ["P"]) == ()
    taken, used = claims_of(Said("B", 1, 1, "pack.taken_over", 1, {"paper": A_PAPER}), ["P", A_PAPER])
    assert (taken.battery, taken.about, used.battery, used.about) == ("P", A_PAPER, A_PAPER, "P")
