"""What can be asked of the desk about outputs, containers and labels."""

from dataclasses import dataclass

from app.domain.operator import Credentials
from app.domain.output import OutputCode
from app.domain.reading import WeightReading
from app.domain.scan import ScannedCode


@dataclass(frozen=True, slots=True)
class WeighOutput:
    """Record an output with a settled weight.

    `piece` is the code read off a module or cell, None to give it a label of ours; `container` is the
    label text of the container it lies in, "" when it lies on the scale alone.
    """

    run: str
    step: str
    code: OutputCode
    reading: WeightReading
    piece: ScannedCode | None = None
    container: str = ""


@dataclass(frozen=True, slots=True)
class TypeOutput:
    """Record an output whose weight was read off a display: reason, second person and photograph."""

    run: str
    step: str
    code: OutputCode
    printed: str
    unit: str
    reason: str
    photo: bytes
    second: Credentials
    piece: ScannedCode | None = None
    container: str = ""


@dataclass(frozen=True, slots=True)
class CorrectOutput:
    """Take back an output, so that it is weighed again or not at all. A second person signs."""

    output: str
    reason: str
    second: Credentials


@dataclass(frozen=True, slots=True)
class KnowContainer:
    """Record an empty container's mass. Without a label it is given one of ours."""

    reading: WeightReading
    container: str = ""


@dataclass(frozen=True, slots=True)
class AskContainer:
    """What is the tare of the container with this label?"""

    container: str


@dataclass(frozen=True, slots=True)
class ReprintLabel:
    """Print a label once more, and why. The paper says which print it is."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ProveLabel:
    """A label of ours was scanned back: it is readable, and on the right thing."""

    code: ScannedCode
    about: str


@dataclass(frozen=True, slots=True)
class BindLabel:
    """A label printed beforehand was stuck on an output instead of the one that is owed to it."""

    code: ScannedCode
    about: str


@dataclass(frozen=True, slots=True)
class AskLabelsToPrint:
    """Which labels are ordered and not printed yet? For the papers thread."""


@dataclass(frozen=True, slots=True)
class AskLabelsOwed:
    """Of which orders is it sure that nothing came out, so that they can be printed now? Oldest first."""


@dataclass(frozen=True, slots=True)
class BeginLabel:
    """A printer is about to be sent this order; refused when its paper exists or may exist."""

    job: str
    printer: str


@dataclass(frozen=True, slots=True)
class EndBrokenPrints:
    """The station starts: nobody knows what became of the orders that were being sent when it stopped."""


@dataclass(frozen=True, slots=True)
class AskLabelsToLookAt:
    """Of which labels does nobody know whether they came out?"""


@dataclass(frozen=True, slots=True)
class AnswerLabel:
    """Somebody looked whether the paper of an order is there. Without it a new print is ordered."""

    job: str
    came_out: bool


@dataclass(frozen=True, slots=True)
class NoteLabel:
    """What became of a print order; `fault` is "" when the printer took it."""

    job: str
    printer: str
    fault: str


@dataclass(frozen=True, slots=True)
class AskTrace:
    """Where does this come from and what came out of it? A code or an id of a pack or an output.

    `symbology_id` is the identifier of the symbol that a code was read from.
    """

    text: str
    symbology_id: str = ""


@dataclass(frozen=True, slots=True)
class AskCodeTrace:
    """What happened to whatever this code stands on: a battery, a part, a container, a label or a short name.

    `symbology_id` is the identifier of the symbol that it was read from.
    """

    text: str
    symbology_id: str = ""
