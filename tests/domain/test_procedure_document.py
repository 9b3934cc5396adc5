"""A procedure document: read as it stands, or refused with every defect of the grammar, each at its place."""

from typing import Any

import pytest

from app.domain.output import OutputCode
from app.domain.procedure import (
    Act,
    Branch,
    Deviation,
    Energy,
    Finding,
    Hold,
    HoldKind,
    Option,
    Point,
    StepKind,
    Words,
)
from app.domain.procedure_outline import MOST_DEVIATIONS, MOST_STEPS, MOST_STEPS_ASIDE
from app.domain.quantity import Quantity
from tests.domain.procedure_tables import (
    check,
    defects,
    deviation,
    document,
    faults,
    option,
    read,
    step,
    steps,
    with_deviation,
    with_step,
    words,
)

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
    assert dead.points == tuple(Point(Quantity.VOLTAGE, "at_most", "prove_dead", one) for one in (A, B))
    assert dead.hold == Hold(HoldKind.MEASURED, (Words("文字 off", "hands off"),), 3)
    assert (dead.level, procedure.step("ready").level) == ("", "2S")
    assert (look.dwell_s, look.picture, dead.dwell_s, dead.picture) == (5, "cover_lift", 0, "")
    assert procedure.step("ready").hold == Hold(HoldKind.JUDGEMENT, ())
    assert parts.outputs == (OutputCode.CU_BUS, OutputCode.MOD)
    assert cover.guard == "plug_out"
    assert procedure.step("rest").wait == "bleed_wait"


def test_the_ways_of_a_document_are_read_as_they_stand() -> None:
    procedure = read(document())
    assert procedure.step("whole").options == (
        Option("yes", Words("文字 yes", "say yes")),
        Option("no", Words("文字y no", "say no"), "abort"),
        Option("bent", Words("文字bent", "say bent"), "bent"),
    )
    way = procedure.step("by_modules")
    assert way.branch == Branch("modules", (("PASSED", "last_look"), ("UNREAD", "abort")))
    assert (way.act, way.title, way.people, way.energy) == (Act.INFORM, Words("", ""), 1, Energy.MODULE)
    assert procedure.deviations == (
        Deviation(
            id="bent",
            finding=Finding.SEIZED_FASTENER,
            title=Words("文字bent", "it is bent"),
            at=("whole",),
            to="resume",
            steps=(procedure.step("free"), procedure.step("see")),
        ),
    )
    assert (procedure.classes, procedure.supervised) == (("A", "B"), True)


def test_a_document_is_for_class_a_and_unsupervised_unless_it_says_otherwise() -> None:
    plain = {key: part for key, part in document().items() if key not in ("classes", "supervised")}
    assert (read(plain).classes, read(plain).supervised) == (("A",), False)


def test_several_checks_are_points_in_their_order() -> None:
    gas = check(quantity="hydrogen", limit="hydrogen_work", points=[words("a to b")])
    points = read(with_step(5, check=[check(), gas])).step("dead").points
    assert [point.quantity for point in points] == [Quantity.VOLTAGE] * 2 + [Quantity.HYDROGEN]
    assert points[2].limit == "hydrogen_work"


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"schema": None}, "schema: missing"),
        ({"schema": "1"}, "schema: must be a whole number"),
        ({"schema": True}, "schema: must be a whole number"),
        ({"schema": 1}, "schema: unknown; this station reads schema 2"),
        ({"schema": 3}, "schema: unknown; this station reads schema 2"),
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
        ({"classes": "A"}, "classes: must be a list"),
        ({"classes": []}, "classes: none"),
        ({"classes": ["D"]}, 'class "D" is unknown; allowed: A, B, B-doc, C'),
        ({"classes": ["A", "A"]}, 'class "A" is given twice'),
        ({"supervised": "yes"}, "supervised: must be true or false"),
        ({"deviation": {"id": "bent"}}, "deviation: must be [[deviation]] tables"),
    ],
)
def test_each_defect_of_the_head_is_told_alone(changed: dict[str, object], fault: str) -> None:
    # Of one step: what leads to a step that is not there any more would be a defect of its own.
    plain = document(step=[step("look", "show")], deviation=[])
    table = {name: part for name, part in (plain | changed).items() if part is not None}
    assert faults(table) == (fault,)


@pytest.mark.parametrize("schema", [1, 3])
def test_another_schema_is_not_judged_by_the_words_of_this_one(schema: int) -> None:
    strange = step("choose", "ask_aloud", choices=["a", "b"])
    assert faults(document(schema=schema, step=[strange], branches=[])) == (
        "schema: unknown; this station reads schema 2",
    )


def test_there_are_at_most_sixty_steps() -> None:
    rows = [step(f"s{number}", "show") for number in range(MOST_STEPS)]
    assert len(read(document(step=rows, deviation=[])).steps) == MOST_STEPS
    table = document(step=[*rows, step("one_more", "shoe")], deviation=[])
    assert faults(table) == ("step: 61 steps; at most 60",)


def test_there_are_at_most_sixteen_deviations_of_twenty_steps() -> None:
    def aside(of: int, count: int) -> dict[str, object]:
        rows = [step(f"a{of}_{number}", "show", energy="module") for number in range(count)]
        return deviation("bent" if of == 0 else f"d{of}", step=rows)

    full = [aside(number, MOST_STEPS_ASIDE) for number in range(MOST_DEVIATIONS)]
    assert len(read(document(deviation=full)).deviations) == MOST_DEVIATIONS
    assert faults(document(deviation=[*full, aside(MOST_DEVIATIONS, 1)])) == (
        "deviation: 17 deviations; at most 16",
    )
    assert faults(document(deviation=[aside(0, MOST_STEPS_ASIDE + 1)])) == (
        "deviation 1 (bent): step: 21 steps; at most 20",
    )


