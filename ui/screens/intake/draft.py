"""An intake that is not yet a record, as plain values that survive a restart."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from app.domain.moment import Moment
from app.domain.pack import Papers
from app.domain.scan import ReadBy, ScannedCode, Symbology
from ui.screens.intake.state import IntakeState, IntakeStep


def write_draft(state: IntakeState) -> dict[str, Any]:
    """Papers and code in hand. What is being taken over begins with its paper again."""
    if state.paper is not None:
        return {"step": IntakeStep.SOURCE.name, "papers": asdict(Papers())}
    draft: dict[str, Any] = {"step": state.step.name, "papers": asdict(state.papers)}
    if state.code is not None:
        seen = state.code.seen
        draft["code"] = {
            "payload": seen.payload.hex(),
            "text": seen.text,
            "symbology": seen.symbology.value,
            "read_by": seen.read_by.value,
            "reads": seen.reads,
            "decoder": seen.decoder,
            "simulated": seen.simulated,
            "at": seen.seen.utc_ms,
            "symbology_id": seen.symbology_id,
        }
    return draft


def read_draft(draft: Mapping[str, Any]) -> tuple[IntakeState, ScannedCode | None]:
    """The state to stand in, and the code to recognise again. A damaged draft begins anew."""
    try:
        papers = _read_papers(draft["papers"])
        step = IntakeStep[draft["step"]]
        code = _read_code(draft["code"]) if "code" in draft else None
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return IntakeState(), None
    if step is IntakeStep.SOURCE:
        return IntakeState(), None
    return IntakeState(step=IntakeStep.SCAN, papers=papers), code


def _read_papers(kept: Mapping[str, Any]) -> Papers:
    papers = Papers(**kept)
    wanted = asdict(Papers())
    if any(type(value) is not type(wanted[name]) for name, value in asdict(papers).items()):
        raise TypeError("papers of another kind")
    return papers


def _read_code(kept: Mapping[str, Any]) -> ScannedCode:
    seen = Moment(datetime.fromtimestamp(kept["at"] / 1000, UTC), 0, "")
    return ScannedCode(
        payload=bytes.fromhex(kept["payload"]),
        text=str(kept["text"]),
        symbology=Symbology(kept["symbology"]),
        read_by=ReadBy(kept["read_by"]),
        seen=seen,
        reads=int(kept["reads"]),
        decoder=str(kept["decoder"]),
        simulated=bool(kept["simulated"]),
        symbology_id=str(kept.get("symbology_id", "")),  # drafts of before this was asked have none
    )
