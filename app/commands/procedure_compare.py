"""The command `procedure compare`: everything that is different between two documents, in sentences."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

from app.commands.difference_words import sentence
from app.commands.plain_words import shown
from app.domain.limits import Limits
from app.domain.procedure import Procedure
from app.domain.procedure_difference import procedure_difference
from app.domain.step_difference import Difference, Sense


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes besides both FILEs and --limits."""
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of sentences")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of the sentences")


def compare(old: Procedure, new: Procedure, limits: Limits, args: argparse.Namespace) -> int:
    """Print every difference of two documents of sound grammar; always 0, for to differ is no fault."""
    found = procedure_difference(old, new, limits=limits)
    if args.json:
        rows = {"old": _head(args.files[0], old), "new": _head(args.files[1], new), "differences": found}
        print(json.dumps(rows, indent=2, ensure_ascii=False, default=_plain))
        return 0
    zh = args.lang == "zh"
    lines = [_sum(old, new, found, zh=zh), *(f"  {sentence(one, limits, zh=zh)}" for one in found)]
    print("\n".join(shown(line) for line in lines))
    return 0


def _sum(old: Procedure, new: Procedure, found: Sequence[Difference], *, zh: bool) -> str:
    senses = [one.sense for one in found]
    stricter, looser, both = (senses.count(sense) for sense in Sense)
    names = f"{old.key} → {new.key}"
    if zh:
        told = (
            f"{len(found)} 处不同，更严 {stricter}，更松 {looser}，有严有松 {both}" if found else "完全相同"
        )
        return f"{names}：{told}"
    told = (
        f"{len(found)} differences, {stricter} stricter, {looser} looser, {both} both"
        if found
        else "the same"
    )
    return f"{names}: {told}"


def _head(file: Path, procedure: Procedure) -> dict[str, str]:
    return {"file": str(file), "procedure": procedure.key, "sha256": procedure.sha256}


def _plain(value: object) -> object:
    """What JSON has no form for: words of a closed list as documents write them, parts by their fields."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {one.name: getattr(value, one.name) for one in fields(value) if one.init}
    raise TypeError(f"{type(value).__name__} is no part of a difference")
