"""The command `enrol`: makes this station known to a registry by a one-time code, once."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app import __version__
from app.assembly import open_store
from app.assembly.signing import signing_key, way_to
from app.domain.journal import StationEnrolled
from app.floor.ports import CannotRecord
from app.host.clock import SystemClock
from app.host.keys import KeyRefused, pepper, station_key
from app.host.pins import PepperedPins
from app.host.roster import read_roster
from app.places import Places, resources, station_places
from app.settings import SettingsFaulty, StationSettings, acceptable_registry, read_settings
from app.sync.registry import Away, Refused, RegistryClient
from app.wire.enrolment import Answer, BadEnrolment, ask, believe, request_to_wire
from app.wire.handover import Handover, plain_handover
from station_db.faults import StoreRefused
from station_db.identity import Identity
from station_db.store import Store


class EnrolmentFailed(Exception):
    """The station is not enrolled; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--registry", required=True, metavar="URL", help="address of the registry")
    parser.add_argument("--code", required=True, help="one-time code from `registry invite`")
    parser.add_argument(
        "--again", action="store_true", help="a station whose key was revoked is let in again, under its id"
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="station data directory")


def run(args: argparse.Namespace) -> int:
    """Enrol this station; 0 when it is done."""
    if not acceptable_registry(args.registry):
        print("Give an https address; plain http is for this computer only.", file=sys.stderr)
        return 2
    places = station_places(args.data)
    try:
        settings = read_settings(places.station_file)
        act = enrol_again if args.again else enrol
        identity = act(places, settings, url=args.registry, code=args.code)
    except SettingsFaulty as fault:
        print(fault, file=sys.stderr)
        return 2
    except EnrolmentFailed as fault:
        print(f"Not enrolled: {fault.code}. Ask for a new code and try again.", file=sys.stderr)
        return 1
    except (StoreRefused, CannotRecord, KeyRefused) as fault:
        print(f"Not enrolled: {fault.code}. The records cannot take it.", file=sys.stderr)
        return 1
    print(f"Enrolled as {identity.station} ({identity.realm}) at registry {identity.registry}.")
    return 0


def enrol(places: Places, settings: StationSettings, *, url: str, code: str) -> Identity:
    """Ask the registry, believe its answer only under the code, and write the first entry.

    The records are opened first: a code is not spent on a station that is enrolled or running already.
    A practice station also gets the practice roster.

    Raises:
        EnrolmentFailed: the registry is away, refuses, or its answer proves nothing.
        StoreRefused, CannotRecord: as the store says.
        PlainTextRegistry: plain http to another computer.
    """
    client = RegistryClient(url, ca=settings.registry_ca)
    try:
        key = station_key(places.records)
        store = open_store(places, settings.realm, key, SystemClock())
        try:
            if store.identity() is not None:
                raise StoreRefused("store.already_enrolled")
            answer = _asked(client, settings, key, code=code)
            identity = _written(store, settings, key, answer)
            if settings.practice:
                _load_practice_people(store, places)
        finally:
            store.close()
    finally:
        client.close()
    return identity


def enrol_again(places: Places, settings: StationSettings, *, url: str, code: str) -> Identity:
    """Let a revoked station in again by a code for it alone; its records go on as they are.

    Whoever may have had the old key must not have the one that is let in: change it first (`keys rotate`).

    Raises:
        EnrolmentFailed: as `enrol`, and `enrolment.not_enrolled`, `enrolment.other_station`.
        StoreRefused, CannotRecord, PlainTextRegistry: as `enrol`.
    """
    client = RegistryClient(url, ca=settings.registry_ca)
    try:
        key = signing_key(places)
        with closing(open_store(places, settings.realm, key, SystemClock())) as store:
            identity = store.identity()
        if identity is None:
            raise EnrolmentFailed("enrolment.not_enrolled")
        answer = _asked(client, settings, key, code=code, handovers=way_to(places, key))
    finally:
        client.close()
    if (answer.station, answer.registry) != (identity.station, identity.registry):
        raise EnrolmentFailed("enrolment.other_station")
    return identity


def _asked(
    client: RegistryClient,
    settings: StationSettings,
    key: Ed25519PrivateKey,
    *,
    code: str,
    handovers: Sequence[Handover] = (),
) -> Answer:
    request = ask(code, key, realm=settings.realm, label=settings.label)
    handed = [plain_handover(one) for one in handovers]
    said = client.enrol({**request_to_wire(request), **({"handed": handed} if handed else {})})
    if isinstance(said, Away | Refused):
        raise EnrolmentFailed(said.code)
    try:
        answer = believe(said, request, code)
    except BadEnrolment as fault:
        raise EnrolmentFailed(fault.code) from fault
    if answer.realm != settings.realm:
        raise EnrolmentFailed("enrolment.other_realm")
    return answer


def _written(store: Store, settings: StationSettings, key: Ed25519PrivateKey, answer: Answer) -> Identity:
    public = key.public_key().public_bytes_raw()
    identity = Identity(answer.station, answer.realm, answer.registry, answer.keys, public, settings.label)
    fact = StationEnrolled(
        public_key=public.hex(),
        registry=answer.registry,
        registry_keys=tuple(one.hex() for one in answer.keys),
        label=settings.label,
        app_version=__version__,
    )
    store.enrol(identity, fact)
    return identity


def _load_practice_people(store: Store, places: Places) -> None:
    pins = PepperedPins(pepper(places.records))
    with store.unit() as unit:
        for person in read_roster(resources() / "catalogue" / "practice_roster.toml", pins):
            unit.roster.put(person)
