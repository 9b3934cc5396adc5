"""Pages of changes as a registry signs them, for tests of whoever hears them."""

from collections.abc import Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.pack_hold import Decision, HoldWhy, PackHold, Ruling, Told
from app.domain.registry_facts import ChangesAdopted
from app.wire.changes import Change, Page, issue_page, sign_ruling
from app.wire.signed import Signed

AT_MS = 1_795_000_000_000
THERE = "ST-002"


def hold(
    code: str,
    why: HoldWhy | str = HoldWhy.CLASS_C,
    *,
    seq: int = 7,
    station: str = THERE,
    binding: bool = True,
) -> PackHold:
    """A hold that another station has raised."""
    name = why.value if isinstance(why, HoldWhy) else why
    return PackHold(
        f"{station}:1:{seq}:{name}", code, name, ("C",), station, "Intake 2", AT_MS, binding=binding
    )


def ruling(
    held: PackHold, decision: Decision = Decision.RELEASE, *, only: str = "", name: str = "rl-1"
) -> Ruling:
    """Two people decide about one hold."""
    return Ruling(name, held.battery, (held.id,), decision, only, "made safe", ("li", "wang"), AT_MS + 1)


def page(
    key: Ed25519PrivateKey,
    told: Sequence[Told],
    *,
    after: int = 0,
    incarnation: int = 1,
    newest: int | None = None,
) -> Signed:
    """A signed page with these changes on it."""
    last = after + len(told) if newest is None else newest
    changes = tuple(
        Change(pos, one, sign_ruling(one, "REG-1", "practice", key) if isinstance(one, Ruling) else b"")
        for pos, one in enumerate(told, after + 1)
    )
    return issue_page(Page("REG-1", "practice", incarnation, after, last, AT_MS, 60, changes), key)


def adopted(signed: Signed, first: int, last: int, *, incarnation: int = 1) -> ChangesAdopted:
    """The fact by which a station keeps a page."""
    return ChangesAdopted(incarnation, first, last, signed.raw.decode(), signed.sig.hex())
