"""The code of a module or a cell: read off it when it may be this piece's, or a label of ours."""

from collections.abc import Mapping

from app.domain.identity import Kind, Level
from app.domain.output import OutputCode
from app.domain.own_label import Prefix, parse
from app.domain.refusals import Refusal, refuse
from app.domain.scan import ScannedCode
from app.floor.bench import Bench
from app.floor.label_wearer import wearer
from app.floor.ports import WorkUnit
from app.floor.seen_code import identify, names_no_piece
from app.floor.site import Site

LABEL_OF: Mapping[OutputCode, Prefix] = {OutputCode.MOD: Prefix.MD, OutputCode.CELL: Prefix.CE}
"""Which of our labels a piece gets when it carries no code."""

_MAKERS_WORD = {OutputCode.MOD: "module", OutputCode.CELL: "cell"}  # what a maker's own code calls it


def piece_text(
    unit: WorkUnit, piece: ScannedCode | None, bench: Bench, *, site: Site, code: OutputCode
) -> str | Refusal:
    """The text a piece is known by, "" when it has none; refused when it cannot be this piece's."""
    if piece is None:
        return ""
    if code not in LABEL_OF:
        return refuse("output.no_pieces", code=code.value)
    seen = identify(piece, site)
    if seen.level is Level.REJECT:
        return refuse("code.rejected", reason=seen.reasons[0] if seen.reasons else "")
    unfit = names_no_piece(seen)
    if unfit is not None:
        return unfit
    if seen.kind is Kind.OWN and seen.fields.get("prefix") != LABEL_OF[code].value:
        return refuse("code.not_a_piece", kind=seen.fields.get("prefix", ""))
    product = seen.fields.get("product_type", "")
    if seen.text == bench.pack.code or product == "pack" or unit.packs.by_code(seen.text):
        return refuse("output.code_of_a_pack")
    if product not in ("", _MAKERS_WORD[code]):
        return refuse("code.not_a_piece", kind=product)
    before = unit.outputs.by_text(seen.text) or wearer(unit, seen.text)
    if before is not None:
        pack = unit.packs.by_id(before.pack)
        return refuse("output.already_recorded", tag=pack.tag if pack is not None else "")
    return seen.text


def is_ours(text: str) -> bool:
    """Whether this is a sound label of ours."""
    label = parse(text)
    return label is not None and label.sound
