"""The hands of the practice plant: lays labels and badges before the camera and packs on the scale."""

from collections.abc import Callable
from itertools import cycle

from app.devices.simulators.bench_scale import BenchScale
from app.devices.simulators.label_camera import BadgePicture, LabelCamera
from app.domain.reading import Instrument
from app.floor.ports import Clock

# Practice packs weigh about what real ones do; whole divisions of the practice scale.
_MASSES_MG = (412_000_000, 411_500_000, 336_500_000, 287_000_000, 465_000_000)
_FAMILIES = ("04QPB7A", "001PB31", "03HPB0L", "02KPE41", "07HPB1P")
_LABELS = 500

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
    """What a second person would do at a real bench, done by the station itself in practice."""

    def __init__(
        self,
        scale: BenchScale,
        camera: LabelCamera | None,
        *,
        badges: tuple[str, ...],
        next_picture: Callable[[], None],
    ) -> None:
        self._scale = scale
        self._camera = camera
        self._badges = badges
        self._next_picture = next_picture
        self._label = -1
        self._masses = cycle(_MASSES_MG)

    def next_pack(self) -> None:
        """The next pack stands there: its label is not yet before the camera, and the scale is empty."""
        self._scale.take_off()
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

    def put_on(self) -> None:
        """The pack is set on the scale."""
        if self._scale.load_mg == 0:
            self._scale.put(next(self._masses))

    def take_off(self) -> None:
        """The pack is lifted off the scale."""
        self._scale.take_off()
