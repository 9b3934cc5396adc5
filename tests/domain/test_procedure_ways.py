"""Where a document leads: targets that are there and lie ahead, and no step that nothing leads to."""

from typing import Any

import pytest

from tests.domain.procedure_tables import (
    branch,
    deviation,
    document,
    faults,
    option,
    read,
    step,
    steps,
    with_deviation,
    with_step,
)


def put(*rows: dict[str, object], aside: list[dict[str, object]] | None = None) -> dict[str, Any]:
    """A document of these steps and deviations alone."""
    return document(step=list(rows), deviation=aside or [])


def ask(name: str, *to: str | None) -> dict[str, object]:
    """A choose step whose answers a, b, c ... lead there, on where it is None."""
    return step(name, "choose", option=[option("abcdef"[number], one) for number, one in enumerate(to)])


@pytest.mark.parametrize(
    ("to", "fault"),
    [
        ("nowhere", 'leads to "nowhere", which is no step of this procedure'),
        ("resume", 'leads to "resume", which is no step of this procedure'),
        ("look", 'leads to "look", which does not stand behind it'),
        ("whole", 'leads to "whole", which does not stand behind it'),
        ("free", 'leads to "free", which is in another line'),
        ("cover", 'leads to "cover", which is a make_safe step; these come by themselves'),
        ("bulge", 'leads to "bulge", a deviation whose at does not name this step'),
    ],
)
def test_an_option_leads_ahead_in_its_line_or_into_a_deviation_offered_here(to: str, fault: str) -> None:
    table = with_step(10, option=[option("yes"), option("bad", to)])
    aside = [step("bulge_photo", "photo", energy="module")]
    table["deviation"] = [deviation(), deviation("bulge", at=["rest"], step=aside)]
    assert faults(table) == (f"step 10 (whole): option 2 {fault}",)


@pytest.mark.parametrize("to", ["", "abort", "rest", "last_look", "bent"])
def test_an_option_that_leads_ahead_is_read(to: str) -> None:
    read(with_step(10, option=[option("yes"), option("other", to)]))


def test_an_option_of_a_deviation_leads_into_no_deviation() -> None:
    aside = ask("ask", None, "bent") | {"energy": "module"}
    assert faults(with_deviation(step=[aside])) == (
        'deviation 1 (bent) step 1 (ask): option 2 leads to "bent", a deviation, out of a deviation',
    )


def test_an_option_of_a_deviation_leads_ahead_in_it() -> None:
    rows = [ask("ask", None, "three", "abort"), step("two", "show"), step("three", "show")]
    read(with_deviation(step=[row | {"energy": "module"} for row in rows]))
    rows[0] = ask("ask", None, "rest")
    assert faults(with_deviation(step=[row | {"energy": "module"} for row in rows])) == (
        'deviation 1 (bent) step 1 (ask): option 2 leads to "rest", which is in another line',
    )


@pytest.mark.parametrize(
    ("to", "fault"),
    [
        ("nowhere", 'leads to "nowhere", which is no step of this procedure'),
        ("modules", 'leads to "modules", which does not stand behind it'),
        ("bent", 'leads to "bent", which is no step of this procedure'),
        ("cover", 'leads to "cover", which is a make_safe step; these come by themselves'),
    ],
)
def test_a_case_leads_ahead_in_its_line(to: str, fault: str) -> None:
    cases = {"of": "modules", "cases": {"PASSED": to}}
    assert faults(with_step(11, branch=cases)) == (f'step 11 (by_modules): branch case "PASSED" {fault}',)


@pytest.mark.parametrize(
    ("of", "answer", "fault"),
    [
        ("nowhere", "PASSED", 'branch of "nowhere" is not a step of this procedure'),
        ("rest", "PASSED", 'branch of "rest" does not stand before it in the same line'),
        ("free", "PASSED", 'branch of "free" does not stand before it in the same line'),
        ("by_modules", "PASSED", 'branch of "by_modules" does not stand before it in the same line'),
        ("dead", "PASSED", 'branch of "dead" is neither a choose nor a read step, so it says nothing'),
        ("modules", "passed", 'branch case "passed" is no answer of that step'),
        ("whole", "PASSED", 'branch case "PASSED" is no answer of that step'),
    ],
)
def test_a_branch_asks_a_step_before_it_that_says_something(of: str, answer: str, fault: str) -> None:
    cases = {"of": of, "cases": {answer: "last_look"}}
    assert faults(with_step(11, branch=cases)) == (f"step 11 (by_modules): {fault}",)


def test_a_branch_may_ask_a_choice() -> None:
    read(with_step(11, branch={"of": "whole", "cases": {"yes": "last_look", "bent": "abort"}}))


