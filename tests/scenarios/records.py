"""What the records say where a station must stand: read by an auditor's means, with none of its code."""

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_NEVER_WEIGHED = ("C", "EMERGENCY")
_ROUTED = ("pack.routed", "pack.quarantined")


@dataclass(frozen=True, slots=True)
class Records:
    """A station's records at one moment: hashes in order, entries as told, the kept place and its draft."""

    hashes: tuple[str, ...]
    entries: tuple[Mapping[str, Any], ...]
    kept: tuple[str, Mapping[str, Any]] | None


def read_records(database: Path) -> Records:
    """Read everything, and prove the file whole and the chain unbroken on the way."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = connection.execute("SELECT epoch, seq, raw, hash FROM journal ORDER BY epoch, seq").fetchall()
        place = connection.execute("SELECT place, draft FROM place").fetchone()
        told = connection.execute("SELECT count(*) FROM entry_index").fetchone()[0]
    prev, hashes = bytes(32), []
    for number, (epoch, seq, raw, hashed) in enumerate(rows, start=1):
        assert (epoch, seq) == (1, number)
        assert json.loads(raw)["seq"] == seq
        prev = hashlib.sha256(b"ev1\0" + prev + raw).digest()
        assert prev == hashed
        hashes.append(prev.hex())
    assert told == len(rows), "an entry is in the journal and not in what is told from it, or the other way"
    entries = tuple(json.loads(row[2]) for row in rows)
    return Records(tuple(hashes), entries, (place[0], json.loads(place[1])) if place else None)


def standing(records: Records) -> dict[str, Any]:
    """Where a start must show the station: the record decides, the draft only where the record is silent."""
    if not _somebody_signed_in(records.entries):
        return {"place": "sign_in"}
    opened = open_packs(records.entries)
    if opened:
        pack = opened[0]
        return {"place": "intake", "step": _step(pack), "pack": pack["pack"], "papers": pack["papers"]}
    place, draft = records.kept or ("", {})
    if place != "intake":
        return {"place": "queue"}
    if draft["step"] == "SOURCE":
        return {"place": "intake", "step": "SOURCE", "pack": None, "code": None}
    code = draft.get("code", {}).get("payload")
    step = "SCAN" if code is None else "CONFIRM"
    return {"place": "intake", "step": step, "pack": None, "papers": draft["papers"], "code": code}


def open_packs(entries: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The packs received and not yet routed, oldest first, with their class and weight so far."""
    packs: dict[str, dict[str, Any]] = {}
    for entry in entries:
        said = entry["data"]
        if entry["type"] == "pack.received":
            packs[said["pack"]] = {
                "pack": said["pack"],
                "papers": said["papers"],
                "class": "",
                "weighed": False,
            }
        elif entry["type"] == "triage.answered":
            packs[said["pack"]]["class"] = said["class"]
        elif entry["type"] == "weight.taken":
            packs[said["pack"]]["weighed"] = True
        elif entry["type"] in _ROUTED:
            packs.pop(said["pack"], None)  # a pack whose run was given up is quarantined long after
    return list(packs.values())


def _step(pack: Mapping[str, Any]) -> str:
    if not pack["class"]:
        return "TRIAGE"
    return "ROUTE" if pack["weighed"] or pack["class"] in _NEVER_WEIGHED else "WEIGH"


def _somebody_signed_in(entries: Sequence[Mapping[str, Any]]) -> bool:
    newest = [entry["type"] for entry in entries if entry["type"].startswith("operator.signed_")]
    return bool(newest) and newest[-1] == "operator.signed_in"
