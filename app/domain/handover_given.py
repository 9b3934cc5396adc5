"""What a handover sheet is given besides entries: what people say, and what the station shows just then."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.procedure import Procedure

EQUIPMENT = (
    "scale",
    "voltage_meter",
    "insulation_tester",
    "ir_camera",
    "gas_detectors",
    "label_camera",
    "label_printer",
    "hoist",
    "extinguishers",
    "crusher",
    "nitrogen",
    "oxygen_sensor",
    "filters",
    "exhaust",
)
"""Block F: what is looked at before handing over (process note 4.2)."""

SAFETY = ("glove_test", "ppe_stock", "eyewash", "hot_work_permits", "confined_space_permits", "locks")
"""Block G."""

TEN = (
    "tasks",
    "equipment",
    "hazards",
    "tools",
    "process",
    "records",
    "materials",
    "orders",
    "leaks",
    "cleanliness",
)
"""Block J, 十交: what is handed over (process note 4.1)."""

FIVE = ("abnormal_solved", "causes_clear", "area_clean", "records_whole", "tasks_done")
"""Block J, 五不交: each tick says that this reason not to hand over does not exist."""

SHIFT_NAMES = ("early", "late", "night", "day", "")
"""What a shift can be called; "" when the site does not name its shifts."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One item looked at: in order or not, and a word about it."""

    ticked: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What the outgoing lead gives for the sheet; `outgoing` and `incoming` are operator ids.

    Items nobody ticked are left out or unticked, which is the same. `notes` are words about open items,
    by the item's key.
    """

    outgoing: str
    incoming: str
    shift_name: str = ""
    equipment: Mapping[str, Tick] = field(default_factory=dict)
    safety: Mapping[str, Tick] = field(default_factory=dict)
    ten: frozenset[str] = frozenset()
    five: frozenset[str] = frozenset()
    instructions: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Badge:
    """What the roster says of a person, without the name: names can be erased, the sheet cannot."""

    number: str
    level: str


@dataclass(frozen=True, slots=True)
class AtPrint:
    """The station at the moment of freezing. Times in UTC milliseconds, `offset_min` is local time's offset.

    `people` is operator id -> badge, `procedures` the adopted documents by `Procedure.key`. `recheck_s` is
    the site's limit "quarantine_recheck". None is not known.
    """

    realm: str
    station: str
    label: str
    at_ms: int
    offset_min: int
    clock_state: str
    clock_age_ms: int | None
    saved: int
    receipted: int
    waiting: int
    oldest_waiting_ms: int | None
    last_receipt_ms: int | None
    disk_free_mib: int | None
    recheck_s: int
    people: Mapping[str, Badge] = field(default_factory=dict)
    procedures: Mapping[str, Procedure] = field(default_factory=dict)
