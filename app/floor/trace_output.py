"""Links both ways: what came out of a pack, and which pack an output came out of."""

from app.domain.output import Container
from app.domain.refusals import Refusal, refuse
from app.floor.output_commands import AskContainer, AskTrace
from app.floor.output_views import TraceView
from app.floor.ports import WorkUnit
from app.floor.site import Site


def ask_trace(unit: WorkUnit, command: AskTrace, _site: Site) -> TraceView | Refusal:
    """By an output's code or id, or by a pack's code or id."""
    output = unit.outputs.by_text(command.text) or unit.outputs.by_id(command.text)
    known = unit.packs.by_code(command.text)
    pack = unit.packs.by_id(output.pack if output is not None else command.text)
    if pack is None and known:
        pack = known[-1]
    if pack is None:
        return refuse("trace.unknown")
    return TraceView(pack, unit.outputs.of_pack(pack.id), output)


def ask_container(unit: WorkUnit, command: AskContainer, _site: Site) -> Container | Refusal:
    """A container with a known tare."""
    return unit.outputs.container(command.container) or refuse("container.unknown")
