"""Only who means this computer is answered on loopback: a page elsewhere must not send a browser here."""

from pathlib import Path

import pytest

from tests.registry.opened import opened_registry
from tests.registry.served import served


@pytest.mark.parametrize(
    "host", ["registry.evil.example", "127.0.0.1.evil.example", "10.0.0.1", "", "[::2]:80"]
)
def test_a_stranger_name_is_refused(tmp_path: Path, host: str) -> None:
    with (
        opened_registry(f"sqlite:///{tmp_path}/r.sqlite", tmp_path / "key") as registry,
        served(registry) as client,
    ):
        answer = client.get("/v1/stations", headers={"host": host})
        assert answer.status_code in (400, 421)
        assert b"stations" not in answer.content


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8470", "127.0.0.1:1", "[::1]:8470"])
def test_this_computer_by_any_of_its_names_is_answered(tmp_path: Path, host: str) -> None:
    with (
        opened_registry(f"sqlite:///{tmp_path}/r.sqlite", tmp_path / "key") as registry,
        served(registry) as client,
    ):
        assert client.get("/v1/stations", headers={"host": host}).status_code == 200
