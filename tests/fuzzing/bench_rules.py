"""Hazard rules, limits and documents, read anew from their files as plain tables by code of its own."""

import hashlib
import tomllib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

Table = Mapping[str, Any]

LADDER = ("live", "isolated", "opened", "sectioned", "module")
AT_THE_BALANCE = "@balance"
"""Behind a document's last step: what was forgotten is weighed, and nothing else is done."""


class Books:
    """What an inspector brings: the rules, the site's limits, and every document by the hash of its bytes."""

    def __init__(self, resources: Path, *further: bytes) -> None:
        self._resources = resources
        self._further = further

    @cached_property
    def rules(self) -> Table:
        """The hazard rules."""
        return self._read(self._resources / "catalogue" / "hazard_rules.toml")

    @cached_property
    def proofs(self) -> Mapping[str, Table]:
        """The proofs by their ids."""
        return {row["id"]: row for row in self.rules["proof"]}

    @cached_property
    def acts(self) -> Mapping[str, Table]:
        """What each act demands."""
        return {row["act"]: row for row in self.rules["rule"]}

    @cached_property
    def rows(self) -> list[Table]:
        """The limits as they stand in their file."""
        rows: list[Table] = self._read(self._resources / "catalogue" / "limits.toml")["limit"]
        return rows

    @cached_property
    def limits(self) -> Mapping[str, int]:
        """The value of each limit."""
        return {row["id"]: row["value"] for row in self.rows}

    @cached_property
    def documents(self) -> Mapping[str, Table]:
        """The documents, by the SHA-256 of their bytes."""
        files = [one.read_bytes() for one in sorted((self._resources / "procedures").glob("*/*.toml"))]
        contents = (*files, *self._further)
        return {hashlib.sha256(one).hexdigest(): tomllib.loads(one.decode()) for one in contents}

    def rank(self, level: str) -> int:
        """How high a level is; -1 for none and for one that nobody knows."""
        levels = self.rules["levels"]
        return levels.index(level) if level in levels else -1

    @staticmethod
    def _read(file: Path) -> Table:
        return tomllib.loads(file.read_text(encoding="utf-8"))


def steps_of(document: Table) -> Mapping[str, Table]:
    """Every step of a document by its id, those of its deviations too."""
    rows = [*document["step"], *(step for one in document.get("deviation", []) for step in one["step"])]
    return {row["id"]: row for row in rows}


def gives(proof: Table, step: Table) -> bool:
    """Whether a step of this form gives a proof when it is done, as far as its form says."""
    if step["act"] not in proof["acts"] or step["people"] < proof["people"]:
        return False
    if proof["given"] == "done":
        return step["kind"] in ("confirm", "scan", "make_safe", "hold")
    if proof["given"] == "waited":
        return step["kind"] == "wait" and bool(step["wait"] == proof["limit"])
    if step["kind"] != "hold" or proof["given"] == "judged":
        return bool(step["kind"] == "hold")
    wanted = (proof["quantity"], proof["op"], proof["limit"])
    enough = points_of(step).count(wanted) >= proof["points"]
    return enough and bool(step["hold"]["kind"] == "measured")


def points_of(step: Table) -> list[tuple[str, str, str]]:
    """Each point of a step: its quantity, which side is good, and its limit."""
    return [
        (check["quantity"], check["op"], check["limit"])
        for check in step.get("check", [])
        for _ in check["points"]
    ]
