"""Which output wears a label that was printed beforehand."""

from app.domain.label import POOL
from app.domain.output import Output
from app.floor.reads import Reads


def wearer(unit: Reads, text: str) -> Output | None:
    """The output on which this label was stuck; None for another label, or when that was taken back."""
    bound = [job for job in unit.labels.of(text) if job.reason == POOL]
    return unit.outputs.by_id(bound[-1].about) if bound else None
