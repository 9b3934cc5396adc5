"""What one step of a document must say: each defect told alone, at its step."""

import pytest

from app.domain.output import OutputCode
from app.domain.procedure import PPE_WORDS, Act
from app.domain.quantity import Quantity
from tests.domain.procedure_tables import check, faults, measured, option, steps, with_step, words

KINDS = "show, scan, confirm, read, weigh, photo, choose, branch, wait, hold, record_output, make_safe"
PPE = ", ".join(sorted(PPE_WORDS))
QUANTITIES = ", ".join(one.value for one in Quantity)
TWICE = [check(points=[words("a to b")]), check(points=[words("a to b")])]

STEP_DEFECTS: list[tuple[int, dict[str, object], str]] = [
    (1, {"colour": "red"}, 'key "colour" is unknown'),
    (1, {"kind": "shoe"}, f'kind "shoe" is unknown; allowed: {KINDS}'),
    (1, {"kind": None}, "kind: missing"),
    (1, {"kind": 3}, "kind: must be text"),
    (1, {"act": "eat_it"}, f'act "eat_it" is unknown; allowed: {", ".join(a.value for a in Act)}'),
    (1, {"act": None}, "act: missing"),
    (1, {"energy": "dead"}, 'energy "dead" is unknown; allowed: live, isolated, opened, sectioned, module'),
    (1, {"energy": None}, "energy: missing"),
    (1, {"title": None}, "title: missing"),
    (1, {"detail": None}, "detail: missing"),
    (1, {"people": None}, "people: missing"),
    (1, {"people": 0}, "people: must be 1 or 2"),
    (1, {"people": 3}, "people: must be 1 or 2"),
    (1, {"people": True}, "people: must be 1 or 2"),
    (1, {"people": 2.0}, "people: must be 1 or 2"),
    (1, {"level": "4S"}, 'level "4S" is unknown; allowed: 1S, 2S, 3S'),
    (1, {"level": 2}, "level: must be text"),
    (1, {"dwell_s": 0}, "dwell_s: must be a whole number from 1 to 3600"),
    (1, {"dwell_s": 3601}, "dwell_s: must be a whole number from 1 to 3600"),
    (1, {"dwell_s": "5"}, "dwell_s: must be a whole number from 1 to 3600"),
    (1, {"dwell_s": True}, "dwell_s: must be a whole number from 1 to 3600"),
    (1, {"picture": "sunset"}, 'picture "sunset" is not among the drawings'),
    (1, {"picture": 1}, "picture: must be text"),
    (1, {"ppe": None}, "ppe: missing; [] when there is none"),
    (1, {"ppe": "safety_shoes"}, "ppe: must be a list"),
    (1, {"ppe": ["gloves"]}, f'ppe "gloves" is unknown; allowed: {PPE}'),
    (1, {"ppe": ["half_mask", "half_mask", "half_mask"]}, 'ppe "half_mask" is given twice'),
    (1, {"tools": "torch"}, "tools: must be a list"),
    (1, {"tools": [words(f"tool {n}") for n in range(9)]}, "tools: 9; at most 8"),
    (1, {"tools": [words("torch"), words("a torch")]}, "tool 2 zh: the same as tool 1"),
    (1, {"check": [check()]}, "check: a show step has none"),
    (1, {"hold": {"kind": "judgement"}}, "hold: a show step has none"),
    (1, {"outputs": ["MOD"]}, "outputs: a show step has none"),
    (1, {"option": [option("a"), option("b")]}, "option: a show step has none"),
    (1, {"branch": {"of": "a", "cases": {"b": "abort"}}}, "branch: a show step has none"),
    (1, {"wait": "bleed_wait"}, "wait: a show step has none"),
    (1, {"guard": "scan_pack"}, "guard: a show step has none"),
    (3, {"hold": None}, "hold: missing; a hold step needs it"),
    (3, {"hold": "judgement"}, "hold: must be a table"),
    (3, {"hold": {}}, "hold kind: missing"),
    (3, {"hold": {"kind": "maybe"}}, 'hold kind "maybe" is unknown; allowed: measured, judgement'),
    (3, {"hold": {"kind": "judgement", "by": "me"}}, 'hold key "by" is unknown'),
    (3, {"hold": {"kind": "judgement", "rereads": 3}}, "rereads: a judgement hold has none"),
    (3, {"check": [check()]}, "check: a judgement hold has none"),
    (3, {"people": 1}, "people: a hold needs 2, for another person releases it"),
    (5, {"people": 1}, "people: a hold needs 2, for another person releases it"),
    (5, {"check": None}, "check: missing; a measured hold needs it"),
    (5, {"hold": {"kind": "measured", "rereads": 1}}, "remedies: missing; a measured hold needs at least 1"),
    (5, {"hold": measured(remedies=[])}, "remedies: missing; a measured hold needs at least 1"),
    (5, {"hold": measured(remedies="run")}, "remedies: must be a list"),
    (5, {"hold": measured(remedies=[words(f"do {n}") for n in range(5)])}, "remedies: 5; at most 4"),
    (
        5,
        {"hold": {"kind": "measured", "remedies": [words("run")]}},
        "rereads: missing; a measured hold needs it",
    ),
    (5, {"hold": measured(rereads=0)}, "rereads: must be a whole number from 1 to 9"),
    (5, {"hold": measured(rereads=10)}, "rereads: must be a whole number from 1 to 9"),
    (5, {"hold": measured(rereads=True)}, "rereads: must be a whole number from 1 to 9"),
    (5, {"check": "voltage"}, "check: must be [[step.check]] tables"),
    (5, {"check": check()}, "check: must be [[step.check]] tables"),
    (5, {"check": ["voltage"]}, "check: must be [[step.check]] tables"),
    (5, {"check": []}, "check: none; a step that measures has at least 1"),
    (5, {"check": [check(unit="V")]}, 'check key "unit" is unknown'),
    (5, {"check": [check(quantity="noise")]}, f'quantity "noise" is unknown; allowed: {QUANTITIES}'),
    (5, {"check": [check(quantity=None)]}, "quantity: missing"),
    (5, {"check": [check(op="<=")]}, 'op "<=" is unknown; allowed: at_most, at_least'),
    (5, {"check": [check(op=None)]}, "op: missing"),
    (
        5,
        {"check": [check(op="at_least")]},
        'op at_least does not fit limit "prove_dead", of which lower is safer',
    ),
    (
        5,
        {"check": [check(limit="cell_low")]},
        'op at_most does not fit limit "cell_low", of which higher is safer',
    ),
    (5, {"check": [check(limit=None)]}, "limit: missing"),
    (5, {"check": [check(limit=60)]}, "limit: must be text, the id of one of the site's limits"),
    (5, {"check": [check(limit="x")]}, 'limit "x" is not among the site\'s limits'),
    (5, {"check": [check(limit="weight_fresh")]}, 'limit "weight_fresh" is in ms, but voltage is in mV'),
    (
        5,
        {"check": [check(quantity="oxygen", limit="hydrogen_work")]},
        'limit "hydrogen_work" is of hydrogen, not of oxygen',
    ),
    (5, {"check": [check(points=[])]}, "points: missing; a check needs at least 1"),
    (5, {"check": [check(points={"zh": "点", "en": "a"})]}, "points: must be a list"),
    (5, {"check": [check(points=[words(f"p {n}") for n in range(13)])]}, "points: 13; at most 12"),
    (
        5,
        {"check": [check(points=[words(f"{n} {m}") for m in range(5)]) for n in "abc"]},
        "check: 15 points in all; at most 12",
    ),
    (
        5,
        {"check": [check(points=[words(f"{n}")]) for n in "abcdefghijkl"] + [check(points=[words("m")])]},
        "check: 13; at most 12",
    ),
    (5, {"check": [check(points=["a"])]}, 'point 1: must be { zh = "...", en = "..." }'),
    (6, {"outputs": None}, "outputs: missing; a weigh step needs it"),
    (6, {"outputs": []}, "outputs: 0; a weigh step has exactly 1"),
    (6, {"outputs": ["CELL", "FAST"]}, "outputs: 2; a weigh step has exactly 1"),
    (6, {"outputs": "COOLANT"}, "outputs: must be a list"),
    (7, {"outputs": None}, "outputs: missing; a record_output step needs it"),
    (7, {"outputs": []}, "outputs: none; a record_output step has at least 1"),
    (7, {"outputs": ["MOD", "MOD"]}, 'output "MOD" is given twice'),
    (
        7,
        {"outputs": ["GOLD"]},
        f'output "GOLD" is unknown; allowed: {", ".join(code.value for code in OutputCode)}',
    ),
    (8, {"check": None}, "check: missing; a read step needs it"),
    (9, {"check": [check()]}, "check: a photo step has none"),
    (10, {"option": None}, "option: missing; a choose step needs it"),
    (10, {"option": option("a")}, "option: must be [[step.option]] tables"),
    (10, {"option": []}, "option: 0; a choose step has 2 to 6"),
    (10, {"option": [option("a")]}, "option: 1; a choose step has 2 to 6"),
    (10, {"option": [option(n) for n in "abcdefg"]}, "option: 7; a choose step has 2 to 6"),
    (10, {"option": [option("a"), 7]}, "option 2: must be a [[step.option]] table"),
    (10, {"option": [option("a"), option("b") | {"id": "a"}]}, "option 2 id: the same as option 1"),
    (10, {"option": [option("a"), option("b") | {"id": None}]}, "option 2 id: missing"),
    (10, {"option": [option("a"), option("b") | {"goes": "x"}]}, 'option 2 key "goes" is unknown'),
    (10, {"option": [option("a"), option("b") | {"to": 3}]}, "option 2 to: must be text, where it leads"),
    (10, {"option": [option("a"), option("b") | {"title": None}]}, "option 2 title: missing"),
    (11, {"branch": None}, "branch: missing; a branch step needs it"),
    (11, {"branch": "modules"}, "branch: must be a table"),
    (11, {"branch": {"cases": {"PASSED": "abort"}}}, "branch of: missing"),
    (
        11,
        {"branch": {"of": 3, "cases": {"PASSED": "abort"}}},
        "branch of: must be text, the id of a step",
    ),
    (11, {"branch": {"of": "modules"}}, "branch cases: missing; a branch has at least 1"),
    (11, {"branch": {"of": "modules", "cases": {}}}, "branch cases: missing; a branch has at least 1"),
    (11, {"branch": {"of": "modules", "cases": ["abort"]}}, "branch cases: must be a table"),
    (
        11,
        {"branch": {"of": "modules", "cases": {"FAILED": 3}}},
        'branch case "FAILED": must be text, where it leads',
    ),
    (
        11,
        {"branch": {"of": "modules", "cases": {"PASSED": "abort"}, "else": "abort"}},
        'branch key "else" is unknown',
    ),
    (11, {"title": words("decide")}, "title: a branch step has none"),
    (11, {"act": "inform"}, "act: a branch step has none"),
    (11, {"colour": "red"}, 'key "colour" is unknown'),
    (12, {"wait": None}, "wait: missing; a wait step needs it"),
    (12, {"wait": 300}, "wait: must be text, the id of one of the site's limits"),
    (12, {"wait": "x"}, 'wait "x" is not among the site\'s limits'),
    (12, {"wait": "weight_fresh"}, 'wait "weight_fresh" is in ms, but a wait is in s'),
    (12, {"wait": "air_valid"}, 'wait "air_valid" is safer when shorter, so it is no time to wait'),
    (14, {"guard": None}, "guard: missing; a make_safe step needs it"),
]


