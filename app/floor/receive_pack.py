"""Receiving a pack: its code is explained, twins are shown, and the pack becomes ours."""

from typing import Any

from app.domain.identity import Identity, Level, classify, join_halves
from app.domain.journal import PackReceived, PhotoRef
from app.domain.operator import Author, Credentials, SecondPerson
from app.domain.own_label import Prefix, mint, numbered_body
from app.domain.pack import Pack
from app.domain.refusals import Refusal, refuse
from app.domain.scan import ReadBy, ScannedCode, Symbology
from app.domain.traveller import read_traveller
from app.floor.bind_label import bind_on_sight, is_used_pool_label
from app.floor.commands import JoinHalves, KeepPlace, ReceivePack, RecogniseCode
from app.floor.foreign_text import keepable
from app.floor.held_elsewhere import holds_on
from app.floor.look_round import keep_place
from app.floor.order_label import order_label
from app.floor.ports import WorkUnit
from app.floor.room_to_begin import no_room
from app.floor.saved import saved
from app.floor.seen_code import identify, unfit_for_a_pack
from app.floor.sign_in import author_now, second_person
from app.floor.site import Site
from app.floor.traveller import pack_of
from app.floor.views import CodeView, Saved


def recognise_code(unit: WorkUnit, command: RecogniseCode, site: Site) -> CodeView:
    """What the code is, every pack already known by it, and who holds it elsewhere. Records nothing."""
    identity = identify(command.code, site)
    known = unit.packs.by_code(identity.text) or _by_traveller(unit, identity, site)
    held = holds_on(unit, identity.text, site)
    return CodeView(command.code, identity, known, unit.packs.count(), held)


def _by_traveller(unit: WorkUnit, identity: Identity, site: Site) -> tuple[Pack, ...]:
    """The pack that wears this traveller, for whoever looks one up by its paper."""
    traveller = read_traveller(identity.text)
    pack = pack_of(unit, traveller, site) if traveller is not None else None
    return (pack,) if pack is not None else ()


def join_code_halves(unit: WorkUnit, command: JoinHalves, site: Site) -> CodeView | Refusal:
    """Two halves printed apart, in either order; only an order that makes a whole code counts."""
    joined = join_halves(command.first.text, command.second.text, today=site.today(), vendors=site.vendors)
    if joined is None or joined.level is Level.REJECT:
        return refuse("code.halves_do_not_fit")
    newer = command.second
    whole = ScannedCode(
        payload=joined.payload,
        text=joined.text,
        symbology=newer.symbology,
        read_by=newer.read_by,
        seen=newer.seen,
        reads=min(command.first.reads, newer.reads),
        decoder=newer.decoder,
        simulated=command.first.simulated or newer.simulated,
    )
    held = holds_on(unit, joined.text, site)
    return CodeView(whole, joined, unit.packs.by_code(joined.text), unit.packs.count(), held)


