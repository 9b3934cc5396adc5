"""Read models of outputs: what was recorded, the labels to print, and the links both ways."""

from dataclasses import dataclass

from app.domain.label import Label, LabelJob
from app.domain.output import Container, Output
from app.domain.pack import Pack
from app.floor.balance_views import BalanceView


@dataclass(frozen=True, slots=True)
class OutputSaved:
    """An output was recorded; `job` is its label's order, None when it carries a code of its own."""

    seq: int
    output: Output
    job: LabelJob | None


@dataclass(frozen=True, slots=True)
class ContainerSaved:
    """A container's tare is known; `job` is the order of its label, None when it had one."""

    seq: int
    container: Container
    job: LabelJob | None


@dataclass(frozen=True, slots=True)
class LabelOrder:
    """A label the papers thread shall print."""

    label: Label


@dataclass(frozen=True, slots=True)
class LabelsToPrint:
    """The orders nothing is known of yet, oldest first."""

    orders: tuple[LabelOrder, ...]


@dataclass(frozen=True, slots=True)
class LabelToLookAt:
    """A label of which nobody knows whether it came out: its order, and what stands on it."""

    job: LabelJob
    label: Label


@dataclass(frozen=True, slots=True)
class LabelsToLookAt:
    """The labels to look for, oldest first."""

    labels: tuple[LabelToLookAt, ...]


@dataclass(frozen=True, slots=True)
class TraceView:
    """A pack with everything that came out of it; `asked` is the output that was asked for, if any.

    `balance` is told now: corrections made after the run was closed count in it.
    """

    pack: Pack
    outputs: tuple[Output, ...]
    asked: Output | None
    balance: BalanceView | None = None
