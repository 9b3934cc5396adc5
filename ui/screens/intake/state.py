"""Everything the intake screen shows, as one value."""

from dataclasses import dataclass, field
from enum import Enum

from app.domain.pack import Pack, Papers
from app.domain.reading import ScaleNow
from app.domain.refusals import Refusal
from app.domain.scan import ScannedCode
from app.domain.triage import Group
from app.domain.units import Mass
from app.floor.hand_views import ForeignPaper
from app.floor.views import CodeView


class IntakeStep(Enum):
    """The six questions of an intake, in order."""

    SOURCE = 1
    SCAN = 2
    CONFIRM = 3
    TRIAGE = 4
    WEIGH = 5
    ROUTE = 6


class ScanWay(Enum):
    """How the code is being had."""

    CAMERA = "camera"
    TYPE_FIRST = "type_first"
    TYPE_SECOND = "type_second"
    SECOND_PERSON = "second_person"  # badge, then PIN
    NO_CODE = "no_code"  # photograph, then our own label


@dataclass(frozen=True, slots=True)
class IntakeState:
    """One moment of an intake. `refusal` is the newest no, shown beside what it is about.

    `paper` is another station's traveller by which a pack is taken over, `paper_code` as it was read.
    `half` is the first half of a code printed apart. `typed` is what the first person typed; it is not
    shown while the second types. `other_badge` is set once the second person's badge was read,
    `asking_second` while it is asked for to take back answers.
    `yes` are the tiles chosen in the present triage group. `trace` are (milliseconds, milligrams) of
    the scale while something settles. `entry` is the newest entry's number, shown as "saved".
    """

    step: IntakeStep = IntakeStep.SOURCE
    way: ScanWay = ScanWay.CAMERA
    papers: Papers = field(default_factory=Papers)
    previous: Papers | None = None
    code: CodeView | None = None
    half: ScannedCode | None = None
    paper: ForeignPaper | None = None
    paper_code: ScannedCode | None = None
    typed: str = ""
    other_badge: str = ""
    asking_second: bool = False
    has_photo: bool = False
    pack: Pack | None = None
    group: Group | None = None
    group_number: int = 0
    groups: int = 0
    yes: frozenset[str] = frozenset()
    scale: ScaleNow | None = None
    trace: tuple[tuple[int, int], ...] = ()
    location: str = ""
    refusal: Refusal | None = None
    busy: bool = False
    entry: int | None = None
    resumed: bool = False

    @property
    def weight_asked(self) -> Mass | None:
        """The figure that somebody must call still before it counts; None when nobody is asked."""
        return self.scale.figure_asked() if self.scale is not None else None
