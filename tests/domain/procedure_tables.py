"""Parsed procedure documents as tests need them: a short one without defects, made anew for each change."""

from collections.abc import Mapping
from typing import Any

import pytest

from app.domain.limits import Limit, Limits
from app.domain.procedure import Procedure
from app.domain.procedure_document import ProcedureFaulty, read_procedure

LIMITS = Limits(
    {
        name: Limit(name, value, unit, "a clause", "v1", "PRACTICE")
        for name, value, unit in (("prove_dead", 60_000, "mV"), ("weight_fresh", 3000, "ms"))
    }
)


def words(text: str = "text") -> dict[str, str]:
    """A text in both languages."""
    return {"zh": f"文字{text[-4:]}", "en": text}


def check(**changed: object) -> dict[str, object]:
    """A check of two points."""
    points = [words("a to b"), words("b to c")]
    return {"quantity": "voltage", "op": "at_most", "limit": "prove_dead", "points": points, **changed}


def step(name: str, kind: str, act: str = "inform", **changed: object) -> dict[str, object]:
    """One step with nothing but what every step has."""
    plain = {"title": words("do it"), "detail": words("do it well"), "energy": "live", "people": 1, "ppe": []}
    return {"id": name, "kind": kind, "act": act, **plain, **changed}


def steps() -> list[dict[str, object]]:
    """One step of every kind: show, scan, two holds, confirm, weigh, record_output, read, make_safe."""
    judged = {"kind": "judgement"}
    measured = {"kind": "measured", "remedies": [words("hands off")]}
    return [
        step("look", "show", ppe=["safety_shoes"], tools=[words("a torch")]),
        step("scan_pack", "scan", "identify"),
        step("ready", "hold", "prepare", people=2, hold=judged),
        step("plug_out", "confirm", "remove_service_plug"),
        step("dead", "hold", "prove_dead", energy="isolated", people=2, check=check(), hold=measured),
        step("coolant", "weigh", "weigh_part", energy="isolated", outputs=["COOLANT"]),
        step("parts", "record_output", "remove_part", energy="sectioned", outputs=["CU_BUS", "MOD"]),
        step("modules", "read", "measure_sections", energy="module", check=check(op="at_least")),
        step("cover", "make_safe", "cover_live_parts", energy="module", guard="plug_out"),
    ]


def document(**changed: object) -> dict[str, Any]:
    """A document without defects."""
    plain = {"schema": 1, "id": "a-pack", "version": "1", "family": "LFP", "title": words("a pack")}
    return {**plain, "source": "a book", "signer": "PRACTICE", "step": steps(), **changed}


def with_step(number: int, **changed: object) -> dict[str, Any]:
    """The document with parts of one step changed; `None` takes a part away."""
    rows = steps()
    merged = {**rows[number - 1], **changed}
    rows[number - 1] = {name: part for name, part in merged.items() if part is not None}
    return document(step=rows)


def read(table: Mapping[str, Any]) -> Procedure:
    """The procedure of a table."""
    return read_procedure(table, sha256="ab" * 32, limits=LIMITS)


def faults(table: Mapping[str, Any]) -> tuple[str, ...]:
    """Everything that is told of a table; there must be something."""
    with pytest.raises(ProcedureFaulty) as caught:
        read(table)
    return caught.value.faults
