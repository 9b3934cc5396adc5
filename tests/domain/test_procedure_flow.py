"""The one way through a procedure: main line, options, branches, deviations, giving up, making safe."""

from dataclasses import replace

import pytest

from app.domain.procedure import ABORT, RESUME, Act, Deviation, Energy, Finding, Procedure, StepKind
from app.domain.procedure_flow import Walk, deviate, give_up, go_on, offered, owed, set_out
from tests.domain.hazard_plain import HEAT, PLAIN, SEIZED, SWOLLEN, W, before, branch, choose, step

MAIN = [one.id for one in PLAIN.steps if one.kind is not StepKind.MAKE_SAFE]


def steps_of(procedure: Procedure, walk: Walk, **answers: str) -> list[str]:
    """What comes into hand from here to the end, answering as told."""
    seen = []
    while walk.at is not None:
        seen.append(walk.at)
        walk = go_on(procedure, walk, answers.get(walk.at, ""))
    return seen


def at(procedure: Procedure, name: str, **answers: str) -> Walk:
    """The walk with this step in hand, the first time it comes."""
    walk = set_out(procedure)
    while walk.at != name:
        walk = go_on(procedure, walk, answers.get(walk.at or "", ""))
    return walk


def test_the_main_line_is_walked_in_order_and_then_made_safe() -> None:
    assert steps_of(PLAIN, set_out(PLAIN)) == [*MAIN, "cap", "cover"]


def test_nothing_comes_after_the_end() -> None:
    end = give_up(PLAIN, set_out(PLAIN))
    assert (end.at, end.leaving) == (None, True)
    with pytest.raises(ValueError, match="nothing is in hand"):
        go_on(PLAIN, end)
    with pytest.raises(ValueError, match="not offered"):
        deviate(PLAIN, end, "seized")


@pytest.mark.parametrize(
    ("name", "safe"),
    [("scan", []), ("outside", []), ("plug", ["cap"]), ("air", ["cap"]), ("open", ["cap", "cover"])],
)
def test_giving_up_owes_what_was_begun_also_when_it_was_not_done(name: str, safe: list[str]) -> None:
    assert steps_of(PLAIN, give_up(PLAIN, at(PLAIN, name))) == safe


def test_giving_up_while_making_safe_goes_on_with_what_is_left() -> None:
    walk = at(PLAIN, "cover")
    assert steps_of(PLAIN, give_up(PLAIN, walk)) == ["cover"]


def test_a_deviation_comes_back_to_its_step_and_what_it_began_stays_owed() -> None:
    walk = deviate(PLAIN, at(PLAIN, "open"), "seized")
    assert (walk.at, walk.back) == ("drill", "open")
    assert offered(PLAIN, walk) == ()
    rest = steps_of(PLAIN, walk)
    assert rest[:3] == ["drill", "watch", "open"]
    assert rest[-3:] == ["cap", "cover", "watch_on"]


def test_a_deviation_can_be_taken_again_where_it_comes_back() -> None:
    walk = deviate(PLAIN, at(PLAIN, "open"), "seized")
    walk = go_on(PLAIN, go_on(PLAIN, walk))
    assert [one.id for one in offered(PLAIN, walk)] == ["seized"]


def test_a_deviation_that_aborts_leaves_by_the_make_safe_steps() -> None:
    walk = go_on(PLAIN, deviate(PLAIN, at(PLAIN, "look"), "swollen"))
    assert walk.leaving
    assert steps_of(PLAIN, walk) == ["cap", "cover"]


def test_a_deviation_that_goes_on_later_is_left_behind() -> None:
    on = Deviation(
        "on", Finding.ALREADY_OPENED, W, ("air",), "look", (step("tell", StepKind.SHOW, Act.INFORM),)
    )
    procedure = replace(PLAIN, deviations=(on,))
    walk = go_on(procedure, deviate(procedure, at(procedure, "air"), "on"))
    assert (walk.at, walk.back) == ("look", None)
    assert "open" not in walk.begun


