"""Links both ways: what came out of a pack, and which pack an output came out of."""

from app.domain.identity import classify
from app.domain.pack import Pack
from app.domain.refusals import Refusal, refuse
from app.floor.foreign_text import keepable
from app.floor.label_wearer import wearer
from app.floor.output_commands import AskTrace
from app.floor.output_views import TraceView
from app.floor.pack_balance import balance_of_pack
from app.floor.ports import WorkUnit
from app.floor.site import Site


def ask_trace(unit: WorkUnit, command: AskTrace, site: Site) -> TraceView | Refusal:
    """By an output's code or id, by a pack's code or id, or by any label that was ordered for either."""
    seen = classify(command.text, today=site.today(), vendors=site.vendors, symbology_id=command.symbology_id)
    code = seen.text
    name = keepable(command.text)
    output = unit.outputs.by_text(code) or wearer(unit, code) or unit.outputs.by_id(name)
    pack = unit.packs.by_id(output.pack) if output is not None else _pack(unit, code, name)
    if pack is None:
        return refuse("trace.unknown")
    return TraceView(pack, unit.outputs.of_pack(pack.id), output, balance_of_pack(unit, pack, site))


def _pack(unit: WorkUnit, code: str, name: str) -> Pack | None:
    known = unit.packs.by_code(code)
    if known:
        return known[-1]
    # The label of an output that was taken back still stands on the piece, and still tells its pack.
    jobs = unit.labels.of(code)
    return unit.packs.by_id(jobs[-1].pack if jobs else name)
