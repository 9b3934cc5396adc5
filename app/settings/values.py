"""Everything commissioning decides about a station, as values that never change while it runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


class SettingsFaulty(ValueError):
    """The settings cannot be used; `faults` lists everything wrong, with line and what is allowed."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class ScaleSpeech:
    """What a scale's protocol leaves open; each protocol heeds its own options alone.

    `framing` is bits, parity and stop bits of a serial line. `checksum`, `decimal_table` and `mask_bit7`
    belong to toledo-continuous, `asked` to and-standard, `address` to yaohua-cmd, `digit_order` to
    yaohua-eq, `unit` to the protocols whose frames name none.
    """

    framing: str = "8N1"
    checksum: str = "sum7"
    decimal_table: str = "toledo"
    mask_bit7: bool = False
    address: str = "A"
    digit_order: str = "reversed"
    unit: str = ""
    asked: bool = False


@dataclass(frozen=True, slots=True)
class ScaleSettings:
    """A scale: how it is reached, and its plate. `port` is a serial device or "address:port".

    With a `serial` a scale that names another number is not used.
    """

    id: str
    serial: str
    protocol: str
    port: str
    baud: int
    d_mg: int
    e_mg: int
    min_mg: int
    max_mg: int
    verified_until: str | None
    speech: ScaleSpeech = ScaleSpeech()


@dataclass(frozen=True, slots=True)
class MeterSettings:
    """A voltage meter: how it is reached and asked, what its open leads show, and its plate in millivolts.

    `port` is a serial device or "address:port". With a `serial` a meter that names another is not used.
    """

    id: str
    serial: str
    protocol: str
    port: str
    baud: int
    query: str
    terminator: str
    remote: bool
    open_leads: str
    open_mark: Decimal | None
    open_from_mv: int
    open_to_mv: int
    resolution_mv: int
    max_mv: int
    calibrated_until: str | None


@dataclass(frozen=True, slots=True)
class GasChannelSettings:
    """One sensor: its gas, the Modbus unit that has it, and which of that unit's sensors it is, from 1.

    `line` is the number of the port that the unit hangs on, from 1.
    """

    gas: str
    unit: int
    sensor: int
    line: int = 1


@dataclass(frozen=True, slots=True)
class GasSettings:
    """Gas meters of one model. Each of `ports` is a serial device or "address:port"."""

    id: str
    protocol: str
    model: str
    ports: tuple[str, ...]
    baud: int
    parity: str
    channels: tuple[GasChannelSettings, ...]
    calibrated_until: str | None


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """A hand scanner or badge reader on a line. `port` is a serial device or "address:port".

    `terminator` is what ends each code: "cr", "lf" or "crlf". With `symbology_id` the reader is set to say
    before every code from which symbol it is, and one that does not say so is not taken.
    """

    port: str
    baud: int = 9600
    terminator: str = "cr"
    symbology_id: bool = False


@dataclass(frozen=True, slots=True)
class PedalSettings:
    """A foot pedal. `acts`: by "next", "back", "repeat" the key that it types, with a `port` the text."""

    acts: Mapping[str, str] = field(default_factory=dict)
    port: str = ""
    baud: int = 9600
    terminator: str = "cr"


@dataclass(frozen=True, slots=True)
class CameraSettings:
    """The camera and what is asked of it. `source` "" means none is named.

    `formats` are the kinds of symbols it is read for, by the names of `keys.FORMATS`.

    Size, rate, exposure, gain and focus are asked of a camera at this computer only. `rate` is frames a
    second, `exposure_us` microseconds; `gain` and `focus` are steps of the camera's driver. None leaves it
    to the camera.
    """

    source: str
    width_px: int = 1920
    height_px: int = 1080
    rate: int = 30
    exposure_us: int | None = None
    gain: int | None = None
    focus: int | None = None
    formats: tuple[str, ...] = ("QRCode", "DataMatrix", "Code128")


@dataclass(frozen=True, slots=True)
class CameraLogin:
    """Who we are to a network camera. Neither word is ever shown, not even by mistake."""

    user: str = field(repr=False)
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LabelPrinterSettings:
    """The label printer and its stock. `port` is "address:port" or a serial device of `baud`; "" means none:
    files in practice. `language` is "zpl" or "tspl".

    `width_mm` and `height_mm` are one label's, `dpi` the dots per inch of the print head.
    """

    port: str
    width_mm: int
    height_mm: int
    dpi: int
    language: str = "zpl"
    baud: int = 9600


@dataclass(frozen=True, slots=True)
class PapersSettings:
    """Where A4 sheets go: a CUPS queue, or without one a folder; "" is one in the data directory."""

    queue: str
    folder: str


@dataclass(frozen=True, slots=True)
class BackupSettings:
    """Where backups lie, "" for beside the records, and how many of them stay."""

    folder: str = ""
    keep: int = 30


@dataclass(frozen=True, slots=True)
class DiskSettings:
    """Room on the disk, in MiB: what is held back for a pack in hand, and what a new one needs to begin."""

    reserve_mib: int = 64
    start_mib: int = 500


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """The display: its size in pixels, how many of them make a millimetre, and a dim hall or not."""

    width_px: int
    height_px: int
    px_per_mm: float
    dim: bool
    full_screen: bool


@dataclass(frozen=True, slots=True)
class StationSettings:
    """Everything commissioning decides. In practice the instruments may be left to the simulators.

    `registry_ca` names a file with the plant's own authority; "" trusts those that everybody trusts. `scale`
    weighs packs, `parts_scale` what comes out of them; `parts_unfit` and `parts_expired` say what happens on
    the parts scale when a check is missing or failed, and when its verification has ended: "no_new_pack" or
    "flag". Without a `meter` no voltage is ever measured, without `gas` no gas: a hold that needs it stays
    shut. `scanner` and `badge_reader` are readers on a line of their own; those that type need no settings,
    but where one types slowly, `key_gap_ms` is the most between two of its keys.
    """

    realm: str
    label: str
    registry_url: str
    registry_ca: str
    camera: CameraSettings
    scale: ScaleSettings | None
    parts_scale: ScaleSettings | None
    meter: MeterSettings | None
    gas: GasSettings | None
    label_printer: LabelPrinterSettings
    papers: PapersSettings
    screen: ScreenSettings
    assembly_point: str
    emergency_phone: str
    idle_minutes: int
    backup: BackupSettings = BackupSettings()
    disk: DiskSettings = DiskSettings()
    scanner: ReaderSettings | None = None
    badge_reader: ReaderSettings | None = None
    pedal: PedalSettings = PedalSettings()
    key_gap_ms: int = 35
    parts_unfit: str = "no_new_pack"
    parts_expired: str = "flag"

    @property
    def practice(self) -> bool:
        """Whether nothing here is real."""
        return self.realm == "practice"
