"""The other station of a demo: it finds the first pack damaged, delivers that, and closes."""

import time
from dataclasses import replace
from pathlib import Path

from app.assembly import Listeners, Station, open_station
from app.commands.enrol import enrol
from app.commands.practice_registry import PracticeRegistry
from app.devices.simulators.practice_plant import practice_codes
from app.domain.moment import Moment
from app.domain.operator import Credentials
from app.domain.pack import Papers
from app.domain.scan import ReadBy, ScannedCode, Symbology
from app.floor.commands import AnswerTriage, AskDelivery, ReceivePack, RoutePack, SignIn
from app.floor.views import DeliveryView, Saved
from app.loops import Rendezvous
from app.places import station_places
from app.settings import read_settings

LABEL, ELSEWHERE = "I2", "elsewhere"
"""The other station's short name, and its folder beside that of the one that is shown."""

_PERSON = Credentials(number="1001", pin="1234")
_FOUND = (("now", ()), ("liquids_and_case", ("T04",)))
DEADLINE_S = 60.0
"""How long anything of a station without a face may take, seconds."""

_LOOK_EACH_S = 0.1


class OtherStationFailed(Exception):
    """The other station did not do its part; args[0] says where."""


def quarantine_elsewhere(folder: Path, registry: PracticeRegistry) -> str:
    """Another station takes in the pack that will be seen first, finds it breached, and delivers; the code.

    Raises:
        OtherStationFailed: it was refused something, or its entries did not arrive.
        EnrolmentFailed, StoreRefused, CannotRecord.
    """
    places = station_places(folder)
    places.records.mkdir(parents=True, exist_ok=True, mode=0o700)
    settings = replace(read_settings(places.station_file), label=LABEL)
    registry.wait()
    enrol(places, settings, url=registry.url, code=registry.invite(LABEL))
    station = open_station(places, settings, DEAF, registry_url=registry.url, hold=True)
    station.start()
    try:
        return _work(station)
    finally:
        station.stop()


def _work(station: Station) -> str:
    code = practice_codes(1, 1)[0]
    seen = station.clock.now()
    ask(station, SignIn(_PERSON))
    received = ask(station, ReceivePack(scanned(code, seen), Papers(none=True)))
    if not isinstance(received, Saved) or received.pack is None:
        raise OtherStationFailed(f"the other station could not receive {code}: {received}")
    for group, yes in _FOUND:
        ask(station, AnswerTriage(received.pack.id, group, frozenset(yes)))
    routed = ask(station, RoutePack(received.pack.id, "Q-01"))
    if not isinstance(routed, Saved):
        raise OtherStationFailed(f"the other station could not quarantine {code}: {routed}")
    deadline = time.monotonic() + DEADLINE_S
    while time.monotonic() < deadline:
        view = ask(station, AskDelivery())
        if isinstance(view, DeliveryView) and view.waiting == 0:
            return code
        time.sleep(_LOOK_EACH_S)
    raise OtherStationFailed("the other station's entries did not arrive")


def scanned(code: str, at: Moment) -> ScannedCode:
    """A code as a camera settles it."""
    kind = Symbology.DATAMATRIX
    return ScannedCode(code.encode(), code, kind, ReadBy.CAMERA, at, 1, "demo", simulated=True)


def ask(station: Station, command: object) -> object:
    """What the station's desk answers."""
    meeting: Rendezvous[object] = Rendezvous()
    station.desk.ask(command, meeting.answer)
    return meeting.wait(DEADLINE_S)


def _nobody(*_told: object) -> None:
    return None


DEAF = Listeners(
    code=_nobody,
    camera=_nobody,
    scale=_nobody,
    parts_scale=_nobody,
    voltage=_nobody,
    gas=_nobody,
    reader=_nobody,
    pedal=_nobody,
    printer=_nobody,
    sync=_nobody,
)
"""For a station without a face."""