def receive_pack(unit: WorkUnit, command: ReceivePack, site: Site) -> Saved | Refusal:
    """Make the pack ours. A code is never repaired; what is missing is asked for, not assumed."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    if unit.packs.open_intakes():
        return refuse("pack.intake_open", tag=unit.packs.open_intakes()[0].tag)
    full = no_room(site)
    if full is not None:
        return full
    if command.code is None:
        return _receive_without_code(unit, command, site, author=author)
    identity = identify(command.code, site)
    unfit = unfit_for_a_pack(identity)
    if unfit is not None:
        return unfit
    if is_used_pool_label(unit, identity.text):
        return refuse("label.used")
    twin = _twin(unit, identity)
    if twin is not None and not command.twin_confirmed:
        return refuse("pack.already_received", tag=twin.tag, code=twin.code)
    if command.code.read_by is ReadBy.TYPED:
        signed = typed_by_two(
            unit, identity, site, photo=command.photo, again=command.typed_again, second=command.second
        )
        if isinstance(signed, Refusal):
            return signed
        author = Author(author.operator, author.session, signed)
    return record_received(unit, command, site, author=author, identity=identity, twin=twin)


def _twin(unit: WorkUnit, identity: Identity) -> Pack | None:
    known = unit.packs.by_code(identity.text)
    return known[-1] if known else None


def typed_by_two(
    unit: WorkUnit,
    identity: Identity,
    site: Site,
    *,
    photo: bytes | None,
    again: str,
    second: Credentials | None,
) -> SecondPerson | Refusal:
    """Who else typed the same code; refused without a photograph of it, or when the two differ."""
    if not photo:
        return refuse("code.typed_needs_photo")
    if classify(again, today=site.today(), vendors=site.vendors).text != identity.text:
        return refuse("code.typed_differs")
    return second_person(unit, second, site, meaning="typed_the_same_code")


def _receive_without_code(
    unit: WorkUnit, command: ReceivePack, site: Site, *, author: Author
) -> Saved | Refusal:
    if not command.photo:
        return refuse("code.missing_needs_photo")
    now = site.clock.now()
    label = mint(Prefix.PK, numbered_body(site.station, unit.packs.count() + 1))
    made = ScannedCode(label.encode(), label, Symbology.UNKNOWN, ReadBy.TYPED, now, 0, "own_label")
    identity = classify(label, today=site.today(), vendors=site.vendors)
    labelled = ReceivePack(made, command.papers, command.photo)
    received = record_received(unit, labelled, site, author=author, identity=identity, twin=None)
    if received.pack is not None:
        about = received.pack.id
        order_label(unit, site, text=label, about=about, pack=about, author=author)
    return received


def fresh_tag(unit: WorkUnit, site: Site) -> str:
    """The next name for the eye, counted by the month."""
    month = site.clock.now().utc.astimezone().strftime("%y%m")
    return f"P-{month}-{unit.packs.tags_with(f'P-{month}-') + 1:04d}"


def as_read(identity: Identity, code: ScannedCode) -> dict[str, Any]:
    """What a pack's code said and how it was read, as the facts keep it by which a pack becomes ours."""
    return {
        "code": identity.text,
        "kind": identity.kind.value,
        "level": identity.level.value,
        "reasons": identity.reasons,
        "fields": identity.fields,
        "payload": code.payload.hex(),
        "symbology": code.symbology.value,
        "symbology_id": code.symbology_id,
        "read_by": code.read_by.value,
        "reads": code.reads,
        "decoder": code.decoder,
        "simulated": code.simulated,
    }


def record_received(
    unit: WorkUnit, command: ReceivePack, site: Site, *, author: Author, identity: Identity, twin: Pack | None
) -> Saved:
    """Record that the pack is ours from now on; the caller has seen to its code."""
    code = command.code
    assert code is not None  # noqa: S101 - the callers have seen to it
    refs: tuple[PhotoRef, ...] = (site.photographs.keep(command.photo),) if command.photo else ()
    typed_by: tuple[str, ...] = ()
    if author.second is not None:
        typed_by = (str(author.operator), author.second.operator)
    papers = command.papers
    fact = PackReceived(
        pack=site.ids.fresh(),
        tag=fresh_tag(unit, site),
        papers={
            "consignment": keepable(papers.consignment),
            "sender": keepable(papers.sender),
            "vehicle": keepable(papers.vehicle),
            "manifest": keepable(papers.manifest),
            "vin": keepable(papers.vin),
            "none": papers.none,
            "same_as_previous": papers.same_as_previous,
        },
        typed_by=typed_by,
        twin_of=twin.id if twin is not None else None,
        **as_read(identity, code),
    )
    entry = unit.journal.append(fact, author, batteries=(identity.text,), refs=refs)
    bind_on_sight(unit, site, text=identity.text, about=fact.pack, pack=fact.pack, author=author)
    # From here the record says where the intake stands; a draft left behind would come back after the pack
    # has gone to its place, and ask to receive it a second time.
    keep_place(unit, KeepPlace("queue"), site)
    return saved(unit, entry, fact.pack)
