"""Whether the newest sheet was taken over: before that the shift that comes on opens no hold."""

from app.domain.refusals import Refusal, refuse
from app.domain.shift_facts import SheetFrozen
from app.floor.look_at_shift import verdicts_under
from app.floor.ports import WorkUnit

_TAKEN = ("accepted", "accepted_with_remarks")


def not_taken_over(unit: WorkUnit) -> Refusal | None:
    """Why no hold may be opened yet: the open items of a frozen sheet were gone through by nobody.

    A sheet that was refused keeps holds shut until a supervisor has witnessed it.
    """
    newest = unit.journal.newest_of({SheetFrozen.type})
    if not newest:
        return None
    verdicts = verdicts_under(unit, newest[0])
    incoming = verdicts.get("incoming", "")
    if incoming in _TAKEN or (incoming == "refused" and "witness" in verdicts):
        return None
    return refuse("sheet.not_taken_over", sheet=str(newest[0].data["sheet"]))
