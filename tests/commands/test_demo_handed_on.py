"""Two stations hand a pack over with the network down, and the registry finds nothing wrong with it."""

import json
from pathlib import Path

import pytest

from app.commands import demo
from tests.commands.test_demo_scenarios import parsed


@pytest.mark.long
def test_the_registry_sees_the_pack_at_the_second_station(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert demo.run(parsed("--out", str(out), "--scenario", "handed-on")) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["holds"], told["notes"], len(told["at"])) == ([], ["taken_over"], 1)
    assert demo.run(parsed("--out", str(out), "--scenario", "handed-on")) == 2
    assert "choose another --out" in capsys.readouterr().err