def test_what_is_no_table_is_told_by_its_number() -> None:
    assert faults(document(step=[*steps()[:2], "ready"], deviation=[])) == (
        "step 3: must be a [[step]] table",
    )
    assert faults(document(deviation=[deviation(), "bend"])) == (
        "deviation 2: must be a [[deviation]] table",
    )
    aside = deviation(step=["free", step("see", "photo", energy="module")])
    assert faults(document(deviation=[aside])) == (
        "deviation 1 (bent) step 1: must be a [[deviation.step]] table",
    )


def test_an_empty_table_lacks_everything() -> None:
    told = faults(document(step=[*steps(), {}]))
    assert "step 15: id: missing" in told
    assert "step 15: act: missing" in told


DEVIATION_DEFECTS: list[tuple[dict[str, object], str]] = [
    ({"colour": "red"}, 'key "colour" is unknown'),
    ({"finding": None}, "finding: missing"),
    (
        {"finding": "rust"},
        f'finding "rust" is unknown; allowed: {", ".join(one.value for one in Finding)}',
    ),
    ({"title": None}, "title: missing"),
    ({"to": None}, "to: missing"),
    ({"to": ["abort"]}, "to: must be text, where it leads"),
    ({"step": None}, "step: missing; a deviation has at least 1 [[deviation.step]]"),
    ({"step": []}, "step: missing; a deviation has at least 1 [[deviation.step]]"),
    ({"step": step("free", "show")}, "step: must be [[deviation.step]] tables"),
]


@pytest.mark.parametrize(("changed", "fault"), DEVIATION_DEFECTS)
def test_each_defect_of_a_deviation_is_told_alone(changed: dict[str, object], fault: str) -> None:
    assert faults(with_deviation(**changed)) == (f"deviation 1 (bent): {fault}",)


def test_a_step_of_a_deviation_is_judged_as_one_of_the_main_line() -> None:
    rows = [step("free", "hold", energy="module"), step("see", "photo", energy="module", people=7)]
    assert faults(with_deviation(step=rows)) == (
        "deviation 1 (bent) step 1 (free): people: a hold needs 2, for another person releases it",
        "deviation 1 (bent) step 1 (free): hold: missing; a hold step needs it",
        "deviation 1 (bent) step 2 (see): people: must be 1 or 2",
    )


def test_every_defect_is_told_at_once_in_the_order_of_the_document() -> None:
    rows = steps()
    rows[0] |= {"people": 3, "kind": "shoe"}
    rows[4]["check"] = [check(limit="x", op="?", points=[{"zh": "点"}])]
    rows[6] |= {"energy": "live", "outputs": ["GOLD"]}
    rows[13] |= {"id": "look", "guard": "nowhere"}
    aside = deviation(to="nowhere", step=[step("free", "show", energy="module", act="fly")])
    told = faults(document(version=2, step=rows, deviation=[aside]))
    assert [fault.split(";")[0] for fault in told] == [
        "version: must be text",
        'step 1 (look): kind "shoe" is unknown',
        "step 1 (look): people: must be 1 or 2",
        'step 5 (dead): op "?" is unknown',
        'step 5 (dead): limit "x" is not among the site\'s limits',
        "step 5 (dead): point 1 en: missing",
        'step 7 (parts): output "GOLD" is unknown',
        "step 7 (parts): energy rises from isolated to live",
        'step 14 (look): id "look" is already step 1',
        'step 14 (look): guard "nowhere" is not a step of this procedure',
        'deviation 1 (bent): to "nowhere" is not a step of this procedure',
        'deviation 1 (bent) step 1 (free): act "fly" is unknown',
    ]


@pytest.mark.parametrize(
    ("table", "at", "remedy"),
    [
        (
            with_step(1, peple=1),
            ("step", 0, "peple"),
            'did you mean "people"? If not, take it out; known here: id, ',
        ),
        (with_step(1, kind="confrim"), ("step", 0, "kind"), 'did you mean "confirm"? If not, write one of'),
        (with_step(1, people=None), ("step", 0, "people"), "write people = 1, or 2 where somebody"),
        (
            with_step(5, check=[check(op="at_least")]),
            ("step", 4, "check", 0, "limit"),
            'write op = "at_most", or another limit',
        ),
        (
            with_step(5, check=[check(limit="weight_fresh")]),
            ("step", 4, "check", 0, "limit"),
            "take one of: prove_dead",
        ),
        (
            with_step(5, check=[check(quantity="voc", limit="x")]),
            ("step", 4, "check", 0, "limit"),
            "add such a limit to the limits library",
        ),
        (with_step(1, picture="x"), ("step", 0, "picture"), "take one of: cover_lift, service_plug"),
        (with_step(1, title={"zh": "看"}), ("step", 0, "title", "en"), "write the text"),
        (
            with_step(10, option=[option("a"), option("bent", "bent"), option("b", "plug_out")]),
            ("step", 9, "option", 2, "to"),
            "name a later step of the same line",
        ),
        (
            with_deviation(at=["cover"]),
            ("deviation", 0, "at", 0),
            'write at = ["..."] with the ids of the main steps',
        ),
        (document(family="lfp"), ("family",), 'write it like family = "LFP"'),
    ],
)
def test_a_defect_says_where_it_is_and_what_to_write(
    table: dict[str, Any], at: tuple[str | int, ...], remedy: str
) -> None:
    (defect,) = (one for one in defects(table) if one.at == at)
    assert defect.remedy.startswith(remedy)
    assert defect.told == f"{defect} - {defect.remedy}"


def test_a_part_without_a_hint_is_not_guessed_at() -> None:
    (defect,) = defects(with_step(1, zzz=1))
    assert defect.remedy.startswith("take it out; known here")
