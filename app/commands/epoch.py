"""The command `epoch`: two people open a new epoch over a journal that is shorter or other than was seen."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path

from app.assembly.signing import signing_key
from app.commands.plain_words import shown as plain
from app.domain.epoch_facts import REASONS
from app.domain.operator import Credentials, Operator
from app.domain.refusals import Refusal
from app.floor.open_epoch import EpochDesk, Opening, agree, prove_person
from app.floor.ports import CannotRecord
from app.host.clock import SystemClock
from app.host.ids import UuidMint
from app.host.key_change import handed_over
from app.host.keys import KeyRefused, pepper
from app.host.limits import LIMITS_FILE, read_limits_file, with_site_limits
from app.host.pins import PepperedPins
from app.places import Places, program, resources, station_places
from app.settings import SettingsFaulty, read_settings
from station_db.faults import StoreRefused
from station_db.new_epoch import EpochDoor, PinTries, WhyOpened
from station_db.pen import Pen

_TRIES = 3


@dataclass(frozen=True, slots=True)
class Talk:
    """How people are asked: openly, and without showing what is typed."""

    say: Callable[[str], None]
    ask: Callable[[str], str]
    ask_secret: Callable[[str], str]


class NotOpened(Exception):
    """No new epoch; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("act", choices=("open", "why"), help="open a new epoch, or say why work stopped")
    parser.add_argument("--data", type=Path, metavar="DIR", help="station data directory")


def run(args: argparse.Namespace) -> int:
    """Open or explain; 0 when done, 1 when refused, 2 on settings. PINs are typed, never arguments."""
    if args.act == "open" and not sys.stdin.isatty():
        # Out of a pipe, PINs would lie in somebody's history, and one person could type for two.
        print("Two people type this at a terminal.", file=sys.stderr)
        return 2
    talk = Talk(print, input, getpass)
    return epoch(station_places(args.data), talk, only_why=args.act == "why")


def epoch(places: Places, talk: Talk, *, only_why: bool = False) -> int:
    """The whole conversation."""
    try:
        settings = read_settings(places.station_file)
        pen = Pen(signing_key(places), SystemClock(), UuidMint())
        door = EpochDoor.open(
            places.records,
            realm=settings.realm,
            pen=pen,
            mark_dir=places.mark,
            handovers=handed_over(places.records),
        )
    except SettingsFaulty as fault:
        print(fault, file=sys.stderr)
        return 2
    except (StoreRefused, CannotRecord, KeyRefused) as fault:
        print(_refused(fault.code), file=sys.stderr)
        return 1
    try:
        _tell(door, talk)
        return 0 if only_why else _open(door, places, talk, pen=pen)
    except (StoreRefused, CannotRecord, KeyRefused, NotOpened) as fault:
        print(f"No new epoch was opened: {fault.code}", file=sys.stderr)
        return 1
    finally:
        door.close()


def _open(door: EpochDoor, places: Places, talk: Talk, *, pen: Pen) -> int:
    tries = PinTries(places.mark, door.identity.station)
    limits = with_site_limits(read_limits_file(resources() / "catalogue" / LIMITS_FILE), places.site_limits)
    desk = EpochDesk(pen.clock, PepperedPins(pepper(places.records)), limits, tries)
    opening = _agreed(door, desk, talk)
    kept = door.keep_aside(pen.clock.now().utc)
    why = WhyOpened(opening.reason, opening.note, opening.pin_refused)
    entry = door.begin(opening.author, why, kept, tries)
    talk.say(f"Epoch {entry.epoch} is open. The file as it was found is kept: aside/{kept['name']}")
    talk.say(f"Start the station: {program()} run")
    return 0


def _agreed(door: EpochDoor, desk: EpochDesk, talk: Talk) -> Opening:
    lead = _person(door, desk, talk, who="Supervisor")
    other = _person(door, desk, talk, who="Second person")
    talk.say(f"Reasons: {', '.join(REASONS)}")
    reason = talk.ask("Reason: ").strip()
    note = talk.ask("What happened, in your words: ")
    opening = agree(lead, other, desk, reason=reason, note=note)
    if isinstance(opening, Refusal):
        raise NotOpened(opening.code)
    return opening


def _person(door: EpochDoor, desk: EpochDesk, talk: Talk, *, who: str) -> tuple[Operator, Credentials]:
    for _ in range(_TRIES):
        shown = Credentials(number=talk.ask(f"{who}, number: ").strip(), pin=talk.ask_secret(f"{who}, PIN: "))
        with door.store.unit() as unit:
            person = prove_person(unit, shown, desk)
        if isinstance(person, Operator):
            return person, shown
        talk.say(f"No: {person.code} {' '.join(f'{name}={said}' for name, said in person.facts.items())}")
        if person.code == "operator.pin_locked":
            break
    raise NotOpened("operator.not_proven")


def _tell(door: EpochDoor, talk: Talk) -> None:
    talk.say(f"Work stopped: {door.refused.code}")
    talk.say(f"The journal ends at epoch {door.head.epoch}, entry {door.head.seq}.")
    for seen in door.seen:
        words = f"epoch {seen.head.epoch}, entry {seen.head.seq}, {seen.head.hash.hex()[:16]}"
        talk.say(plain(f"  {seen.witness}: {words}"))
    talk.say(f"A new epoch would be number {door.epoch}. What is missing stays missing, and is told so.")


def _refused(code: str) -> str:
    known = {
        "epoch.not_needed": "The journal agrees with everything that has seen it: no new epoch is needed.",
        "station.already_running": "The station is running: close its window first.",
        "journal.damaged": f"The records are damaged. Put a backup back first: {program()} restore FILE",
    }
    return known.get(code, f"The records cannot be opened: {code}")
