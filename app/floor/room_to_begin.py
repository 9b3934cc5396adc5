"""Whether the disk has room to begin with another pack; one in hand is always finished."""

from app.domain.refusals import Refusal, refuse
from app.floor.site import Site


def no_room(site: Site) -> Refusal | None:
    """Why no intake and no run may be begun now; None when there is room enough.

    A disk that does not say how much is free is no disk with room.
    """
    free = site.free_room()
    if free is None:
        return refuse("disk.silent")
    if free >= site.room_to_begin:
        return None
    return refuse("disk.low", free=free >> 20, needed=site.room_to_begin >> 20)
