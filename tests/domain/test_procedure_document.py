"""A procedure document: read as it stands, or refused with every defect of the grammar, each at its place."""

from typing import Any

import pytest

from app.domain.output import OutputCode
from app.domain.procedure import PPE_WORDS, Act, Check, Energy, Hold, HoldKind, StepKind, Words
from app.domain.procedure_document import MOST_STEPS
from tests.domain.procedure_tables import check, document, faults, read, step, steps, with_step, words

A, B = Words("文字to b", "a to b"), Words("文字to c", "b to c")


def test_a_document_without_defects_is_read_as_it_stands() -> None:
    procedure = read(document())
    assert (procedure.key, procedure.sha256, procedure.family) == ("a-pack@1", "ab" * 32, "LFP")
    assert (procedure.source, procedure.signer) == ("a book", "PRACTICE")
    assert [one.kind for one in procedure.steps][:3] == [StepKind.SHOW, StepKind.SCAN, StepKind.HOLD]
    assert {one.kind for one in procedure.steps} == set(StepKind)
    look, dead, parts, cover = (procedure.step(name) for name in ("look", "dead", "parts", "cover"))
    assert (look.ppe, look.tools) == (("safety_shoes",), (Words("文字orch", "a torch"),))
    assert (dead.act, dead.energy, dead.people) == (Act.PROVE_DEAD, Energy.ISOLATED, 2)
    assert dead.check == Check("voltage", "at_most", "prove_dead", (A, B))
    assert dead.hold == Hold(HoldKind.MEASURED, (Words("文字 off", "hands off"),))
    assert procedure.step("ready").hold == Hold(HoldKind.JUDGEMENT, ())
    assert parts.outputs == (OutputCode.CU_BUS, OutputCode.MOD)
    assert cover.guard == "plug_out"


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"schema": None}, "schema: missing"),
        ({"schema": "1"}, "schema: must be a whole number"),
        ({"schema": True}, "schema: must be a whole number"),
        ({"schema": 2}, "schema: unknown; this station reads schema 1"),
        ({"extra": 1}, 'key "extra" is unknown'),
        ({"id": None}, "id: missing"),
        ({"id": 7}, "id: must be text"),
        ({"id": "A Pack"}, 'id "A Pack" is badly formed: small letters, digits and -, at most 32'),
        ({"id": "a@pack"}, 'id "a@pack" is badly formed: small letters, digits and -, at most 32'),
        ({"version": 1}, "version: must be text"),
        (
            {"version": "v1"},
            'version "v1" is badly formed: a digit, then digits, small letters and dots, at most 16',
        ),
        ({"family": "lfp"}, 'family "lfp" is badly formed: capitals, digits and -, at most 16'),
        ({"title": None}, "title: missing"),
        ({"title": "a pack"}, 'title: must be { zh = "...", en = "..." }'),
        ({"source": None}, "source: missing"),
        ({"source": "x" * 241}, "source: 241 characters; at most 240"),
        ({"signer": " "}, "signer: missing"),
        ({"signer": ["me"]}, "signer: must be text"),
        ({"step": None}, "step: missing; a procedure has at least 1 [[step]]"),
        ({"step": []}, "step: missing; a procedure has at least 1 [[step]]"),
        ({"step": {"id": "look"}}, "step: must be [[step]] tables"),
    ],
)
def test_each_defect_of_the_head_is_told_alone(changed: dict[str, object], fault: str) -> None:
    table = {name: part for name, part in document(**changed).items() if part is not None}
    assert faults(table) == (fault,)


def test_a_later_schema_is_not_judged_by_the_words_of_this_one() -> None:
    branch = step("choose", "choose", choices=["a", "b"])
    assert faults(document(schema=2, step=[branch], branches=[])) == (
        "schema: unknown; this station reads schema 1",
    )


def test_there_are_at_most_sixty_steps() -> None:
    rows = [step(f"s{number}", "show") for number in range(MOST_STEPS)]
    assert len(read(document(step=rows)).steps) == MOST_STEPS
    assert faults(document(step=[*rows, step("one_more", "shoe")])) == ("step: 61 steps; at most 60",)


KINDS = "show, scan, confirm, read, weigh, hold, record_output, make_safe"
PPE = ", ".join(sorted(PPE_WORDS))
MEASURED: dict[str, Any] = {"kind": "measured", "remedies": [words("hands off")]}

