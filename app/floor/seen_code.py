"""A code that was seen: what it is by its bytes and its symbol, and whether a pack can be known by it."""

from app.domain.identity import Identity, Kind, Level, classify, names_no_single_thing
from app.domain.own_label import Prefix
from app.domain.refusals import Refusal, refuse
from app.domain.scan import ScannedCode
from app.floor.site import Site

_BATTERIES_OWN = frozenset((Kind.GBT34014, Kind.GBT34014_REUSED, Kind.NIO))
_SERIALISED = frozenset((Kind.GS1, Kind.GS1_DIGITAL_LINK, Kind.ISO15434))


def identify(code: ScannedCode, site: Site) -> Identity:
    """What the code is today, by this site's list of makers."""
    return classify(code.payload, today=site.today(), vendors=site.vendors, symbology_id=code.symbology_id)


def names_a_battery(identity: Identity) -> bool:
    """Whether a code is a battery's rather than a paper's or a place's."""
    if identity.kind in _SERIALISED:
        return identity.level is not Level.REJECT and not names_no_single_thing(identity)
    # Another plant's form is too common to be taken for Tesla's against a consignment number.
    return identity.kind in _BATTERIES_OWN or (
        identity.kind is Kind.TESLA and identity.level is not Level.WARN
    )


def unfit_for_a_pack(identity: Identity) -> Refusal | None:
    """Why no pack can be received by this code; None when one can."""
    if identity.level is Level.REJECT:
        return refuse("code.rejected", reason=identity.reasons[0] if identity.reasons else "")
    if identity.fields.get("prefix") == Prefix.TR.value and identity.kind is Kind.OWN:
        return refuse("code.is_traveller")
    if identity.kind is Kind.OWN and identity.fields.get("prefix") != Prefix.PK.value:
        return refuse("code.not_a_pack", prefix=identity.fields.get("prefix", ""))
    return names_no_piece(identity)


def names_no_piece(identity: Identity) -> Refusal | None:
    """Why nothing can be known by this code: it stands on every one of its kind, or on something else."""
    reason = names_no_single_thing(identity)
    return refuse("code.no_single_thing", reason=reason) if reason else None
