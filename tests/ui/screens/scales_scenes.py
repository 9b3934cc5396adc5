"""The scales place in the states that matter, for tests and for eyes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.domain.check_weights import CheckWeight
from app.domain.moment import Moment
from app.domain.reading import Health, ScaleNow, Source, Unread, WeightReading
from app.domain.scale_fitness import Drift, ScaleRole, Unfit
from app.domain.units import parse_mass
from app.domain.verdict import Verdict
from app.floor.scale_views import CheckMade, ScalesView, ScaleView, Usable
from tests.fakes.desk import RecordingDesk
from tests.fakes.instruments import PACK_SCALE, PARTS_SCALE
from tests.fakes.watches import ShownScale
from ui.bridge.desk import DeskBridge
from ui.place import Place
from ui.screens.scales.presenter import ScalesPresenter
from ui.screens.scales.screen import ScalesScreen
from ui.screens.scales.state import NextCheck, ScalesPage, ScalesState
from ui.theme.tokens import Look

AT = datetime(2026, 11, 27, 0, 12, tzinfo=UTC)
MOMENT = Moment(AT, 60_000, "boot-1")
PLATE = replace(PARTS_SCALE, verified_until="2027-05-31")
HEAVY = CheckWeight("PW-20", ScaleRole.PARTS, 20_000_000, "M1", "C-20", "2027-03-31", 1_000)
LIGHT = replace(HEAVY, id="PW-5", nominal_mg=5_000_000, certificate="C-5")
ENDED = replace(HEAVY, id="PW-10", nominal_mg=10_000_000, valid_until="2026-03-31")
PACKS = replace(HEAVY, id="PW-200", nominal_mg=200_000_000, scale=ScaleRole.PACKS)


def made(off_mg: int | None, *, weight: str = "PW-20", allowed_mg: int = 40_000, day: int = 0) -> CheckMade:
    """A check so many days before."""
    verdict = Verdict.UNREAD if off_mg is None else Verdict.PASSED
    if off_mg is not None and abs(off_mg) > allowed_mg:
        verdict = Verdict.FAILED
    unread = Unread.DISCONNECTED.value if off_mg is None else ""
    return CheckMade(AT - timedelta(days=day), verdict, off_mg, allowed_mg, unread, weight)


def trend(*offs: int) -> tuple[CheckMade, ...]:
    """One check a day."""
    return tuple(made(off, day=len(offs) - 1 - at) for at, off in enumerate(offs))


STEADY = trend(0, 20_000, 0, 0, -20_000, 0, 20_000, 0)
RISING = trend(0, -20_000, 0, 0, 20_000, 20_000, 20_000, 40_000)
BEYOND = trend(0, 20_000, 0, 20_000, 20_000, -60_000)


def scale_view(
    *words: Unfit, points: tuple[CheckMade, ...] = STEADY, drift: Drift = Drift.NONE, **changes: object
) -> ScaleView:
    """The parts scale, against which these words stand."""
    zero = made(20_000 if Unfit.ZERO_FAILED in words else 0, weight="", allowed_mg=5_000)
    view = ScaleView(
        role=ScaleRole.PARTS,
        plate=PLATE,
        words=words,
        zero=zero,
        check=points[-1] if points else None,
        zero_allowed_mg=5_000,
        weights=(Usable(HEAVY, 40_000, points, drift), Usable(LIGHT, 20_000)),
        bars=None,
    )
    return replace(view, **changes)  # type: ignore[arg-type]


def both(parts: ScaleView, *of_packs: Unfit) -> ScalesView:
    """It and the pack scale."""
    packs = ScaleView(
        role=ScaleRole.PACKS,
        plate=PACK_SCALE,
        words=of_packs,
        zero=None,
        check=None,
        zero_allowed_mg=50_000,
        weights=(Usable(PACKS, 200_000),),
        bars=None,
    )
    return ScalesView((packs, parts))


def reading(printed: str) -> WeightReading:
    """What the parts scale shows."""
    return WeightReading(parse_mass(printed, "kg"), None, PLATE, b"S S", MOMENT, Source.SIMULATED, 7)


def now(unread: Unread | None, printed: str = "", *, empty: str = "") -> ScaleNow:
    """The scale at this moment."""
    mass = parse_mass(printed, "kg") if printed else None
    pan = reading(empty) if empty else None
    return ScaleNow(mass, unread, None, Health.READY, MOMENT, 7 if printed else None, pan)


DUE = both(scale_view(Unfit.ZERO_DUE, Unfit.CHECK_DUE), Unfit.ZERO_DUE, Unfit.CHECK_DUE)
FIT = both(scale_view())
FAILED = both(scale_view(Unfit.CHECK_FAILED, points=BEYOND))
CERTIFICATE = Usable(ENDED, 20_000, why_not="check.certificate_ended")
THREE = (*scale_view().weights, CERTIFICATE)

STATES: dict[str, Callable[[], ScalesState]] = {
    "asking": ScalesState,
    "none": lambda: ScalesState(view=ScalesView()),
    "due": lambda: ScalesState(view=DUE),
    "fit": lambda: ScalesState(view=FIT),
    "passed": lambda: ScalesState(view=FIT, made=made(20_000)),
    "failed": lambda: ScalesState(view=FAILED, made=made(-60_000)),
    "stands_failed": lambda: ScalesState(view=FAILED),
    "zero_failed": lambda: ScalesState(
        view=both(scale_view(Unfit.ZERO_FAILED)), made=made(20_000, weight="", allowed_mg=5_000)
    ),
    "unread": lambda: ScalesState(view=DUE, made=made(None)),
    "drifts": lambda: ScalesState(view=both(scale_view(points=RISING, drift=Drift.HEAVIER))),
    "expired": lambda: ScalesState(
        view=both(
            scale_view(Unfit.VERIFICATION_ENDED, points=(), plate=replace(PLATE, verified_until="2026-10-31"))
        )
    ),
    "no_weights": lambda: ScalesState(
        view=both(scale_view(Unfit.VERIFICATION_UNKNOWN, weights=(), check=None))
    ),
    "zero": lambda: ScalesState(ScalesPage.ZERO, DUE, scale=now(Unread.BELOW_MIN, empty="0.00")),
    "zero_moving": lambda: ScalesState(ScalesPage.ZERO, DUE, scale=now(Unread.BELOW_MIN)),
    "zero_loaded": lambda: ScalesState(ScalesPage.ZERO, DUE, scale=now(Unread.MOVING, "28.44")),
    "zero_lost": lambda: ScalesState(ScalesPage.ZERO, DUE, scale=now(Unread.DISCONNECTED)),
    "choose": lambda: ScalesState(ScalesPage.CHOOSE, both(scale_view(Unfit.CHECK_DUE, weights=THREE))),
    "weight": lambda: ScalesState(ScalesPage.WEIGHT, DUE, scale=now(Unread.BELOW_MIN), chosen="PW-20"),
    "weight_asked": lambda: ScalesState(
        ScalesPage.WEIGHT, DUE, scale=now(Unread.UNCONFIRMED, "20.02"), chosen="PW-20"
    ),
}


def scales_scene(look: Look, scene: str) -> Place:
    """The place in one state."""
    watches = {role: ShownScale() for role in ScaleRole}
    presenter = ScalesPresenter(DeskBridge(RecordingDesk()), watches)
    presenter.state = STATES[scene]()
    screen = ScalesScreen(look, presenter, now_ms=lambda: 60_200)
    screen.kept = (presenter,)  # type: ignore[attr-defined]  # lives as long as what it feeds
    return screen


def due_next(scene: str) -> NextCheck | None:
    """What the state asks for next."""
    return STATES[scene]().next
