"""The demo of a pack that goes from one station to another: both work with the network down, then deliver."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.assembly import Station, open_station
from app.commands.demo_check import told_about
from app.commands.demo_elsewhere import DEADLINE_S, DEAF, ELSEWHERE, OtherStationFailed, ask, scanned
from app.commands.enrol import enrol
from app.commands.practice_registry import PracticeRegistry
from app.devices.simulators.practice_plant import practice_codes
from app.domain.operator import Credentials
from app.domain.own_label import station_mark
from app.domain.pack import Pack, Papers
from app.domain.reading import Instrument, Source, WeightReading
from app.domain.repeated_triage import ASKED
from app.domain.triage import GROUPS
from app.domain.units import parse_mass
from app.floor.commands import AnswerTriage, AskDelivery, ReceivePack, RoutePack, SignIn, TakeWeight
from app.floor.hand_commands import HandOn, TakeOverPack
from app.floor.start_commands import AskTraveller
from app.floor.start_views import TravellerDue
from app.floor.views import DeliveryView, Saved
from app.places import Places, station_places
from app.settings import read_settings

NAME = "handed-on"
SAYS = "a pack is handed on and taken over with the network down; the registry finds nothing wrong with it"

_NOBODY_THERE = "http://127.0.0.1:1"
_PERSON = Credentials(number="1001", pin="1234")
_SCALE = Instrument("demo", "practice", "D-1", 500_000, 500_000, 10_000_000, 1_000_000_000)
_LOOK_EACH_S = 0.1


def play_handed_on(out: Path, registry: PracticeRegistry) -> dict[str, object]:
    """Received and handed on at one station, taken over at the other; what the registry makes of it.

    Raises:
        OtherStationFailed: a station was refused something, its entries did not arrive, or the registry says
            otherwise than that the pack is at the second station and nothing holds it.
        EnrolmentFailed, StoreRefused, CannotRecord.
    """
    first, second = station_places(out / ELSEWHERE), station_places(out / "station")
    for places, label in ((first, "I1"), (second, "D1")):
        _enrolled(places, label, registry)
    code = practice_codes(1, 1)[0]
    with _working(first, _NOBODY_THERE) as station:
        paper = _hand_on(station, code)
    with _working(second, _NOBODY_THERE) as station:
        mark = _take_over(station, code, paper)
    for places in (second, first):  # the later one tells first
        with _working(places, registry.url) as station:
            _delivered(station)
    return _seen(registry, code, mark)


def _enrolled(places: Places, label: str, registry: PracticeRegistry) -> None:
    places.records.mkdir(parents=True, exist_ok=True, mode=0o700)
    settings = replace(read_settings(places.station_file), label=label)
    registry.wait()
    enrol(places, settings, url=registry.url, code=registry.invite(label))


@contextmanager
def _working(places: Places, url: str) -> Iterator[Station]:
    station = open_station(places, read_settings(places.station_file), DEAF, registry_url=url, hold=True)
    station.start()
    try:
        ask(station, SignIn(_PERSON))
        yield station
    finally:
        station.stop()


def _hand_on(station: Station, code: str) -> str:
    """Received, found in order, weighed, stored, and gone; the traveller that it went with."""
    seen = scanned(code, station.clock.now())
    pack = _pack(station, ReceivePack(seen, Papers(consignment="DEMO-1"), _picture()))
    for group in GROUPS:
        _pack(station, AnswerTriage(pack.id, group.id, frozenset()))
    _placed(station, pack)
    due = ask(station, AskTraveller(pack.id))
    if not isinstance(due, TravellerDue) or not due.text:
        raise OtherStationFailed(f"no traveller for {pack.tag}: {due}")
    _pack(station, HandOn(pack.id, scanned(due.text, station.clock.now())))
    return due.text


def _take_over(station: Station, code: str, paper: str) -> str:
    """By that paper, with nothing found; the station's mark."""
    now = station.clock.now()
    looked = dict.fromkeys(ASKED, "no")
    pack = _pack(station, TakeOverPack(scanned(paper, now), scanned(code, now), looked, _picture()))
    _placed(station, pack)
    due = ask(station, AskTraveller(pack.id))
    return due.text[3:8] if isinstance(due, TravellerDue) else ""


def _placed(station: Station, pack: Pack) -> None:
    weight = parse_mass("412.0", "kg")
    reading = WeightReading(weight, None, _SCALE, b"", station.clock.now(), Source.SIMULATED, 1)
    _pack(station, TakeWeight(pack.id, reading))
    _pack(station, RoutePack(pack.id, "D1-01"))


def _pack(station: Station, command: object) -> Pack:
    answer = ask(station, command)
    if not isinstance(answer, Saved) or answer.pack is None:
        raise OtherStationFailed(f"{type(command).__name__} was not done: {answer}")
    return answer.pack


def _picture() -> bytes:
    return b"\xff\xd8 a drawn label \xff\xd9"


def _delivered(station: Station) -> None:
    deadline = time.monotonic() + DEADLINE_S
    while time.monotonic() < deadline:
        view = ask(station, AskDelivery())
        if isinstance(view, DeliveryView) and view.waiting == 0:
            return
        time.sleep(_LOOK_EACH_S)
    raise OtherStationFailed("a station's entries did not arrive")


def _seen(registry: PracticeRegistry, code: str, mark: str) -> dict[str, object]:
    told = told_about(registry.url, code)
    if not told:
        raise OtherStationFailed(f"the registry tells nothing of {code}")
    custody = told["custody"]
    binding = [one["hold"] for one in custody["holds"] if one["binding"]]
    at = [station_mark(one) for one in custody["at"]]
    if binding or at != [mark]:
        raise OtherStationFailed(f"held by {binding}, at {at}, and should be at {mark} alone")
    notes = [one["why"] for one in custody["holds"]]
    return {"battery": code, "entries": len(told["entries"]), "at": at, "holds": binding, "notes": notes}
