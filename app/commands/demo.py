"""The command `demo`: plays a shift without a display, through the real screens, and checks it."""

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from app.assembly import Station, open_station
from app.codes.watch import CameraLost
from app.commands import demo_handed_on
from app.commands.demo_check import DemoWrong, check
from app.commands.demo_elsewhere import ELSEWHERE, OtherStationFailed, quarantine_elsewhere
from app.commands.demo_hurry import hurried_catalogue
from app.commands.demo_scenarios import SCENARIOS, Scenario
from app.commands.practice_registry import PracticeRegistry, RegistryNotStarted
from app.commands.run import PRACTICE_PEOPLE, doors_to, listeners, log_to, screen_of, start_practice_registry
from app.domain.own_label import Prefix, mint
from app.domain.scan import ScannedCode
from app.host.tones import NoTones
from app.places import Places, station_places
from app.settings import SettingsFaulty, StationSettings, read_settings
from station_db.faults import StoreRefused
from ui.application.doors import Bridges
from ui.application.robot import Robot, Shift, Story
from ui.application.robot_bench import Plan
from ui.application.trouble import Trouble
from ui.application.window import build_face, make_application, play
from ui.theme.tokens import Language

_PLANS = (Plan.THROUGH, Plan.ABORT)
_SILENCE_MS = 8_000
_PACKS = 3
_LEAD = 2  # of the practice people
_HANDS_MS = 100  # nobody watches these hands; what scale, meter and hold demand takes its time all the same


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a demo plays: its folders, settings and registry, and the scenario if it is one.

    `first_life` says that the power is really cut; without it the trouble of a cut is over. `pictures` is
    where pictures of the screens go; None takes none.
    """

    out: Path
    places: Places
    settings: StationSettings
    registry: PracticeRegistry
    scenario: Scenario | None = None
    first_life: bool = False
    pictures: Path | None = None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where everything is left")
    parser.add_argument("--camera", metavar="SOURCE", help="folder, video or address instead of drawn labels")
    parser.add_argument("--packs", type=_count, metavar="N", help="receive at most N packs")
    parser.add_argument(
        "--scenario",
        choices=(*SCENARIOS, demo_handed_on.NAME),
        help="one pack and one trouble: "
        + "; ".join(f"{name}: {one.says}" for name, one in SCENARIOS.items())
        + f"; {demo_handed_on.NAME}: {demo_handed_on.SAYS}",
    )
    parser.add_argument(
        "--until-the-cut", action="store_true", help=argparse.SUPPRESS
    )  # the life that is killed
    parser.add_argument("--no-pictures", action="store_true", help="leave no pictures of the screens")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="language before sign-in")


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError("a whole number, 0 or more")
    return int(text)


def _is_there(source: Path) -> bool:
    return any(source.iterdir()) if source.is_dir() else source.exists()


def run(args: argparse.Namespace) -> int:
    """Play and check; 0 only when everything is as it should be, 2 when the camera makes no sense."""
    if args.camera and "://" not in args.camera and not _is_there(Path(args.camera).expanduser()):
        print(f"There is no camera, video or folder with pictures at {args.camera}", file=sys.stderr)
        return 2
    if args.scenario and (args.camera or args.packs is not None):
        print("A scenario has one pack and its own camera: leave out --camera and --packs", file=sys.stderr)
        return 2
    scenario = SCENARIOS.get(args.scenario)
    two = args.scenario == demo_handed_on.NAME or (scenario is not None and scenario.elsewhere)
    if two and (args.out / ELSEWHERE).exists():
        print(
            "The other station of this scenario has done its part here: choose another --out", file=sys.stderr
        )
        return 2
    if args.scenario == demo_handed_on.NAME:
        return _handed_on(args.out)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    started = time.monotonic()
    cut = scenario is not None and scenario.trouble is Trouble.POWER_CUT
    if cut and not args.until_the_cut and not _killed_at_the_cut(args):
        return 1
    places = station_places(args.out / "station")
    pictures = None if args.no_pictures else args.out / "screens"
    (pictures or args.out).mkdir(parents=True, exist_ok=True)
    places.records.mkdir(parents=True, exist_ok=True, mode=0o700)
    log_to(places)
    try:
        settings = read_settings(places.station_file)
    except SettingsFaulty as fault:
        print(fault, file=sys.stderr)
        return 2
    if args.camera:
        settings = replace(settings, camera=replace(settings.camera, source=args.camera))
    packs = args.packs if args.packs is not None or args.camera else _PACKS
    if args.scenario:
        packs = 0 if cut and not args.until_the_cut else 1  # the first life has received it
    try:
        registry = start_practice_registry(places, settings, args.out / "registry")
    except (RegistryNotStarted, StoreRefused) as fault:
        print(f"The demo does not start: {fault}", file=sys.stderr)
        return 1
    try:
        if scenario is not None and scenario.elsewhere:
            quarantine_elsewhere(args.out / ELSEWHERE, registry)
        stage = Stage(args.out, places, settings, registry, scenario, args.until_the_cut, pictures)
        story = play_shift(stage, packs=packs, language=Language(args.lang))
        result = check(
            args.out, places, registry.url, story, packs=packs, scenario=args.scenario, pictures=pictures
        )
    except (DemoWrong, CameraLost, OtherStationFailed, StoreRefused) as fault:
        print(f"The demo is not as it should be: {fault}", file=sys.stderr)
        return 1
    finally:
        registry.stop()
    print(json.dumps({**result, "seconds": round(time.monotonic() - started, 1)}))
    return 0


def _handed_on(out: Path) -> int:
    """Two stations without faces; 0 when the registry finds nothing wrong with what they tell."""
    started = time.monotonic()
    out.mkdir(parents=True, exist_ok=True)
    registry = PracticeRegistry(out / "registry")
    try:
        registry.start()
        result = demo_handed_on.play_handed_on(out, registry)
    except (OtherStationFailed, RegistryNotStarted, StoreRefused) as fault:
        print(f"The demo is not as it should be: {fault}", file=sys.stderr)
        return 1
    finally:
        registry.stop()
    print(json.dumps({**result, "seconds": round(time.monotonic() - started, 1)}))
    return 0


def _killed_at_the_cut(args: argparse.Namespace) -> bool:
    """Play until the power is cut, in a process that dies of it as a computer does: at once and silently."""
    command = [sys.executable, "-m", "app", "demo", "--out", str(args.out.resolve())]
    command += ["--scenario", args.scenario, "--lang", args.lang, "--until-the-cut"]
    life = subprocess.run(command, cwd=Path(__file__).resolve().parents[2], check=False)  # noqa: S603 - our own
    if life.returncode == -signal.SIGKILL:
        return True
    print(f"The power was to be cut at a hold, but the shift ended with {life.returncode}", file=sys.stderr)
    return False


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def play_shift(stage: Stage, *, packs: int | None, language: Language) -> Story:
    """One shift by the automatic operator at a fresh face.

    Raises:
        DemoWrong: it got stuck.
    """
    app = make_application()
    bridges = Bridges()
    bridges.faults.listen()
    hears: list[Callable[[ScannedCode], bool]] = []
    told = listeners(bridges)

    def hear(code: ScannedCode) -> None:
        if not any(covers(code) for covers in hears):
            told.code(code)

    ears = replace(told, code=hear)
    station = open_station(
        stage.places,
        stage.settings,
        ears,
        registry_url=stage.registry.url,
        hold=True,
        catalogue=hurried_catalogue(stage.out / "catalogue"),
    )
    screen = screen_of(stage.settings)
    try:
        real = doors_to(
            station, stage.settings, stage.places, url=stage.registry.url, tones=NoTones(), restart=app.quit
        )
        doors = replace(real, hands_ms=_HANDS_MS)
        face = build_face(app, screen, doors, bridges, language)
        robot = Robot(face, replace(_shift(station, stage, packs), plant=doors.plant))
        hears.append(robot.covers)
        station.start()
        outcome = play(app, face, robot)
    finally:
        station.stop()
    if isinstance(outcome, str):
        lost = station.rack.camera.fault
        raise DemoWrong(f"{lost.code}: {outcome}" if lost is not None else outcome)
    return outcome


def _badge(number: str) -> str:
    """The practice badge of a number, as the practice roster gives it."""
    return mint(Prefix.BG, number)


def _shift(station: Station, stage: Stage, packs: int | None) -> Shift:
    watch = station.rack.camera

    def more() -> bool:
        if watch.exhausted or not watch.stepped:
            return False
        watch.show_next()
        return True

    def looked_out(still_ms: int) -> bool:
        return bool(stage.settings.camera.source) and (watch.looked_out or still_ms > _SILENCE_MS)

    scenario = stage.scenario
    worker = PRACTICE_PEOPLE[0]
    second = PRACTICE_PEOPLE[_LEAD if scenario is not None and scenario.led else 1]
    plans = () if stage.settings.camera.source else _PLANS
    trouble = Trouble.NONE if scenario is None else scenario.trouble
    if trouble is Trouble.POWER_CUT and not stage.first_life:
        trouble = Trouble.NONE
    return Shift(
        packs=packs,
        worker=worker,
        badge=_badge(worker[0]),
        second=(second[0], _badge(second[0]), second[1]),
        lead=(_badge(PRACTICE_PEOPLE[_LEAD][0]), PRACTICE_PEOPLE[_LEAD][1]),
        plans=plans if scenario is None else (scenario.plan,),
        trouble=trouble,
        cut=_die,
        more=more,
        looked_out=looked_out,
        pictures=stage.pictures,
    )
