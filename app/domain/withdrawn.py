"""Withdrawn versions of procedures: what nobody may work by any longer, why, and who said so."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from types import MappingProxyType
from typing import Any

from app.domain.procedure import Words
from app.domain.procedure_defect import Defect
from app.domain.procedure_forms import Row, unknown_keys
from app.domain.procedure_words import Room, line_defects, quoted, words_defects

SCHEMA = 1
MOST = 500
REASON = Room(zh=60, en=160)
LONGEST_SIGNER = 40

_HEAD = ("schema", "withdrawn")
_KEYS = ("procedure", "reason", "signer", "since")
_KEY = re.compile(r"[a-z][a-z0-9-]{0,31}@[0-9][0-9a-z.]{0,15}")


class Why(Enum):
    """What keeps a version from being begun."""

    WITHDRAWN = "withdrawn"
    UNPROVEN = "unproven"
    SUPERSEDED = "superseded"  # what runs by it goes on to its end
    REMOVED = "removed"  # no longer among the files: what runs by it goes on to its end
    CHANGED = "changed"  # the file of this version is another one now, or no document


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A version that may not be started any more; a run by it stops at its next hold, unless superseded.

    `procedure` is the key, `ID@VERSION`. It counts as soon as it is listed; `since` is the day to tell. Of a
    version that is not proven `signer` is who signed the hazard rules; `newer` is the key of the version in
    force for a superseded one. These two have no reason in words.
    """

    procedure: str
    reason: Words
    signer: str
    since: date
    why: Why = Why.WITHDRAWN
    newer: str = ""


class WithdrawnFaulty(ValueError):
    """The list cannot be used; `faults` names everything that is wrong with it, each with its place."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_withdrawn(table: Mapping[str, Any], known: Collection[str] | None) -> Mapping[str, Withdrawn]:
    """The withdrawn versions of a parsed list, by the key of the procedure.

    `known` are the keys of the documents at hand, None when these could not be read: a name that is none of
    them would withdraw nothing without anybody noticing.

    Raises:
        WithdrawnFaulty: with every fault at once.
    """
    rows = table.get("withdrawn", [])
    faults = [defect.told for defect in unknown_keys(table, _HEAD)]
    if table.get("schema") != SCHEMA or type(table.get("schema")) is not int:
        faults.append(f"schema: must be {SCHEMA}")
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise WithdrawnFaulty((*faults, "withdrawn: must be [[withdrawn]] tables"))
    if len(rows) > MOST:
        raise WithdrawnFaulty((*faults, f"withdrawn: {len(rows)} of them; at most {MOST}"))
    for number, row in enumerate(rows, 1):
        told = [*_row_faults(row), *_procedure_faults(row, rows[: number - 1], known)]
        faults += [f"{_place(number, row)}: {defect.told}" for defect in told]
    if faults:
        raise WithdrawnFaulty(tuple(faults))
    return MappingProxyType({row["procedure"]: _withdrawn(row) for row in rows})


def _place(number: int, row: Row) -> str:
    key = row.get("procedure")
    usable = isinstance(key, str) and _KEY.fullmatch(key)
    return f"withdrawn {number} ({key})" if usable else f"withdrawn {number}"


def _row_faults(row: Row) -> Iterator[Defect]:
    yield from unknown_keys(row, _KEYS)
    yield from words_defects(row.get("reason"), "reason", REASON)
    yield from line_defects(row.get("signer"), "signer", most=LONGEST_SIGNER)
    since = row.get("since")
    if not isinstance(since, date) or isinstance(since, datetime):
        yield Defect("since: must be a date", "write it like since = 2026-03-01, without quotes")


def _procedure_faults(row: Row, before: list[Row], known: Collection[str] | None) -> Iterator[Defect]:
    key = row.get("procedure")
    if key is None:
        yield Defect("procedure: missing", 'write it like procedure = "lfp-pack@1"')
    elif not isinstance(key, str) or not _KEY.fullmatch(key):
        yield Defect("procedure: must be ID@VERSION", 'write it like procedure = "lfp-pack@1"')
    elif any(one.get("procedure") == key for one in before):
        yield Defect(f"procedure {quoted(key)} is given twice", "keep one of them")
    elif known is not None and key not in known:
        remedy = "look at id and version; a withdrawn document stays in its folder, for runs were told by it"
        yield Defect(f"procedure {quoted(key)} is not among the documents", remedy)


def _withdrawn(row: Mapping[str, Any]) -> Withdrawn:
    reason = Words(row["reason"]["zh"], row["reason"]["en"])
    return Withdrawn(row["procedure"], reason, row["signer"], row["since"])
