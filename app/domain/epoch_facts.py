"""Facts about the journal itself: a new epoch was opened over records that are not what they were."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain.journal import Fact, Head

REASONS = ("restored", "disk_replaced", "copied", "unknown")
"""Why records went back: a backup put in place, another disk or computer, a disk used twice, nobody knows."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a witness outside of the journal saw of it.

    `witness` is "mark", "receipt" (kept beside the journal), "registry" (signed by the registry, not ours)
    or "restored" (where a backup ended).
    """

    witness: str
    head: Head


@dataclass(frozen=True, slots=True)
class EpochOpened(Fact):
    """First entry of every epoch but the first: two people let work go on over a journal that went back.

    `last` is the newest entry the journal still holds, `seen` what each witness says instead, `found` the
    code of the refusal, `kept` name and SHA-256 of the file as found. `pin_refused` counts wrong PINs of
    the two who opened. `handed` are hand-overs of keys that the journal has lost with its newest entries;
    this entry is signed with the key that they lead to.
    """

    type: ClassVar[str] = "epoch.opened"
    last: Mapping[str, Any]
    seen: tuple[Mapping[str, Any], ...]
    found: str
    reason: str
    note: str
    kept: Mapping[str, str]
    pin_refused: Mapping[str, int]
    handed: tuple[Mapping[str, str], ...] = ()


def plain_head(head: Head) -> dict[str, Any]:
    """A head as it stands in a fact: epoch, seq and hash in hexadecimal."""
    return {"epoch": head.epoch, "seq": head.seq, "hash": head.hash.hex()}


def plain_seen(seen: Seen) -> dict[str, Any]:
    """A witness's word as it stands in a fact."""
    return {"witness": seen.witness, **plain_head(seen.head)}


def follows(data: Mapping[str, Any], last: Head) -> bool:
    """Whether the data of an `epoch.opened` name this as the entry before them."""
    return bool(data.get("last") == plain_head(last))


def owns(data: Mapping[str, Any], seen: Head) -> bool:
    """Whether the data of an `epoch.opened` own up to what a witness saw."""
    said = data.get("seen")
    wanted = plain_head(seen)
    return isinstance(said, list) and any(
        isinstance(one, Mapping) and {name: one.get(name) for name in wanted} == wanted for one in said
    )
