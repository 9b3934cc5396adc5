"""A whole station without a face at a real registry: received, saved, delivered, and found again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.assembly import NotEnrolledYet, open_station
from app.devices.rack import SimulatedInProduction
from app.domain.pack import PackState
from app.domain.reading import Source
from app.floor import commands as ask
from app.floor.views import QueueView, ResumeView, SyncKind
from app.wire.envelope import decode
from station_db.faults import StoreRefused
from tests.commands.test_enrol import registry_of
from tests.fakes.camera import until
from tests.registry.opened import invited
from tests.scenarios.faceless import DEADLINE_S, Plant, Told, plant


@pytest.fixture(scope="module")
def _ready(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plant]:
    with plant(tmp_path_factory.mktemp("plant")) as made:
        made.enrol()
        yield made
