"""Every code that an examination can come to has words."""

import re
from pathlib import Path

from app.commands.record_words import known_codes
from app.domain.record_finding import NOTES
from app.wire.heard import ADOPTED


def test_there_are_words_for_every_code(root: Path) -> None:
    """A code without words would stand on the screen of an auditor."""
    found = set()
    places = ["app/domain", "app/wire", "app/host", "app/commands", "station_db"]
    for file in (one for place in places for one in (root / place).glob("*.py")):
        text = file.read_text(encoding="utf-8")
        found |= set(re.findall(r'Finding\(\s*"([a-z]+\.[a-z_]+)"', text))
        if file.name.startswith("record_"):
            found |= set(re.findall(r'yield "([a-z]+\.[a-z_]+)"', text))
        if file.name == "heard.py":
            found |= set(re.findall(r'"(changes\.[a-z_]+)"', text)) - {ADOPTED}
    assert len(found) > 60
    assert found <= known_codes()
    assert known_codes() >= NOTES
