"""The hazard rules' file: the shipped one reads, and everything that can be wrong in one is told at once."""

from collections.abc import Callable
from typing import Any

import pytest

from app.domain.hazard import Given, HazardRules, Lapse
from app.domain.hazard_document import HazardRulesFaulty, read_hazard_rules
from app.domain.procedure import Act, Energy, StepKind
from tests.domain.hazard_plain import limits, rules, rules_table

Table = dict[str, Any]


def read(table: Table) -> HazardRules:
    return read_hazard_rules(table, sha256="ab" * 32, limits=limits())


def faults(spoil: Callable[[Table], object]) -> tuple[str, ...]:
    """Everything that is told of the shipped rules when they are spoilt so."""
    table = rules_table()
    spoil(table)
    with pytest.raises(HazardRulesFaulty) as caught:
        read(table)
    return caught.value.faults


def row(table: Table, kind: str, name: str) -> Table:
    key = {"proof": "id", "descent": "state", "rule": "act"}[kind]
    found: Table = next(one for one in table[kind] if one[key] == name)
    return found


def test_the_shipped_rules_have_one_rule_for_every_act_and_say_where_each_comes_from() -> None:
    read_rules = rules()
    assert set(read_rules.rules) == set(Act)
    assert read_rules.signer == "PRACTICE"
    assert all(one.source for one in (*read_rules.rules.values(), *read_rules.proofs.values()))
    assert [descent.state for descent in read_rules.descents] == list(Energy)[1:]


def test_what_the_file_says_is_what_is_read() -> None:
    read_rules = rules()
    dead = read_rules.proofs["terminals_dead"]
    assert (dead.given, dead.points, dead.limit, dead.people) == (Given.MEASURED, 3, "prove_dead", 2)
    assert dead.lapses == {Lapse.RESTART, Lapse.LEFT}
    cut = read_rules.rules[Act.CUT_BUSBAR]
    assert (cut.energy, cut.people, cut.level) == (Energy.OPENED, 2, "3S")
    assert cut.kinds == {StepKind.CONFIRM}
    assert cut.owes == {Act.INSULATE_TERMINALS, Act.COVER_LIVE_PARTS}
    assert read_rules.supervised == {"B", "C"}
    assert read_rules.proofs["undisturbed"].initial


@pytest.mark.parametrize("act", ["open_cover", "cut_busbar", "lift_block", "free_glue", "prove_dead"])
def test_no_hazardous_act_is_for_one_person_or_for_damaged_packs(act: str) -> None:
    rule = rules().rules[Act(act)]
    assert rule.people == 2
    assert rule.classes == {"A"}
    assert rule.level


@pytest.mark.parametrize("act", ["insulate_terminals", "cover_live_parts", "set_apart"])
def test_making_safe_is_barred_by_nothing_that_must_be_shown_first(act: str) -> None:
    rule = rules().rules[Act(act)]
    assert (rule.energy, rule.proofs, rule.classes) == (Energy.LIVE, frozenset(), {"A", "B", "B-doc", "C"})


_SPOILT: list[tuple[Callable[[Table], object], str]] = [
    (lambda t: t.update(schema=2), "schema: must be 1"),
    (lambda t: t.update(schema=True), "schema: must be 1"),
    (lambda t: t.pop("signer"), "signer: missing; write one line of text"),
    (lambda t: t.update(version="  "), "version: missing; write one line of text"),
    (lambda t: t.update(extra=1), "extra: unknown; take it out"),
    (lambda t: t.update(levels=[]), "levels: missing; list the qualifications from the least to the highest"),
    (lambda t: t.update(supervised=["D"]), "supervised: must be a list of A, B, B-doc, C, EMERGENCY"),
    (lambda t: t.update(rule={}), "rule: must be [[rule]] tables, at least 1"),
    (lambda t: t.pop("proof"), "proof: must be [[proof]] tables, at least 1"),
    (lambda t: t["rule"].pop(), "rule clean_up: 0 rules for this act, must be 1; write its [[rule]]"),
    (lambda t: t["rule"].append(t["rule"][0]), "rule inform: 2 rules for this act, must be 1; keep one"),
    (lambda t: t["proof"].append(t["proof"][0]), "proof pack_known: given twice; keep one"),
    (
        lambda t: t.update(descent=t["descent"][:3]),
        "descent module: missing; nothing could ever be shown to be module",
    ),
    (lambda t: row(t, "rule", "prepare").update(people=3), "rule prepare: people: must be 1 or 2"),
    (lambda t: row(t, "rule", "prepare").update(people=True), "rule prepare: people: must be 1 or 2"),
    (
        lambda t: row(t, "rule", "prepare").update(level="4S"),
        'rule prepare: level: must be "" or one of 1S, 2S, 3S',
    ),
    (
        lambda t: row(t, "rule", "prepare").pop("level"),
        'rule prepare: level: must be "" or one of 1S, 2S, 3S',
    ),
    (
        lambda t: row(t, "rule", "prepare").pop("source"),
        "rule prepare: source: missing; write where it comes from",
    ),
    (
        lambda t: row(t, "rule", "prepare").update(classes=[]),
        "rule prepare: classes: must be a list of texts",
    ),
    (lambda t: row(t, "rule", "prepare").update(ppe=["hat"]), "rule prepare: ppe: hat unknown; known are"),
    (
        lambda t: row(t, "rule", "prepare").update(proofs=["luck"]),
        "rule prepare: proofs: luck unknown; known are",
    ),
    (lambda t: row(t, "rule", "prepare").update(kinds=["dance"]), "rule prepare: kinds: dance unknown"),
    (lambda t: row(t, "rule", "prepare").update(act="fly"), "rule fly: act: must be one of"),
    (lambda t: row(t, "rule", "prepare").update(energy="cold"), "rule prepare: energy: must be one of"),
    (lambda t: row(t, "proof", "bled").pop("limit"), "proof bled: limit: is no limit of the site"),
    (lambda t: row(t, "proof", "bled").update(points=1), "proof bled: points: belongs to a measured proof"),
    (
        lambda t: row(t, "proof", "bled").update(limit="prove_dead"),
        "proof bled: limit: prove_dead is in mV, must be",
    ),
    (
        lambda t: row(t, "proof", "made_ready").update(op="at_most"),
        "proof made_ready: op: belongs to a measured",
    ),
    (
        lambda t: row(t, "proof", "sections_low").update(points=0),
        "proof sections_low: points: must be a whole",
    ),
    (
        lambda t: row(t, "proof", "sections_low").update(op="at_least"),
        "proof sections_low: op: at_least is the dangerous side of section_voltage",
    ),
    (
        lambda t: row(t, "proof", "sections_low").update(limit="hydrogen_work"),
        "proof sections_low: limit: hydrogen_work is in ppm, must be in mV",
    ),
    (lambda t: row(t, "proof", "no_hydrogen").update(valid="never"), "proof no_hydrogen: valid: is no limit"),
    (
        lambda t: row(t, "proof", "no_hydrogen").update(lapses=["rain"]),
        "proof no_hydrogen: lapses: rain unknown",
    ),
    (
        lambda t: row(t, "proof", "no_hydrogen").update(initial=1),
        "proof no_hydrogen: initial: must be true or",
    ),
    (lambda t: row(t, "proof", "no_hydrogen").update(id="no h2"), "id: must be a name of small letters"),
    (lambda t: row(t, "descent", "opened").pop("act"), "descent opened: act: must be one of"),
    (
        lambda t: row(t, "descent", "opened").update(proofs=[]),
        "descent opened: proofs: must be a list of texts",
    ),
]