STEP_DEFECTS: list[tuple[int, dict[str, object], str]] = [
    (1, {"colour": "red"}, 'key "colour" is unknown'),
    (1, {"kind": "shoe"}, f'kind "shoe" is unknown; allowed: {KINDS}'),
    (1, {"kind": None}, "kind: missing"),
    (1, {"kind": 3}, "kind: must be text"),
    (
        1,
        {"act": "feed_crusher"},
        f'act "feed_crusher" is unknown; allowed: {", ".join(a.value for a in Act)}',
    ),
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
    (1, {"ppe": None}, "ppe: missing; [] when there is none"),
    (1, {"ppe": "safety_shoes"}, "ppe: must be a list"),
    (1, {"ppe": ["gloves"]}, f'ppe "gloves" is unknown; allowed: {PPE}'),
    (1, {"ppe": ["half_mask", "half_mask"]}, 'ppe "half_mask" is given twice'),
    (1, {"tools": "torch"}, "tools: must be a list"),
    (1, {"tools": [words(f"tool {n}") for n in range(9)]}, "tools: 9; at most 8"),
    (1, {"tools": [words("torch"), words("a torch")]}, "tool 2 zh: the same as tool 1"),
    (1, {"check": check()}, "check: a show step has none"),
    (1, {"hold": {"kind": "judgement"}}, "hold: a show step has none"),
    (1, {"outputs": ["MOD"]}, "outputs: a show step has none"),
    (1, {"guard": "scan_pack"}, "guard: a show step has none"),
    (3, {"hold": None}, "hold: missing; a hold step needs it"),
    (3, {"hold": "judgement"}, "hold: must be a table"),
    (3, {"hold": {}}, "hold kind: missing"),
    (3, {"hold": {"kind": "maybe"}}, 'hold kind "maybe" is unknown; allowed: measured, judgement'),
    (3, {"hold": {"kind": "judgement", "by": "me"}}, 'hold key "by" is unknown'),
    (3, {"check": check()}, "check: a judgement hold has none"),
    (3, {"people": 1}, "people: a hold needs 2, for another person releases it"),
    (5, {"people": 1}, "people: a hold needs 2, for another person releases it"),
    (5, {"check": None}, "check: missing; a measured hold needs it"),
    (5, {"hold": {"kind": "measured"}}, "remedies: missing; a measured hold needs at least 1"),
    (5, {"hold": {**MEASURED, "remedies": []}}, "remedies: missing; a measured hold needs at least 1"),
    (5, {"hold": {**MEASURED, "remedies": "run"}}, "remedies: must be a list"),
    (5, {"hold": {**MEASURED, "remedies": [words(f"do {n}") for n in range(5)]}}, "remedies: 5; at most 4"),
    (5, {"check": "voltage"}, "check: must be a table"),
    (5, {"check": check(unit="V")}, 'check key "unit" is unknown'),
    (5, {"check": check(quantity="gas")}, 'quantity "gas" is unknown; allowed: voltage'),
    (5, {"check": check(quantity=None)}, "quantity: missing"),
    (5, {"check": check(op="<=")}, 'op "<=" is unknown; allowed: at_most, at_least'),
    (5, {"check": check(op=None)}, "op: missing"),
    (5, {"check": check(limit=None)}, "limit: missing"),
    (5, {"check": check(limit=60)}, "limit: must be text, the id of one of the site's limits"),
    (5, {"check": check(limit="x")}, 'limit "x" is not among the site\'s limits'),
    (5, {"check": check(limit="weight_fresh")}, 'limit "weight_fresh" is in ms, but voltage is in mV'),
    (5, {"check": check(points=[])}, "points: missing; a check needs at least 1"),
    (5, {"check": check(points={"zh": "点", "en": "a"})}, "points: must be a list"),
    (5, {"check": check(points=[words(f"p {n}") for n in range(13)])}, "points: 13; at most 12"),
    (5, {"check": check(points=["a"])}, 'point 1: must be { zh = "...", en = "..." }'),
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
    (9, {"guard": None}, "guard: missing; a make_safe step needs it"),
]


@pytest.mark.parametrize(("number", "changed", "fault"), STEP_DEFECTS)
def test_each_defect_of_a_step_is_told_alone(number: int, changed: dict[str, object], fault: str) -> None:
    name = steps()[number - 1]["id"]
    assert faults(with_step(number, **changed)) == (f"step {number} ({name}): {fault}",)


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


def test_a_step_that_is_no_table_is_told_by_its_number() -> None:
    assert faults(document(step=[*steps()[:2], "ready"])) == ("step 3: must be a [[step]] table",)


def test_every_defect_is_told_at_once_in_the_order_of_the_document() -> None:
    rows = steps()
    rows[0] |= {"people": 3, "kind": "shoe"}
    rows[4]["check"] = check(limit="x", op="?", points=[{"zh": "点"}])
    rows[6] |= {"energy": "live", "outputs": ["GOLD"]}
    rows[8] |= {"id": "look", "guard": "nowhere"}
    told = faults(document(version=2, step=rows))
    assert [fault.split(";")[0] for fault in told] == [
        "version: must be text",
        'step 1 (look): kind "shoe" is unknown',
        "step 1 (look): people: must be 1 or 2",
        'step 5 (dead): op "?" is unknown',
        'step 5 (dead): limit "x" is not among the site\'s limits',
        "step 5 (dead): point 1 en: missing",
        'step 7 (parts): output "GOLD" is unknown',
        "step 7 (parts): energy rises from isolated to live",
        'step 9 (look): id "look" is already step 1',
        'step 9 (look): guard "nowhere" is not a step of this procedure',
    ]
