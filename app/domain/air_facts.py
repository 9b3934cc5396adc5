"""Facts of the air at the bench: alarms of a gas and their end, and times in which nobody saw it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain.journal import Fact


@dataclass(frozen=True, slots=True)
class AirAlarm(Fact):
    """There is too much of a gas: `level` is "first" or "second", a higher one than stood before.

    `sign` says by what: "limit", "meter" (the detector's own alarm) or "range" (more than it can read).
    `value_ppb` is None when the detector gave no value. `limit` is the site's limit of this alarm: {id,
    value, unit, version, signer}, empty where it has none. `standing` are all alarms that stand from here on,
    level by gas. `run` and `pack` are those on the bench, None when it was empty.
    """

    type: ClassVar[str] = "air.alarm"
    run: str | None
    pack: str | None
    gas: str
    level: str
    sign: str
    value_ppb: int | None
    printed: str
    unit: str
    limit: Mapping[str, Any]
    instrument: Mapping[str, Any]
    raw: str
    source: str
    taken_at: int
    standing: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AirCleared(Fact):
    """The alarm of a gas is over: read below its first limit for `below_s` seconds without a gap.

    The value is the newest of them; the rest as in `AirAlarm`.
    """

    type: ClassVar[str] = "air.cleared"
    run: str | None
    pack: str | None
    gas: str
    value_ppb: int
    printed: str
    unit: str
    limit: Mapping[str, Any]
    instrument: Mapping[str, Any]
    raw: str
    source: str
    taken_at: int
    below_s: int
    standing: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AirBlind(Fact):
    """Gases that nobody sees any more while a run is on the bench, and why, by gas; `blind` are all such now.

    It ends with `air.seen` or with the run.
    """

    type: ClassVar[str] = "air.blind"
    run: str
    pack: str
    gases: Mapping[str, str]
    blind: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AirSeen(Fact):
    """Gases that are seen again, after they were read for a while without a gap; `blind` are still not."""

    type: ClassVar[str] = "air.seen"
    run: str
    pack: str
    gases: tuple[str, ...]
    blind: Mapping[str, str]
