"""Which holds of other stations bind this one."""

from collections.abc import Collection, Mapping

from app.domain.pack_hold import PackHold
from app.floor.remote_port import RemoteHolds


def binding(remote: RemoteHolds, codes: Collection[str], station: str) -> Mapping[str, tuple[PackHold, ...]]:
    """The holds that bind a station, by the codes of packs."""
    found = [one for one in remote.about(codes) if one.binding and one.station != station]
    if not found:
        return {}
    cleared = remote.cleared({one.battery for one in found})
    gone = {(one.battery, one.hold) for one in cleared if one.only in ("", station)}
    held: dict[str, tuple[PackHold, ...]] = {}
    for one in found:
        if (one.battery, one.id) not in gone:
            held[one.battery] = (*held.get(one.battery, ()), one)
    return held
