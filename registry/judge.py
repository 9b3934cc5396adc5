"""Judges what an entry means, after its bytes are safe: whatever is odd is a finding, never a refusal."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from app.domain import (
    air_facts,
    bench_facts,
    clock_facts,
    custody_facts,
    epoch_facts,
    journal,
    key_facts,
    leaving_facts,
    library_facts,
    registry_facts,
    scale_facts,
    shift_facts,
    start_facts,
    trial_facts,
)
from app.wire.attachment import MAX_ATTACHMENT
from app.wire.batch import is_hex
from app.wire.envelope import BadEnvelope, Envelope, canonical, decode

OPENED = epoch_facts.EpochOpened.type
_FACTS = (
    journal,
    key_facts,
    bench_facts,
    start_facts,
    leaving_facts,
    air_facts,
    clock_facts,
    custody_facts,
    epoch_facts,
    library_facts,
    registry_facts,
    scale_facts,
    shift_facts,
    trial_facts,
)
_MODULES = frozenset(module.__name__ for module in _FACTS)
_EARLIEST_MS = 1_577_836_800_000  # 2020-01-01: before that there was no such station
_AHEAD_MS = 86_400_000  # a day: more than any honest clock runs ahead
_MAX_TEXT = 200
MAX_BATTERY = 512
_MAX_DETAIL = 200
_KIND = re.compile("[a-z]+/[a-z0-9.+-]{1,60}")


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something odd: a stable code, and the text it hangs on where that can be kept."""

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Attached:
    """A photograph or document that an entry names: SHA-256 in hexadecimal, length in bytes, kind."""

    sha256: str
    length: int
    mime: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What could be read out of one entry."""

    event_id: str | None = None
    type: str | None = None
    at: int | None = None
    batteries: tuple[str, ...] = ()
    attached: tuple[Attached, ...] = ()
    noticed: tuple[Noticed, ...] = ()


def storable(text: str, limit: int = _MAX_TEXT) -> bool:
    """Whether every database and every reader can carry this text: no NUL, no half a character."""
    if "\0" in text or len(text) > limit:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def readable(raw: bytes) -> Envelope:
    """The envelope, when all of it can be carried on as text.

    Raises:
        BadEnvelope: not our version, or holding half a character.
    """
    envelope = decode(raw)
    if b"\\u" in raw:  # half a character gets into text by an escape only
        canonical([envelope.data, envelope.base, list(envelope.refs), envelope.type, envelope.id])
    return envelope


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry was delivered for, which it must not contradict."""

    realm: str
    station: str
    epoch: int
    seq: int


def judge(raw: bytes, received_at: int, place: Place) -> Judgement:
    """Read one entry and note what is odd about it; never raises.

    `received_at` is the registry's time, UTC milliseconds. Of an entry that says another place than it was
    delivered for nothing else is read: it is evidence, and counts for no battery.
    """
    try:
        envelope = readable(raw)
    except BadEnvelope as broken:
        wrong = contradicts(raw, place)
        if wrong is not None:
            return Judgement(noticed=(Noticed(wrong),))
        code, _, detail = broken.code.partition(":")
        return Judgement(noticed=(Noticed(f"entry.unreadable.{code}", _kept(detail)),))
    for name in Place.__slots__:
        if getattr(envelope, name) != getattr(place, name):
            return Judgement(noticed=(Noticed(f"entry.other_{name}"),))
    noticed = [*_odd_head(envelope), *_odd_time(envelope, received_at), *_odd_opening(envelope)]
    batteries = tuple(one for one in envelope.base if one and storable(one, MAX_BATTERY))
    if len(batteries) < len(envelope.base):
        noticed.append(Noticed("entry.battery_unusable"))
    attached = tuple({one.sha256: one for one in _attached(envelope.refs)}.values())
    if len(attached) < len(envelope.refs):
        noticed.append(Noticed("entry.attachment_unusable"))
    return Judgement(
        event_id=envelope.id if storable(envelope.id) else None,
        type=envelope.type if storable(envelope.type) else None,
        at=envelope.at,
        batteries=batteries,
        attached=attached,
        noticed=tuple(noticed),
    )


def _attached(refs: Sequence[Mapping[str, object]]) -> Iterator[Attached]:
    """What can be asked for of the names given."""
    for one in refs:
        match one:
            case {"sha256": str(sha256), "len": int(length), "mime": str(mime)} if (
                is_hex(sha256, 64)
                and length is not True
                and 1 <= length <= MAX_ATTACHMENT
                and _KIND.fullmatch(mime)
            ):
                yield Attached(sha256, length, mime)


def _kept(detail: str) -> str:
    return detail[:_MAX_DETAIL] if storable(detail[:_MAX_DETAIL]) else ""


def _odd_head(envelope: Envelope) -> Iterator[Noticed]:
    known = known_types()
    if envelope.type not in known:
        yield Noticed("entry.type_unknown", _kept(envelope.type))
    elif envelope.sv != known[envelope.type]:
        yield Noticed("entry.type_version_unknown", str(envelope.sv))
    try:
        sound = str(UUID(envelope.id)) == envelope.id
    except ValueError:
        sound = False
    if not sound:
        yield Noticed("entry.id_malformed", _kept(envelope.id))


def _odd_time(envelope: Envelope, received_at: int) -> Iterator[Noticed]:
    if not _EARLIEST_MS <= envelope.at <= received_at + _AHEAD_MS:
        yield Noticed("entry.time_odd", str(envelope.at))


def _odd_opening(envelope: Envelope) -> Iterator[Noticed]:
    """A new epoch is opened by two people; and by nothing but a stream's first entry."""
    if envelope.type != OPENED:
        return
    second = envelope.sig2.get("op") if isinstance(envelope.sig2, Mapping) else None
    if not envelope.op or not second or second == envelope.op:
        yield Noticed("epoch.not_by_two", _kept(envelope.op or ""))
    if envelope.seq != 1 or envelope.epoch == 1:
        yield Noticed("epoch.opened_within")


@cache
def known_types() -> Mapping[str, int]:
    """Every type of entry this program knows, with the version of its data."""
    facts = (fact for fact in journal.Fact.__subclasses__() if fact.__module__ in _MODULES)
    return {fact.type: fact.sv for fact in facts}


def contradicts(raw: bytes, place: Place) -> str | None:
    """The code of the first field in which an entry that is no envelope says another place.

    An entry that cannot be read at all, or leaves a field out, contradicts nothing.
    """
    try:
        top = json.loads(raw, object_pairs_hook=_Pairs)
    except (ValueError, RecursionError):
        return None
    if not isinstance(top, _Pairs):
        return None
    for name in Place.__slots__:
        wanted = getattr(place, name)
        said = [value for key, value in top if key == name and type(value) is type(wanted)]
        if said and wanted not in said:
            return f"entry.other_{name}"
    return None


class _Pairs(tuple[tuple[str, object], ...]):
    """A JSON object with every key it was written with, repeated ones too."""
