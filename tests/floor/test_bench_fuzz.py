"""A little of the fuzz at the bench, and proof that its inspector finds what a lax desk lets through."""

import random
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.dismantling import Action
from app.domain.hazard import HazardRules
from app.domain.journal import Entry
from app.domain.leaving_facts import AfterAlarm
from app.domain.procedure import Procedure
from app.domain.procedure_steps import Beside
from app.floor import commands as ask
from app.host.procedures import drawings, read_procedure_file
from app.places import resources
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import ANNE, BO, LEAD, Floor, shipped, shown
from tests.fakes.procedures import NO_DEMANDS
from tests.fakes.road import put_on_the_bench
from tests.fuzz_bench import fuzz, main
from tests.fuzzing.bench_oracle import Inspector, Scene, Someone
from tests.fuzzing.bench_rules import Books

EVENTS = 800
BOOKS = Books(resources())
LFP = resources() / "procedures" / "lfp" / "lfp-pack-2.toml"


@pytest.mark.parametrize("seed", [1, None])
def test_nothing_is_done_without_what_the_rules_demand(seed: int | None):
    drawn = random.SystemRandom().randrange(2**32) if seed is None else seed
    tally = fuzz(EVENTS, drawn)
    sys.stdout.write(tally.told())
    assert tally.breaches == [], f"seed {drawn}"
    assert tally.events == EVENTS
    assert min(tally.acts, tally.runs) > 0
    assert len(tally.refusals) > 2
    if seed is not None:  # a short run by lot may well be without one of these
        assert min(tally.holds, tally.restarts, tally.lefts) > 0


def test_the_command_prints_and_says_by_its_code_whether_all_was_well(capsys: pytest.CaptureFixture[str]):
    assert main(["--events", "60", "--seed", "5"]) == 0
    told = capsys.readouterr().out
    assert "seed 5: 60 events" in told
    assert "breaches: 0" in told


# The inspector finds what is wrong


def inspected(
    floor: Floor,
    entries: tuple[Entry, ...],
    *,
    level: str = "3S",
    books: Books = BOOKS,
    starts: tuple[int, ...] = (),
) -> list[str]:
    with floor.records.unit() as unit:
        people = {one.id: Someone(level, None, one.role.value == "supervisor") for one in unit.roster.all()}
    return Inspector(books, Scene(people, starts, floor.site.today())).look_through(entries).breaches


def left_alone(floor: Floor) -> None:
    floor.do(ask.SignOut())
    floor.sign_in(ANNE)


def that_does_not_prove(step: str, folder: Path) -> tuple[Procedure, bytes]:
    """The shipped document with one of its holds turned into one that proves nothing."""
    blocks = re.split(r"(?m)^(?=\[\[(?:step|deviation)\]\])", LFP.read_text(encoding="utf-8"))
    (at,) = [place for place, block in enumerate(blocks) if block.startswith(f'[[step]]\nid = "{step}"\n')]
    blocks[at] = re.sub(r'(?m)^act = "\w+"$', 'act = "inform"', blocks[at])
    file = folder / LFP.name
    file.write_text("".join(blocks), encoding="utf-8")
    beside = Beside(shipped().limits, drawings(resources() / "drawings"))
    return read_procedure_file(file, beside), file.read_bytes()


@pytest.mark.parametrize(
    ("step", "lacking"),
    [
        ("prove_dead", "terminals_dead"),
        ("measure_insulation", "insulation_ok"),
        ("inspect_inside", "inside_sound"),
        ("measure_sections", "sections_low"),
    ],
)
def test_a_document_that_leaves_a_proof_out_is_found_at_a_desk_without_rules(
    tmp_path: Path, step: str, lacking: str
):
    procedure, content = that_does_not_prove(step, tmp_path)
    hands = walking(NO_DEMANDS, procedure)
    hands.to_the_end()
    found = inspected(hands.floor, hands.floor.entries(), books=Books(resources(), content))
    assert any(lacking in words for words in found), found[:5]
    barred = walking(shipped().hazard_rules, procedure)
    while not barred.view().barred:
        barred.do_step()
    assert barred.view().allowed <= {Action.ABORT, Action.DEVIATE, Action.LEAVE}
    assert inspected(barred.floor, barred.floor.entries(), books=Books(resources(), content)) == []


def walking(rules: HazardRules, procedure: Procedure) -> Hands:
    hands = Hands(bench_floor())
    hands.floor.under(rules, procedure)
    hands.start(hands.floor.stored(), procedure.key)
    return hands


@pytest.mark.parametrize("lapse", [Floor.restart, Floor.reboot, left_alone])
def test_a_desk_that_forgets_to_prove_again_is_found(lapse: Callable[[Floor], None]):
    hands = walking(NO_DEMANDS, shipped().procedures["lfp-pack@2"])
    hands.to("open_cover")
    at = len(hands.floor.entries())
    lapse(hands.floor)
    hands.do_step()
    starts = () if lapse is left_alone else (at,)
    found = inspected(hands.floor, hands.floor.entries(), starts=starts)
    assert any("terminals_dead" in words for words in found), found[:5]


