"""The hazard rules as a safety person writes and signs them: read whole, or refused with every fault."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from app.domain.hazard import LADDER, Descent, Given, HazardRules, Lapse, Proof, Rule
from app.domain.hazard_rows import Row, descent_faults, names, proof_faults, rule_faults, text
from app.domain.hazard_sense import sense_faults
from app.domain.limits import Limits
from app.domain.procedure import Act, Energy, StepKind
from app.domain.quantity import Quantity
from app.domain.triage import TriageClass

SCHEMA = 1

_HEAD = ("schema", "version", "signer", "source", "levels", "supervised", "proof", "descent", "rule")


class HazardRulesFaulty(ValueError):
    """The rules cannot be used; `faults` lists everything that is wrong, each with its place."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_hazard_rules(table: Mapping[str, Any], *, sha256: str, limits: Limits) -> HazardRules:
    """Check a parsed table of hazard rules against its grammar and the site's limits.

    `sha256` is of the bytes it was parsed from, in hex. There is exactly one rule for each act, so that no
    act is free of rules by being forgotten.

    Raises:
        HazardRulesFaulty: with every fault at once.
    """
    faults = list(_head_faults(table))
    proofs, descents, rules = (_rows(table, name, faults) for name in ("proof", "descent", "rule"))
    known = frozenset(str(row.get("id")) for row in proofs)
    levels = tuple(names(table.get("levels")) or ())
    for number, row in enumerate(proofs, 1):
        faults += [f"{_place('proof', number, row, 'id')}: {it}" for it in proof_faults(row, known, limits)]
    for number, row in enumerate(descents, 1):
        faults += [f"{_place('descent', number, row, 'state')}: {it}" for it in descent_faults(row, known)]
    for number, row in enumerate(rules, 1):
        faults += [f"{_place('rule', number, row, 'act')}: {it}" for it in rule_faults(row, known, levels)]
    faults += _counted(proofs, descents, rules)
    if faults:
        raise HazardRulesFaulty(tuple(faults))
    read = HazardRules(
        version=table["version"],
        sha256=sha256,
        signer=table["signer"],
        source=table["source"],
        levels=levels,
        proofs=MappingProxyType({row["id"]: _proof(row) for row in proofs}),
        descents=tuple(
            Descent(Energy(row["state"]), frozenset(row["proofs"]), Act(row["act"])) for row in descents
        ),
        rules=MappingProxyType({Act(row["act"]): _rule(row) for row in rules}),
        supervised=frozenset(table.get("supervised", ())),
    )
    faults = list(sense_faults(read))
    if faults:
        raise HazardRulesFaulty(tuple(faults))
    return read


def _head_faults(table: Mapping[str, Any]) -> Iterator[str]:
    if table.get("schema") != SCHEMA or type(table.get("schema")) is not int:
        yield f"schema: must be {SCHEMA}"
    yield from (f"{key}: unknown; take it out" for key in table if key not in _HEAD)
    for name in ("version", "signer", "source"):
        if not text(table.get(name)):
            yield f"{name}: missing; write one line of text"
    if not names(table.get("levels")):
        yield "levels: missing; list the qualifications from the least to the highest"
    classes = [one.value for one in TriageClass]
    supervised = names(table.get("supervised", []))
    if supervised is None or not set(supervised) <= set(classes):
        yield f"supervised: must be a list of {', '.join(classes)}"


def _rows(table: Mapping[str, Any], name: str, faults: list[str]) -> list[Row]:
    rows = table.get(name)
    if isinstance(rows, list) and rows and all(isinstance(row, Mapping) for row in rows):
        return rows
    faults.append(f"{name}: must be [[{name}]] tables, at least 1")
    return []


def _place(kind: str, number: int, row: Row, key: str) -> str:
    name = row.get(key)
    return f"{kind} {name}" if isinstance(name, str) and name.isidentifier() else f"{kind} {number}"


def _counted(proofs: list[Row], descents: list[Row], rules: list[Row]) -> Iterator[str]:
    """What must stand there once: each act's rule, each proof, the way to each state but the first."""
    for act in Act:
        found = sum(row.get("act") == act.value for row in rules)
        if found != 1:
            asked = "write its [[rule]]" if not found else "keep one"
            yield f"rule {act.value}: {found} rules for this act, must be 1; {asked}"
    ids = [row["id"] for row in proofs if isinstance(row.get("id"), str)]
    yield from (f"proof {name}: given twice; keep one" for name in sorted(set(ids)) if ids.count(name) > 1)
    for state in LADDER[1:]:
        if not any(row.get("state") == state.value for row in descents):
            yield f"descent {state.value}: missing; nothing could ever be shown to be {state.value}"


def _proof(row: Row) -> Proof:
    return Proof(
        id=row["id"],
        given=Given(row["given"]),
        acts=frozenset(Act(act) for act in row["acts"]),
        people=row["people"],
        quantity=Quantity(row["quantity"]) if "quantity" in row else None,
        op=row.get("op", ""),
        limit=row.get("limit", ""),
        points=row.get("points", 0),
        needs=frozenset(row.get("needs", ())),
        valid=row.get("valid", ""),
        lapses=frozenset(Lapse(cause) for cause in row.get("lapses", ())),
        undone_by=frozenset(Act(act) for act in row.get("undone_by", ())),
        initial=row.get("initial", False),
        source=row["source"],
    )


def _rule(row: Row) -> Rule:
    return Rule(
        act=Act(row["act"]),
        energy=Energy(row["energy"]),
        people=row["people"],
        level=row["level"],
        ppe=frozenset(row["ppe"]),
        proofs=frozenset(row["proofs"]),
        owes=frozenset(Act(act) for act in row["owes"]),
        classes=frozenset(row["classes"]),
        kinds=frozenset(StepKind(kind) for kind in row.get("kinds", ())),
        source=row["source"],
    )