AT = [
    (None, "at: missing; a deviation is offered at 1 step or more"),
    ([], "at: missing; a deviation is offered at 1 step or more"),
    ("whole", "at: must be a list"),
    (["whole", 3], "at 2 must be text, the id of a step"),
    (["whole", "nowhere"], 'at "nowhere" is not a step of this procedure'),
    (["whole", "free"], 'at "free" is not a step of the main line'),
    (["whole", "cover"], 'at "cover" is a make_safe step; on the way out nothing leads elsewhere'),
    (["whole", "by_modules"], 'at "by_modules" is a branch, at which nobody stops'),
    (["whole", "whole", "whole"], 'at "whole" is given twice'),
]


@pytest.mark.parametrize(("at", "fault"), AT)
def test_a_deviation_is_offered_where_somebody_stops(at: object, fault: str) -> None:
    plain = [option("yes"), option("no", "abort")]
    table = with_deviation(at=at)
    table["step"] = with_step(10, option=plain)["step"]
    assert faults(table) == (f"deviation 1 (bent): {fault}",)


@pytest.mark.parametrize(
    ("to", "fault"),
    [
        ("nowhere", 'to "nowhere" is not a step of this procedure'),
        ("bent", 'to "bent" is not a step of this procedure'),
        ("see", 'to "see" is not a step of the main line'),
        ("cover", 'to "cover" is a make_safe step; these come by themselves'),
        ("modules", 'to "modules" does not stand behind every step in at'),
        ("whole", 'to "whole" does not stand behind every step in at'),
    ],
)
def test_a_deviation_leads_back_ahead_or_out(to: str, fault: str) -> None:
    assert faults(with_deviation(to=to)) == (f"deviation 1 (bent): {fault}",)


@pytest.mark.parametrize("to", ["resume", "abort", "rest", "last_look", "by_modules"])
def test_a_deviation_that_leads_on_is_read(to: str) -> None:
    assert read(with_deviation(to=to)).deviation("bent").to == to


def test_a_deviation_leads_behind_every_step_it_is_offered_at() -> None:
    assert faults(with_deviation(at=["whole", "last_look"], to="rest")) == (
        'deviation 1 (bent): to "rest" does not stand behind every step in at',
    )


def test_a_step_that_every_answer_passes_over_is_told() -> None:
    rows = [ask("q", "three", "abort"), step("two", "show"), step("three", "show")]
    assert faults(put(*rows)) == ("step 2 (two): nothing leads to this step",)
    read(put(ask("q", "three", "two"), *rows[1:]))
    read(put(ask("q", "three", None), *rows[1:]))


def test_what_stands_behind_an_end_is_told() -> None:
    rows = [ask("q", "abort", "abort"), step("two", "show"), step("three", "show")]
    assert faults(put(*rows)) == (
        "step 2 (two): nothing leads to this step",
        "step 3 (three): nothing leads to this step",
    )


def test_a_branch_with_every_answer_named_does_not_go_on() -> None:
    rows = [ask("q", None, None), branch("fork", "q", a="three", b="abort")]
    rows += [step("two", "show"), step("three", "show")]
    assert faults(put(*rows)) == ("step 3 (two): nothing leads to this step",)
    rows[1] = branch("fork", "q", a="three")
    read(put(*rows))


def test_a_branch_goes_on_where_its_question_was_passed_over() -> None:
    rows = [ask("first", None, "fork"), ask("q", None, None), branch("fork", "q", a="three", b="abort")]
    read(put(*rows, step("two", "show"), step("three", "show")))


def test_a_step_may_be_reached_by_a_deviation_alone() -> None:
    rows = [step("zero", "show"), ask("q", "three", "abort"), step("two", "show"), step("three", "show")]
    way = deviation("way", at=["zero"], to="two", step=[step("x", "show")])
    read(put(*rows, aside=[way]))
    way = deviation("way", at=["zero"], to="three", step=[step("x", "show")])
    assert faults(put(*rows, aside=[way])) == ("step 3 (two): nothing leads to this step",)


def test_a_deviation_offered_only_at_steps_that_nothing_leads_to_is_told() -> None:
    rows = [ask("q", "three", "abort"), step("two", "show"), step("three", "show")]
    way = deviation("way", at=["two"], to="resume", step=[step("x", "show")])
    assert faults(put(*rows, aside=[way])) == (
        "step 2 (two): nothing leads to this step",
        "deviation 1 (way) step 1 (x): nothing leads to this step",
    )


def test_what_a_wrong_target_should_have_led_to_is_told_once_that_is_mended() -> None:
    rows = [ask("q", "thre", "abort"), step("two", "show"), step("three", "show")]
    assert faults(put(*rows)) == ('step 1 (q): option 1 leads to "thre", which is no step of this procedure',)


def test_make_safe_steps_are_never_told_as_unreachable() -> None:
    rows = [ask("q", "abort", "abort"), step("cap", "make_safe", "insulate_terminals", guard="q")]
    assert len(read(put(*rows)).steps) == 2
    assert len(read(document()).steps) == len(steps())
