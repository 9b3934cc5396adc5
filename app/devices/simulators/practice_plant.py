"""The hands of the practice plant: what they lay before the camera, on the scales and under the probes."""

from collections.abc import Callable, Iterator, Mapping
from itertools import cycle

from app.devices.simulators.bench_gas import BenchGas
from app.devices.simulators.bench_meter import BenchMeter
from app.devices.simulators.bench_scale import BenchScale
from app.devices.simulators.label_camera import BadgePicture, LabelCamera
from app.devices.simulators.live_pack import LivePack
from app.domain.gas import Gas
from app.domain.output import OutputCode
from app.domain.reading import Instrument
from app.domain.scale_fitness import ScaleRole
from app.domain.voltage import Voltmeter
from app.floor.ports import Clock

# Practice packs weigh about what real ones do; whole divisions of the practice scale.
_MASSES_MG = (412_000_000, 411_500_000, 336_500_000, 287_000_000, 465_000_000)
_PACK_MV = 326_400
_FAMILIES = ("04QPB7A", "001PB31", "03HPB0L", "02KPE41", "07HPB1P")
_LABELS = 500

CONTAINER_MG = 2_400_000
# What comes out of a pack, piece by piece or container by container; whole divisions of the parts scale.
_PARTS_MG: Mapping[OutputCode, tuple[int, ...]] = {
    OutputCode.MOD: (28_460_000, 31_820_000, 30_080_000, 29_140_000),
    OutputCode.CELL: (2_060_000, 2_080_000),
    OutputCode.CASE_AL: (38_600_000,),
    OutputCode.CASE_FE: (46_240_000,),
    OutputCode.FAST: (1_280_000, 1_340_000),
    OutputCode.CU_BUS: (3_740_000, 3_680_000),
    OutputCode.CABLE: (4_920_000,),
    OutputCode.PCB: (1_160_000,),
    OutputCode.RELAY: (2_380_000,),
    OutputCode.PLAS: (3_060_000,),
    OutputCode.THERM: (2_440_000,),
    OutputCode.COOLPL: (7_580_000,),
    OutputCode.COOLANT: (4_220_000,),
    OutputCode.REJECT: (1_520_000,),
}

_MODULES = 6
_BESIDE_MODULES: Mapping[OutputCode, int] = {
    OutputCode.CASE_AL: 2,  # cover and tray
    OutputCode.CU_BUS: 1,
    OutputCode.CABLE: 1,
    OutputCode.PCB: 1,
    OutputCode.RELAY: 1,
    OutputCode.COOLPL: 1,
    OutputCode.COOLANT: 1,
    OutputCode.THERM: 1,
    OutputCode.PLAS: 1,
    OutputCode.FAST: 1,
}
"""What a practice pack with modules is made of besides."""

PRACTICE_SCALE = Instrument(
    id="S1",
    protocol="mt-sics",
    serial="PRACTICE-S1",
    d_mg=500_000,
    e_mg=500_000,
    min_mg=10_000_000,
    max_mg=1_000_000_000,
    verified_until=None,
)

PRACTICE_PARTS_SCALE = Instrument(
    id="S2",
    protocol="mt-sics",
    serial="PRACTICE-S2",
    d_mg=20_000,
    e_mg=20_000,
    min_mg=400_000,
    max_mg=60_000_000,
    verified_until=None,
)

PRACTICE_METER = Voltmeter(
    id="U1",
    protocol="practice",
    serial="PRACTICE-U1",
    resolution_mv=100,
    max_mv=1_000_000,
    calibrated_until=None,
)