@pytest.mark.parametrize(("number", "changed", "fault"), STEP_DEFECTS)
def test_each_defect_of_a_step_is_told_alone(number: int, changed: dict[str, object], fault: str) -> None:
    name = steps()[number - 1]["id"]
    assert faults(with_step(number, **changed)) == (f"step {number} ({name}): {fault}",)


def test_two_checks_of_one_quantity_have_no_point_alike() -> None:
    assert faults(with_step(5, check=TWICE)) == (
        'step 5 (dead): check 2: point "a to b" is also in another check of voltage',
        'step 5 (dead): check 2: point "文字to b" is also in another check of voltage',
    )


def test_two_options_are_told_apart_by_their_titles() -> None:
    same = [option("a"), option("b") | {"title": words("say a")}, option("bent", "bent")]
    assert faults(with_step(10, option=same)) == (
        "step 10 (whole): option 2 title zh: the same as option 1",
        "step 10 (whole): option 2 title en: the same as option 1",
    )


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (None, "id: missing"),
        (["look"], "id: must be text"),
        ("Look", 'id "Look" is badly formed: small letters, digits and _, at most 32'),
        ("l\u202eook", 'id "l\\u202eook" is badly formed: small letters, digits and _, at most 32'),
        ("x" * 33, f'id "{"x" * 33}" is badly formed: small letters, digits and _, at most 32'),
        ("x" * 99, f'id "{"x" * 40}…" is badly formed: small letters, digits and _, at most 32'),
    ],
)
def test_a_step_without_a_usable_id_is_told_by_its_number(given: object, fault: str) -> None:
    assert faults(with_step(1, id=given)) == (f"step 1: {fault}",)
