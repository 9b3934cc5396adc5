"""What a played shift must have left of the bench: runs, holds and outputs, judged from the entries alone."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from app.domain.bench_facts import (
    HoldRaised,
    HoldReleased,
    LabelOrdered,
    LabelPrinted,
    OutputRecorded,
    ReadingTaken,
    RunAborted,
    RunClosed,
    RunStarted,
)
from app.domain.journal import PackQuarantined
from app.wire.envelope import Envelope


def told_of(shift: Sequence[Envelope]) -> dict[str, Any]:
    """The summary's part about the bench."""
    counts = Counter(envelope.type for envelope in shift)
    return {
        "runs_closed": counts[RunClosed.type],
        "runs_aborted": counts[RunAborted.type],
        "quarantined": counts[PackQuarantined.type],
        "holds_raised": counts[HoldRaised.type],
        "holds_released": counts[HoldReleased.type],
        "outputs": counts[OutputRecorded.type],
        "labels": counts[LabelPrinted.type],
    }


def bench_faults(shift: Sequence[Envelope]) -> list[str]:
    """What is wrong with the bench's entries; nothing, when each hold opened as it should."""
    wrong = [words for envelope in shift for words in _release_faults(envelope, shift)]
    begun = sum(envelope.type == RunStarted.type for envelope in shift)
    ended = sum(envelope.type in (RunClosed.type, RunAborted.type) for envelope in shift)
    if begun != ended:
        wrong.append(f"{begun} runs were begun and {ended} have ended")
    if begun and not any(_failed(envelope) for envelope in shift):
        wrong.append("no reading has failed, so no hold was shown to stay shut")
    ordered, printed = (
        {envelope.data["job"] for envelope in shift if envelope.type == kind}
        for kind in (LabelOrdered.type, LabelPrinted.type)
    )
    if ordered - printed:
        wrong.append(f"{len(ordered - printed)} labels were ordered and never printed")
    return wrong


def _failed(envelope: Envelope) -> bool:
    return envelope.type == ReadingTaken.type and envelope.data["verdict"] == "FAILED"


def _release_faults(envelope: Envelope, shift: Sequence[Envelope]) -> list[str]:
    """A release needs a second person, and when measured, a passed reading at each point it names."""
    if envelope.type != HoldReleased.type:
        return []
    step = envelope.data["step"]
    wrong = []
    if envelope.sig2 is None or envelope.sig2["op"] == envelope.op:
        wrong.append(f"hold {step} was opened without a second person")
    rests = [one for one in shift if one.seq in envelope.data["readings"]]
    good = [one for one in rests if one.type == ReadingTaken.type and one.data["verdict"] == "PASSED"]
    if len(good) != len(envelope.data["readings"]):
        wrong.append(f"hold {step} was opened on a reading that had not passed")
    if envelope.data["kind"] == "measured" and not good:
        wrong.append(f"hold {step} was opened on no reading")
    return wrong