def _module_of(pack_mg: int) -> int:
    """What one of six modules of a pack weighs, on the parts scale's divisions and within what it carries."""
    others = sum(_PARTS_MG[code][0] * count for code, count in _BESIDE_MODULES.items())
    d_mg, most = PRACTICE_PARTS_SCALE.d_mg, PRACTICE_PARTS_SCALE.max_mg
    return min(most, max(PRACTICE_PARTS_SCALE.min_mg, (pack_mg - others) // (_MODULES * d_mg) * d_mg))


def practice_codes(first: int, count: int) -> tuple[str, ...]:
    """Well-formed pack codes with running serials, so that no practice pack is a twin by accident."""
    return tuple(_practice_code(number) for number in range(first, first + count))


def _practice_code(number: int) -> str:
    day = f"{'CDEF'[number % 4]}{number % 9 + 1}{number % 8 + 1}"
    return f"{_FAMILIES[number % len(_FAMILIES)]}PRACT0{number % 10}{day}{number:07d}"


def practice_camera(badges: tuple[str, ...], *, first: int, clock: Clock) -> LabelCamera:
    """The simulated camera with every practice badge and a supply of labels from number `first` on."""
    shown = [BadgePicture(badge) for badge in badges]
    return LabelCamera([*shown, *practice_codes(first, _LABELS)], clock=clock)


class PracticePlant:
    """What hands would do at a real bench, done by the station itself in practice.

    A device that is real, and therefore None here, is left to real hands. The same hands in the same
    order find the same masses and voltages.
    """

    def __init__(
        self,
        scale: BenchScale | None,
        camera: LabelCamera | None,
        *,
        parts: BenchScale | None = None,
        meter: BenchMeter | None = None,
        gas: BenchGas | None = None,
        badges: tuple[str, ...],
        next_picture: Callable[[], None],
    ) -> None:
        self._scale = scale
        self._camera = camera
        self._parts = parts
        self._meter = meter
        self._gas = gas
        self._badges = badges
        self._next_picture = next_picture
        self._label = -1
        self._masses = cycle(_MASSES_MG)
        self._part_masses: dict[OutputCode, Iterator[int]] = {
            code: cycle(masses) for code, masses in _PARTS_MG.items()
        }
        self._pack = LivePack(_PACK_MV)

    # ---- at intake

    def next_pack(self) -> None:
        """The next pack stands there: its label is not yet before the camera, and the scale is empty."""
        self.take_off()
        self._label += 1
        if self._camera is not None:
            self._camera.blank()
        elif self._label > 0:
            self._next_picture()  # a folder of pictures lies open at its first one by itself

    def show_label(self) -> None:
        """The present pack's label is held before the camera."""
        if self._camera is not None:
            self._camera.show(len(self._badges) + max(0, self._label) % _LABELS)

    def show_badge(self, number: int) -> None:
        """Somebody holds a practice badge to the camera."""
        if self._camera is not None and number < len(self._badges):
            self._camera.show(number)

    def show_code(self, text: str) -> None:
        """A label with this code is held before the camera."""
        if self._camera is not None:
            self._camera.show_code(text)

    def put_on(self) -> None:
        """The pack is set on the scale."""
        if self._scale is not None and self._scale.load_mg == 0:
            self._scale.put(next(self._masses))

    def take_off(self) -> None:
        """The pack is lifted off the scale."""
        if self._scale is not None:
            self._scale.take_off()

    # ---- at the bench

    def bring_to_bench(self, mass_mg: int | None = None) -> None:
        """The next pack lies on the bench: whole, live, no probe on it, and the air over it clean.

        Of a pack whose mass is known the modules weigh what its other parts leave of it.
        """
        self.probe_off()
        self.air()
        self._pack = LivePack(_PACK_MV)
        if mass_mg is not None:
            self._part_masses[OutputCode.MOD] = cycle((_module_of(mass_mg),))

    def unplug(self) -> None:
        """The service plug is pulled and locked; a stuck contactor leaves the terminals above the limit."""
        self._pack.unplug()

    def isolate(self) -> None:
        """The stuck contactor is opened too: the terminals are dead from here on."""
        self._pack.isolate()

    def cut_sections(self) -> None:
        """The first busbars are cut: from here on the points to probe are the sections."""
        self._pack.cut_sections()

    def probe(self, point: int) -> None:
        """The probes are put on a point of the present pack, counted from 1."""
        if self._meter is not None:
            self._meter.touch(self._pack.across(point))

    def probe_off(self) -> None:
        """The probes are lifted and touch nothing."""
        if self._meter is not None:
            self._meter.lift()

    def let_out(self, gas: Gas, ppm: int) -> None:
        """So much of a gas comes out of the present pack, and stays until the air is changed."""
        if self._gas is not None:
            self._gas.sensors[gas].release(ppm)

    def air(self) -> None:
        """The air over the bench is changed: what was let out fades."""
        if self._gas is not None:
            self._gas.vent()

    def put_part(self, code: OutputCode, *, in_container: bool = False) -> None:
        """An output is laid on the empty parts scale, alone or in a container like `put_container`'s."""
        if self._parts is not None and self._parts.load_mg == 0:
            self._parts.put(next(self._part_masses[code]) + (CONTAINER_MG if in_container else 0))

    def put_container(self) -> None:
        """An empty container is set on the empty parts scale."""
        if self._parts is not None and self._parts.load_mg == 0:
            self._parts.put(CONTAINER_MG)

    def take_part(self) -> None:
        """Whatever lies on the parts scale is taken off."""
        if self._parts is not None:
            self._parts.take_off()

    def put_check_weight(self, scale: ScaleRole, milligrams: int) -> None:
        """A check weight is set on a scale, whatever lay there."""
        model = self._scale if scale is ScaleRole.PACKS else self._parts
        if model is not None:
            model.put(milligrams)

    def unplug_parts_scale(self) -> None:
        """Somebody stumbles over the cable of the parts scale."""
        if self._parts is not None:
            self._parts.unplug()

    def plug_in_parts_scale(self) -> None:
        """The cable is put back; what lay on the scale still lies there, and its tare is forgotten."""
        if self._parts is not None:
            self._parts.plug_in()
