"""The command `procedure check`: every defect of procedure documents, each with its line and a remedy."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.commands.plain_words import shown
from app.domain.limits import Limits, LimitsFaulty
from app.domain.procedure import HoldKind, Procedure
from app.domain.procedure_defect import Defect
from app.domain.procedure_document import ProcedureFaulty
from app.domain.procedure_steps import Beside
from app.host.limits import read_limits_file
from app.host.procedures import drawings, located, read_procedure_file
from app.places import resources


@dataclass(frozen=True, slots=True)
class Checked:
    """What documents were found to be: sound ones as procedures, the others with their defects, in order."""

    files: tuple[Path, ...]
    limits: Limits
    procedures: Mapping[Path, Procedure]
    defects: Mapping[Path, tuple[Defect, ...]]


@dataclass(frozen=True, slots=True)
class NoLimits:
    """No document could be judged, because the limits library cannot be used."""

    file: Path
    faults: tuple[str, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes besides FILE and --limits."""
    parser.add_argument("--json", action="store_true", help="print one JSON list, one object per document")


def check_all(files: Sequence[Path], limits_file: Path) -> Checked | NoLimits:
    """Judge documents by the grammar, by a limits library and by the shipped drawings."""
    try:
        limits = read_limits_file(limits_file)
    except LimitsFaulty as fault:
        return NoLimits(limits_file, fault.faults)
    beside = Beside(limits, drawings(resources() / "drawings"))
    once = tuple(dict.fromkeys(files))
    procedures: dict[Path, Procedure] = {}
    defects: dict[Path, tuple[Defect, ...]] = {}
    for file in once:
        try:
            procedures[file] = read_procedure_file(file, beside)
        except ProcedureFaulty as fault:
            defects[file] = fault.defects
    return Checked(once, limits, procedures, defects)


def tell(checked: Checked | NoLimits, *, as_json: bool) -> int:
    """Print what was found; 0 when every document is sound, 2 when not."""
    if isinstance(checked, NoLimits):
        return refused(checked)
    if as_json:
        print(json.dumps([_row(checked, file) for file in checked.files], indent=2, ensure_ascii=False))
    else:
        for file in checked.files:
            told = checked.defects.get(file)
            lines = [located(str(file), one) for one in told] if told else [_sound(checked, file)]
            print("\n".join(shown(line) for line in lines))
        print(_sum(checked))
    return 2 if checked.defects else 0


def refused(checked: Checked | NoLimits) -> int:
    """Say on the error stream why nothing is done with documents; always 2."""
    if isinstance(checked, NoLimits):
        lines = [f"{checked.file}: {words}" for words in checked.faults]
    else:
        lines = [located(str(file), one) for file, told in checked.defects.items() for one in told]
        lines.append(_sum(checked))
    print("\n".join(shown(line) for line in lines), file=sys.stderr)
    return 2


def _sound(checked: Checked, file: Path) -> str:
    one = checked.procedures[file]
    kinds = [step.hold.kind for step in one.every_step() if step.hold is not None]
    counts = (
        f"{len(one.steps)} steps",
        f"{len(one.deviations)} deviations with {sum(len(way.steps) for way in one.deviations)} steps",
        f"{kinds.count(HoldKind.MEASURED)} measured and {kinds.count(HoldKind.JUDGEMENT)} judgement holds",
    )
    return f"{file}: {one.key} is sound: {', '.join(counts)}; SHA-256 {one.sha256[:16]}…"


def _sum(checked: Checked) -> str:
    total = sum(map(len, checked.defects.values()))
    return (
        f"{len(checked.files)} checked against the grammar and {len(checked.limits.by_id)} limits:"
        f" {len(checked.procedures)} sound, {len(checked.defects)} malformed with {total} defects"
    )


def _row(checked: Checked, file: Path) -> dict[str, object]:
    procedure = checked.procedures.get(file)
    return {
        "file": str(file),
        "sound": procedure is not None,
        "procedure": procedure.key if procedure is not None else None,
        "sha256": procedure.sha256 if procedure is not None else None,
        "defects": [
            {"line": one.line or None, "place": one.place, "defect": one.what, "remedy": one.remedy}
            for one in checked.defects.get(file, ())
        ],
    }
