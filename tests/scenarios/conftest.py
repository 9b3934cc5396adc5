"""One registry in a process of its own for all scenarios; each scenario has a station of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.commands.practice_registry import PracticeRegistry
from app.places import station_places
from tests.scenarios.faceless import Plant, listening


@pytest.fixture(scope="session")
def practice_registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeRegistry]:
    """Listening on a free port of this computer; one for all, whose stations take in the same packs."""
    with listening(tmp_path_factory.mktemp("registry")) as registry:
        yield registry


@pytest.fixture
def plant(practice_registry: PracticeRegistry, tmp_path: Path) -> Plant:
    """A station's folders beside a registry that does not know it yet."""
    return Plant(practice_registry, station_places(tmp_path / "station"))


@pytest.fixture
def enrolled(plant: Plant) -> Plant:
    """A station that the registry knows."""
    plant.enrol()
    return plant
