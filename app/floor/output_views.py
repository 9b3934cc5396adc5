"""Read models of outputs: what was recorded, the labels to print, and the links both ways."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.label import Label, LabelJob
from app.domain.output import Container, Output
from app.domain.pack import Pack
from app.domain.pack_hold import PackHold
from app.domain.past import Past
from app.domain.procedure import Words
from app.domain.tray_record import InTray
from app.floor.balance_views import BalanceView
from app.floor.shift_views import Person


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


@dataclass(frozen=True, slots=True)
class PackTrace:
    """A pack with everything that came out of it, its past, and the holds that other stations raised.

    `people` are those named in the past, by id, as far as they are on the roster. `steps` are the titles of
    the steps by their ids, of the documents that its runs were worked by and that are still here.
    """

    pack: Pack
    outputs: tuple[Output, ...]
    past: tuple[Past, ...]
    held: tuple[PackHold, ...]
    people: Mapping[str, Person]
    steps: Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class ContainerTrace:
    """A container's label, its newest tare (None when never weighed here), and what was weighed in it."""

    text: str
    known: Container | None
    inside: tuple[Output, ...]


@dataclass(frozen=True, slots=True)
class CodeTrace:
    """Everything on record here of a code.

    `packs` are those that it leads to, oldest first: several when one code came in more than once; `of_packs`
    counts them where not all are told. `output` is the part that carries the code, `in_tray` where it last
    lay in a tray, `container` what it is the label of.
    """

    code: str
    packs: tuple[PackTrace, ...]
    output: Output | None
    container: ContainerTrace | None
    in_tray: InTray | None
    of_packs: int