def test_deviations_are_offered_where_the_document_says_and_nowhere_else() -> None:
    offers = {name: [one.id for one in offered(PLAIN, at(PLAIN, name))] for name in (*MAIN, "cap")}
    assert {name: ids for name, ids in offers.items() if ids} == {
        "open": ["seized"],
        "look": ["swollen"],
        "cut": ["swollen"],
    }
    with pytest.raises(ValueError, match="not offered"):
        deviate(PLAIN, at(PLAIN, "cut"), "seized")


def test_an_answer_leads_where_its_option_says() -> None:
    procedure = before("open", choose("ask", on="", past="look", stop=ABORT, odd="seized"))
    procedure = replace(procedure, deviations=(replace(SEIZED, at=("ask", "open")), SWOLLEN))
    asked = at(procedure, "ask")
    assert [go_on(procedure, asked, said).at for said in ("on", "past", "stop", "odd")] == [
        *("open", "look", "cap", "drill")
    ]
    assert go_on(procedure, asked, "stop").leaving
    assert go_on(procedure, asked, "odd").back == "ask"
    with pytest.raises(ValueError, match="'maybe' is no option of ask"):
        go_on(procedure, asked, "maybe")


def test_a_branch_is_passed_by_what_was_said_and_asks_nothing() -> None:
    asked = choose("ask", yes="", no="", later="")
    procedure = before("open", asked, branch("by", "ask", no="look", later=ABORT))
    walks = {said: go_on(procedure, at(procedure, "ask"), said) for said in ("yes", "no", "later")}
    assert {said: walk.at for said, walk in walks.items()} == {"yes": "open", "no": "look", "later": "cap"}
    assert all("by" in walk.begun for walk in walks.values())


def test_an_answer_is_kept_until_the_branch_that_asks_for_it_and_newer_ones_replace_it() -> None:
    again = Deviation("again", Finding.LEAK, W, ("ask",), RESUME, (step("tell", StepKind.SHOW, Act.INFORM),))
    procedure = before("look", choose("ask", yes="", no="again"), step("wipe", StepKind.SHOW, Act.INFORM))
    steps = tuple(procedure.steps)
    place = [one.id for one in steps].index("cut")
    procedure = replace(
        procedure, steps=(*steps[:place], branch("by", "ask", no="lift"), *steps[place:]), deviations=(again,)
    )
    walk = go_on(procedure, at(procedure, "ask"), "no")
    walk = go_on(procedure, walk)
    assert walk.at == "ask"
    rest = steps_of(procedure, walk, ask="yes")
    assert rest[rest.index("look") + 1] == "cut"


def test_the_verdict_of_a_read_step_turns_a_branch() -> None:
    read = step("read_heat", StepKind.READ, Act.MEASURE_OUTSIDE, points=(HEAT,))
    procedure = before("plug", read, branch("by", "read_heat", FAILED=ABORT, UNREAD="bleed"))
    there = at(procedure, "read_heat")
    assert [go_on(procedure, there, said).at for said in ("PASSED", "FAILED", "UNREAD")] == [
        "plug",
        None,
        "bleed",
    ]


def test_a_make_safe_step_may_be_guarded_by_a_step_of_a_deviation() -> None:
    walk = give_up(PLAIN, deviate(PLAIN, at(PLAIN, "open"), "seized"))
    assert steps_of(PLAIN, walk) == ["cap", "cover", "watch_on"]
    assert [one.id for one in owed(PLAIN, ("drill",))] == ["watch_on"]


def test_a_procedure_knows_its_steps_by_id_and_the_line_each_belongs_to() -> None:
    assert PLAIN.step("watch").energy is Energy.ISOLATED
    assert PLAIN.deviation_of("watch") == SEIZED
    assert PLAIN.deviation_of("open") is None
    assert PLAIN.number("watch") == PLAIN.number("open")
    with pytest.raises(KeyError):
        PLAIN.step("none")
    renamed = replace(PLAIN, steps=PLAIN.steps[1:])
    with pytest.raises(KeyError):
        renamed.step("scan")
