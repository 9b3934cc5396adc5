"""The shipped documents with the site's limits and hazard rules, read once."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from app.domain.hazard import HazardRules
from app.domain.limits import Limits
from app.domain.procedure import Procedure
from app.host.catalogue import read_catalogue
from app.host.hazard_rules import HAZARD_RULES_FILE, read_hazard_rules_file
from app.places import resources
from tests.procedures.automatic_operator import Hands

SHIPPED = tuple(
    sorted(path.stem for path in (Path(__file__).parents[2] / "resources" / "procedures").rglob("*.toml"))
)
"""ID-VERSION of every document there is, so that a new one is walked without being listed here."""


@pytest.fixture(scope="session")
def limits() -> Limits:
    return read_catalogue(resources() / "catalogue").limits


@pytest.fixture(scope="session")
def rules(limits: Limits) -> HazardRules:
    return read_hazard_rules_file(resources() / "catalogue" / HAZARD_RULES_FILE, limits)


@pytest.fixture(scope="session")
def documents() -> Mapping[str, Procedure]:
    found = read_catalogue(resources() / "catalogue").procedures
    return {f"{one.id}-{one.version}": one for one in found.values()}


@pytest.fixture(params=SHIPPED)
def procedure(request: pytest.FixtureRequest, documents: Mapping[str, Procedure]) -> Procedure:
    return documents[request.param]


@pytest.fixture
def hands(procedure: Procedure, rules: HazardRules) -> Hands:
    return Hands(procedure, rules)