@pytest.mark.parametrize(("spoil", "told"), _SPOILT, ids=[told[:50] for _, told in _SPOILT])
def test_a_fault_is_told_with_its_place(spoil: Callable[[Table], object], told: str) -> None:
    assert any(told in fault for fault in faults(spoil)), faults(spoil)


def test_every_fault_is_told_at_once() -> None:
    def spoil(table: Table) -> None:
        table["signer"] = ""
        row(table, "rule", "inform")["people"] = 0
        row(table, "proof", "bled")["acts"] = []

    assert len(faults(spoil)) == 3


_SENSELESS: list[tuple[Callable[[Table], object], str]] = [
    (
        lambda t: row(t, "proof", "undisturbed").update(lapses=["left"]),
        "proof undisturbed: initial proofs must not lapse",
    ),
    (
        lambda t: row(t, "proof", "plug_locked").update(needs=["terminals_dead"]),
        "proof plug_locked: needs itself, directly or over others",
    ),
    (
        lambda t: row(t, "proof", "inside_sound").update(undone_by=["prove_dead"]),
        "proof terminals_dead: lapses, and giving it again by prove_dead would undo inside_sound",
    ),
    (
        lambda t: row(t, "proof", "no_hydrogen").update(undone_by=["open_cover"]),
        "rule open_cover: demands no_hydrogen, which the act itself undoes",
    ),
    (
        lambda t: row(t, "rule", "open_cover").update(owes=["scan", "identify"][1:]),
        "rule open_cover: owes identify, whose rule allows no make_safe step",
    ),
    (lambda t: row(t, "descent", "opened").update(state="live"), "descent opened: missing"),
    (
        lambda t: t["descent"].append({**t["descent"][0], "state": "live"}),
        "every pack is live from the start",
    ),
]


@pytest.mark.parametrize(("spoil", "told"), _SENSELESS, ids=[told[:50] for _, told in _SENSELESS])
def test_rules_that_contradict_each_other_are_refused(spoil: Callable[[Table], object], told: str) -> None:
    assert any(told in fault for fault in faults(spoil)), faults(spoil)


@pytest.mark.parametrize("junk", [None, 1, "x", [], [1], {"a": 1}, [[]], [{}], True, -1.5])
@pytest.mark.parametrize("key", ["schema", "version", "levels", "supervised", "proof", "descent", "rule"])
def test_junk_of_any_form_is_refused_and_nothing_else_happens(key: str, junk: object) -> None:
    if (key, junk) in (("supervised", []), ("version", "x"), ("schema", True)):
        return
    assert faults(lambda table: table.update({key: junk}))


@pytest.mark.parametrize("junk", [None, 1, "x", [1], {"a": 1}, [[]], True, -1.5])
@pytest.mark.parametrize("kind", ["proof", "descent", "rule"])
def test_junk_in_any_part_of_any_row_is_refused(kind: str, junk: object) -> None:
    rows = rules_table()[kind]
    for number in (0, len(rows) // 2, len(rows) - 1):
        for name in rows[number]:
            if (name, junk) in (
                ("source", "x"),
                ("people", 1),
                ("points", 1),
                ("initial", True),
                ("id", "x"),
            ):
                continue

            def spoil(table: Table, number: int = number, name: str = name) -> None:
                table[kind][number][name] = junk

            assert faults(spoil), (number, name)
