"""A tray of modules or cells, scanned at once: what each code is there, and the whole as one entry."""

from collections.abc import Sequence
from dataclasses import asdict

from app.domain.bench_facts import TrayScanned
from app.domain.identity import Identity, Kind, Level, classify
from app.domain.own_label import Prefix
from app.domain.pack import Pack
from app.domain.refusals import Refusal, refuse
from app.domain.scan import Cause, Symbology
from app.domain.tray_record import CodeStanding, TrayCode, TrayUnread
from app.floor.bench import run_of
from app.floor.foreign_text import keepable
from app.floor.know_container import is_container, label_text
from app.floor.ports import WorkUnit
from app.floor.seen_code import names_no_piece
from app.floor.sign_in import author_now
from app.floor.site import Site
from app.floor.tray_commands import AskTray, ScanTray
from app.floor.tray_views import CodeInTray, TraySaved, TrayView

MOST_PLACES = 400
"""More than any tray that fits under a camera has; a larger one is a fault of whoever asks."""

_OWN_PIECES = (Prefix.MD.value, Prefix.CE.value)
_UNDECODED = "\ufffd"  # stands where a code's bytes are no text: such a code names nothing that can be kept


def ask_tray(unit: WorkUnit, command: AskTray, site: Site) -> TrayView | Refusal:
    """Whose tray it is and what each code in view is to it. Records nothing."""
    pack = _opened_pack(unit, command.pack, site)
    if isinstance(pack, Refusal):
        return pack
    told = {
        text: _told(unit, text, pack, site, symbology_id=symbology_id) for text, symbology_id in command.codes
    }
    return TrayView(pack, told)


def scan_tray(unit: WorkUnit, command: ScanTray, site: Site) -> TraySaved | Refusal:
    """Record the tray as one entry. Nothing is made up: what is not read is recorded as not read."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    pack = _opened_pack(unit, command.pack, site)
    if isinstance(pack, Refusal):
        return pack
    reason = keepable(command.reason.strip())
    refusal = _unfit(command, reason)
    if refusal is not None:
        return refusal
    keys = _keys(unit, command.codes, pack, site)
    if isinstance(keys, Refusal):
        return keys
    run = run_of(unit, pack.id, site)
    fact = TrayScanned(
        tray=site.ids.fresh(),
        run=run.id if run is not None else "",
        pack=pack.id,
        container=label_text(command.container) if command.container else "",
        rows=command.rows,
        columns=command.columns,
        codes=tuple({**asdict(code), "text": key} for code, key in zip(command.codes, keys, strict=True)),
        unread=tuple(asdict(place) for place in command.unread),
        reason=reason,
        taken_at=command.taken_at,
    )
    ref = site.photographs.keep(command.photo)
    # Each piece is named beside its pack, so that the link is found from both ends.
    named = tuple(dict.fromkeys((pack.code, *keys)))
    entry = unit.journal.append(fact, author, batteries=named, refs=(ref,))
    return TraySaved(entry.seq, fact.tray, len(fact.codes), len(fact.unread))


def _opened_pack(unit: WorkUnit, name: str, site: Site) -> Pack | Refusal:
    pack = unit.packs.by_id(keepable(name))
    if pack is None:
        return refuse("pack.unknown")
    if run_of(unit, pack.id, site) is None:
        return refuse("tray.pack_never_opened", tag=pack.tag)
    return pack


def _unfit(command: ScanTray, reason: str) -> Refusal | None:
    if not command.codes:
        return refuse("tray.nothing_read")
    if not command.photo:
        return refuse("tray.needs_photo")
    if command.unread and not reason:
        return refuse("tray.needs_reason", count=len(command.unread))
    if not _sound_places(command):
        return refuse("tray.places_unclear")
    if command.container and not is_container(label_text(command.container)):
        return refuse("container.not_ours")
    return None


def _sound_places(command: ScanTray) -> bool:
    """Whether every place lies in the tray and holds one thing; what lies loose has no place at all."""
    held: Sequence[TrayCode | TrayUnread] = (*command.codes, *command.unread)
    places = [(one.row, one.column) for one in held if (one.row, one.column) != (None, None)]
    causes = {cause.value for cause in Cause} | {""}
    symbols = {one.value for one in Symbology}
    return (
        0 < command.rows * command.columns <= MOST_PLACES
        and len(held) <= MOST_PLACES
        and len(set(places)) == len(places)
        and all(_inside(row, command.rows) and _inside(column, command.columns) for row, column in places)
        and all(place.cause in causes for place in command.unread)
        and all(code.symbology in symbols for code in command.codes)
    )


def _inside(number: int | None, most: int) -> bool:
    return number is not None and 1 <= number <= most


def _keys(unit: WorkUnit, codes: Sequence[TrayCode], pack: Pack, site: Site) -> tuple[str, ...] | Refusal:
    """What each piece is known by; refused when one does not belong into a tray of this pack."""
    keys = []
    for code in codes:
        told = _told(unit, code.text, pack, site, symbology_id=code.symbology_id)
        if told.standing is CodeStanding.OTHER_PACK:
            return refuse("tray.of_another_pack", row=code.row, column=code.column, tag=told.tag)
        if not told.standing.of_a_piece:
            return refuse("tray.no_piece", row=code.row, column=code.column)
        keys.append(told.key)
    return tuple(keys)


def _told(unit: WorkUnit, text: str, pack: Pack, site: Site, *, symbology_id: str) -> CodeInTray:
    seen = classify(text, today=site.today(), vendors=site.vendors, symbology_id=symbology_id)
    key = keepable(seen.text)
    refused = _not_a_piece(unit, seen, pack)
    if refused is not None or _UNDECODED in text:
        return CodeInTray(key, refused or CodeStanding.NO_PIECE)
    weighed, lay = unit.outputs.by_text(key), unit.outputs.in_tray(key)
    others = [one.pack for one in (weighed, lay) if one is not None and one.pack != pack.id]
    if others:
        other = unit.packs.by_id(others[0])
        return CodeInTray(key, CodeStanding.OTHER_PACK, other.tag if other is not None else "")
    if lay is not None:
        return CodeInTray(key, CodeStanding.IN_TRAY)
    return CodeInTray(key, CodeStanding.WEIGHED if weighed is not None else CodeStanding.NEW)


def _not_a_piece(unit: WorkUnit, seen: Identity, pack: Pack) -> CodeStanding | None:
    """What a code is that no module or cell carries; None when one may."""
    prefix = seen.fields.get("prefix", "") if seen.kind is Kind.OWN else ""
    if prefix == Prefix.BG.value or unit.roster.by_badge(seen.text) is not None:
        return CodeStanding.BADGE
    if seen.level is Level.REJECT or names_no_piece(seen) is not None:
        return CodeStanding.NO_PIECE
    if prefix == Prefix.BN.value:
        return CodeStanding.TRAY
    product = seen.fields.get("product_type", "")
    if seen.text == pack.code or product == "pack" or unit.packs.by_code(seen.text):
        return CodeStanding.PACK
    if prefix not in ("", *_OWN_PIECES) or product not in ("", "module", "cell"):
        return CodeStanding.NO_PIECE
    return None
