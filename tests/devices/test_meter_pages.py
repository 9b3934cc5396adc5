"""What the page about the meters shows to copy is what the settings accept."""

import re
from pathlib import Path

import pytest

from app.settings import read_settings
from tests.devices.gas.wired import models


@pytest.mark.parametrize("page", ["meters.md", "settings.md"])
def test_every_block_of_settings_can_be_copied(root: Path, tmp_path: Path, page: str) -> None:
    text = (root / "docs" / page).read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    assert blocks
    named = set()
    for block in blocks:
        file = tmp_path / "station.toml"
        file.write_text(block, encoding="utf-8")
        settings = read_settings(file)
        named |= {name for name in ("meter", "gas") if getattr(settings, name) is not None}
    assert named == {"meter", "gas"}


def test_the_page_names_every_model_with_how_sure_it_is(root: Path) -> None:
    text = (root / "docs" / "meters.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z0-9-]+)` \| ([HML]) \|", text, re.MULTILINE))
    assert rows == {name: model.sure for name, model in models().by_id.items()}
