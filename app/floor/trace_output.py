"""Links both ways: what came out of a pack, and which pack an output came out of."""

from app.domain.identity import classify
from app.domain.refusals import Refusal, refuse
from app.floor.code_trace import output_of, packs_of
from app.floor.foreign_text import keepable
from app.floor.output_commands import AskTrace
from app.floor.output_views import TraceView
from app.floor.pack_balance import balance_of_pack
from app.floor.ports import WorkUnit
from app.floor.site import Site


def ask_trace(unit: WorkUnit, command: AskTrace, site: Site) -> TraceView | Refusal:
    """By a code, an id or a short name, or by any label that was ordered for an output or a pack."""
    seen = classify(command.text, today=site.today(), vendors=site.vendors, symbology_id=command.symbology_id)
    code = seen.text
    name = keepable(command.text)
    output = output_of(unit, code, name)
    packs = packs_of(unit, code, name, output)
    if not packs:
        return refuse("trace.unknown")
    pack = packs[-1]
    return TraceView(pack, unit.outputs.of_pack(pack.id), output, balance_of_pack(unit, pack, site))