@pytest.fixture(scope="module")
def whole() -> tuple[Floor, tuple[Entry, ...]]:
    """A run that went well, to its end."""
    hands: Hands = put_on_the_bench(shipped().procedures["lfp-pack@2"])
    hands.to_the_end()
    return hands.floor, hands.floor.entries()


def said(entry: Entry, **more: object) -> Entry:
    return replace(entry, data={**entry.data, **more})


Spoil = Callable[[Entry], Entry | None]


@pytest.mark.parametrize(
    ("kind", "step", "spoil", "found"),
    [
        ("hold.released", "prove_dead", lambda one: replace(one, second=one.operator), "one person alone"),
        ("hold.released", "prove_dead", lambda one: replace(one, second=None), "one person alone"),
        ("hold.released", "prove_dead", lambda one: said(one, evidence_ms=10), "signed after"),
        ("hold.released", "prove_dead", lambda one: said(one, readings=[1, 2, 3]), "other readings"),
        ("hold.released", "prove_dead", lambda one: None, "without"),
        ("hold.released", "make_ready", lambda one: said(one, reason=" "), "without a reason"),
        ("reading.taken", "prove_dead", lambda one: said(one, value=84_200), "PASSED at 84200"),
        ("reading.taken", "prove_dead", lambda one: said(one, verdict="FAILED"), "did not pass"),
        ("reading.taken", "prove_dead", lambda one: said(one, source="typed"), "was typed"),
        ("reading.taken", "prove_dead", lambda one: None, "released with points"),
        ("reading.taken", "measure_surface", lambda one: replace(one, second=None), "one person alone"),
        ("step.done", "scan_pack", lambda one: None, "pack_known"),
        ("step.done", "lock_away_plug", lambda one: None, "ended without"),
        ("step.done", "open_cover", lambda one: replace(one, operator="stranger"), "lead is nobody"),
    ],
)
def test_every_spoilt_entry_is_found(
    whole: tuple[Floor, tuple[Entry, ...]], kind: str, step: str, spoil: Spoil, found: str
):
    floor, entries = whole
    assert inspected(floor, entries) == []
    at = next(place for place, one in enumerate(entries) if (one.type, one.data.get("step")) == (kind, step))
    spoilt = spoil(entries[at])
    told = inspected(floor, (*entries[:at], *([spoilt] if spoilt is not None else []), *entries[at + 1 :]))
    assert any(found in words for words in told), told[:5]


def test_a_level_that_is_too_low_is_found(whole: tuple[Floor, tuple[Entry, ...]]):
    floor, entries = whole
    assert any("has level 1S" in words for words in inspected(floor, entries, level="1S"))
    assert {ANNE.id, BO.id} & {one.operator for one in entries}


@pytest.fixture(scope="module")
def rested() -> tuple[Floor, tuple[Entry, ...]]:
    """A run that was left and resumed, and stopped by a false alarm, and went well to its end."""
    hands: Hands = put_on_the_bench(shipped().procedures["lfp-pack@2"])
    hands.to("open_cover")
    hands.done(hands.leaving(LEAD))
    hands.resume()
    hands.to("open_cover")
    hands.floor.do(ask.RaiseEmergency("bench"))
    hands.floor.do(ask.ClearEmergency("none", shown(LEAD), AfterAlarm.FALSE_ALARM))
    hands.to_the_end()
    return hands.floor, hands.floor.entries()


@pytest.mark.parametrize(
    ("kind", "spoil", "found"),
    [
        ("pack.left", lambda one: None, "resumed what nobody had left"),
        ("pack.left", lambda one: replace(one, second=one.operator), "one person alone"),
        ("pack.left", lambda one: said(one, done=one.data["done"][1:]), "left without"),
        ("pack.resumed", lambda one: None, "worked while the pack was left"),
        ("emergency.cleared", lambda one: None, "worked under an alarm"),
        ("emergency.cleared", lambda one: replace(one, second=BO.id), "no supervisor"),
    ],
)
def test_every_spoilt_rest_is_found(
    rested: tuple[Floor, tuple[Entry, ...]], kind: str, spoil: Spoil, found: str
):
    floor, entries = rested
    assert inspected(floor, entries) == []
    at = next(place for place, one in enumerate(entries) if one.type == kind)
    spoilt = spoil(entries[at])
    told = inspected(floor, (*entries[:at], *([spoilt] if spoilt is not None else []), *entries[at + 1 :]))
    assert any(found in words for words in told), told[:5]


def test_what_was_proven_before_a_rest_is_found_where_it_is_leaned_on(
    rested: tuple[Floor, tuple[Entry, ...]],
):
    """The steps that came again after the pack was left are what the inspector demands."""
    floor, entries = rested
    again = {one.seq for one in entries if one.data.get("again")}
    assert again
    told = inspected(floor, tuple(one for one in entries if one.seq not in again))
    assert any("terminals_dead" in words for words in told), told[:5]
