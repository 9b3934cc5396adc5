"""Parsed procedure documents as tests need them: a short one without defects, made anew for each change."""

from collections.abc import Mapping
from typing import Any

import pytest

from app.domain.limits import Limit, Limits, Safer
from app.domain.procedure import Procedure
from app.domain.procedure_defect import Defect
from app.domain.procedure_document import ProcedureFaulty, read_procedure
from app.domain.procedure_steps import Beside
from app.domain.quantity import Quantity

LIMITS = Limits(
    {
        name: Limit(name, value, unit, "a clause", "v1", "PRACTICE", quantity=quantity, safer=safer)
        for name, value, unit, quantity, safer in (
            ("prove_dead", 60_000, "mV", Quantity.VOLTAGE, Safer.LOWER),
            ("cell_low", 2_500, "mV", Quantity.VOLTAGE, Safer.HIGHER),
            ("hydrogen_work", 4_000, "ppm", Quantity.HYDROGEN, Safer.LOWER),
            ("weight_fresh", 3_000, "ms", None, Safer.LOWER),
            ("air_valid", 900, "s", None, Safer.LOWER),
            ("bleed_wait", 300, "s", None, Safer.HIGHER),
        )
    }
)
BESIDE = Beside(LIMITS, frozenset({"service_plug", "cover_lift"}))


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


def option(name: str, to: str | None = None) -> dict[str, object]:
    """One answer of a choose step."""
    return {"id": name, "title": words(f"say {name}"), **({} if to is None else {"to": to})}


def branch(name: str, of: str, **cases: object) -> dict[str, object]:
    """A branch with nothing but what it has."""
    return {"id": name, "kind": "branch", "branch": {"of": of, "cases": cases}}


def measured(**changed: object) -> dict[str, object]:
    """What bars a measured hold."""
    return {"kind": "measured", "remedies": [words("hands off")], "rereads": 3, **changed}


def steps() -> list[dict[str, object]]:
    """One step of every kind: show, scan, two holds, confirm, weigh, record_output, read, photo, choose,
    branch, wait, make_safe.
    """
    low, safe = {"energy": "module"}, {"energy": "isolated"}
    outputs: dict[str, object] = {"outputs": ["CU_BUS", "MOD"], "energy": "sectioned"}
    return [
        step("look", "show", ppe=["safety_shoes"], tools=[words("a torch")], dwell_s=5, picture="cover_lift"),
        step("scan_pack", "scan", "identify"),
        step("ready", "hold", "prepare", people=2, hold={"kind": "judgement"}, level="2S"),
        step("plug_out", "confirm", "remove_service_plug"),
        step("dead", "hold", "prove_dead", people=2, check=[check()], hold=measured(), **safe),
        step("coolant", "weigh", "weigh_part", outputs=["COOLANT"], **safe),
        step("parts", "record_output", "remove_part", **outputs),
        step("modules", "read", "measure_sections", check=[check(op="at_least", limit="cell_low")], **low),
        step("picture", "photo", **low),
        step("whole", "choose", option=[option("yes"), option("no", "abort"), option("bent", "bent")], **low),
        branch("by_modules", "modules", PASSED="last_look", UNREAD="abort"),
        step("rest", "wait", wait="bleed_wait", **low),
        step("last_look", "show", **low),
        step("cover", "make_safe", "cover_live_parts", guard="plug_out", **low),
    ]


def deviation(name: str = "bent", **changed: object) -> dict[str, object]:
    """A deviation of two steps."""
    aside = [step("free", "confirm", "free_fastener", energy="module"), step("see", "photo", energy="module")]
    plain = {"finding": "seized_fastener", "title": words("it is bent"), "at": ["whole"], "to": "resume"}
    return {"id": name, **plain, "step": aside, **changed}


def document(**changed: object) -> dict[str, Any]:
    """A document without defects."""
    plain = {"schema": 2, "id": "a-pack", "version": "1", "family": "LFP", "title": words("a pack")}
    told = {"source": "a book", "signer": "PRACTICE", "classes": ["A", "B"], "supervised": True}
    return {**plain, **told, "step": steps(), "deviation": [deviation()], **changed}


def with_step(number: int, **changed: object) -> dict[str, Any]:
    """The document with parts of one step changed; `None` takes a part away."""
    rows = steps()
    merged = {**rows[number - 1], **changed}
    rows[number - 1] = {name: part for name, part in merged.items() if part is not None}
    return document(step=rows)


def with_deviation(**changed: object) -> dict[str, Any]:
    """The document with parts of its deviation changed; `None` takes a part away."""
    merged = {**deviation(), **changed}
    return document(deviation=[{name: part for name, part in merged.items() if part is not None}])


def read(table: Mapping[str, Any]) -> Procedure:
    """The procedure of a table."""
    return read_procedure(table, sha256="ab" * 32, beside=BESIDE)


def defects(table: Mapping[str, Any]) -> tuple[Defect, ...]:
    """Everything that is told of a table; there must be something, and a remedy for each."""
    with pytest.raises(ProcedureFaulty) as caught:
        read(table)
    assert all(defect.remedy for defect in caught.value.defects)
    return caught.value.defects


def faults(table: Mapping[str, Any]) -> tuple[str, ...]:
    """Everything that is told of a table, without the remedies."""
    return tuple(str(defect) for defect in defects(table))
