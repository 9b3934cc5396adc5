"""The command `procedure prove`: searches every way through documents, judged by the hazard rules."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.commands.plain_words import shown
from app.domain.hazard import HazardRules
from app.domain.hazard_document import HazardRulesFaulty
from app.domain.limits import Limits
from app.domain.procedure import Procedure
from app.domain.prover import Defect, Proving, prove
from app.domain.prover_words import counts, path, remedy, what, where
from app.host.hazard_rules import HAZARD_RULES_FILE, read_hazard_rules_file
from app.places import resources


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes besides FILE and --limits."""
    parser.add_argument(
        "--rules", type=Path, metavar="FILE", help="hazard rules to judge by (default: those of the station)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON list, one object per document")


def prove_all(documents: Mapping[Path, Procedure], limits: Limits, args: argparse.Namespace) -> int:
    """Prove documents of sound grammar; 0 when all are proven, 1 when one is not, 2 for faulty rules."""
    file = args.rules or resources() / "catalogue" / HAZARD_RULES_FILE
    try:
        rules = read_hazard_rules_file(file, limits)
    except HazardRulesFaulty as fault:
        print("\n".join(shown(f"{file}: {words}") for words in fault.faults), file=sys.stderr)
        return 2
    provings = {name: (one, prove(one, rules)) for name, one in documents.items()}
    if args.json:
        rows = [_row(name, rules, *found) for name, found in provings.items()]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        for name, (procedure, proving) in provings.items():
            print("\n".join(shown(line) for line in _lines(name, rules, procedure, proving)))
    return int(any(not proving.proven for _, proving in provings.values()))


def _lines(name: Path, rules: HazardRules, procedure: Procedure, proving: Proving) -> Iterator[str]:
    said = "proven" if proving.proven else f"not proven, {len(proving.defects)} defects"
    yield f"{name}: {procedure.key} {said} by rules {rules.version} ({rules.signer}): {counts(proving)}"
    for defect in proving.defects:
        yield f"  {where(procedure, defect)}: {what(procedure, defect)}"
        yield f"      -> {remedy(defect)}"
        if defect.also:
            yield f"      also at: {', '.join(defect.also)}"
        if defect.path:
            yield "      the way there:"
            yield from (f"        {number}. {told}" for number, told in enumerate(path(procedure, defect), 1))


def _row(name: Path, rules: HazardRules, procedure: Procedure, proving: Proving) -> dict[str, object]:
    return {
        "file": str(name),
        "procedure": procedure.key,
        "sha256": procedure.sha256,
        "rules": {"version": rules.version, "sha256": rules.sha256, "signer": rules.signer},
        "proven": proving.proven,
        "places": proving.places,
        "moves": proving.moves,
        "lapses": proving.lapses,
        "aborts": proving.aborts,
        "closes": proving.closes,
        "defects": [_defect(procedure, defect) for defect in proving.defects],
    }


def _defect(procedure: Procedure, defect: Defect) -> dict[str, object]:
    return {
        "code": defect.code,
        "step": defect.step,
        "wanted": defect.wanted,
        "what": what(procedure, defect),
        "remedy": remedy(defect),
        "also": list(defect.also),
        "path": list(path(procedure, defect)),
    }
