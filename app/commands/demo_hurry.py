"""The demo's catalogue: the program's own, with the times that must pass cut to what an onlooker waits."""

import re
import shutil
from pathlib import Path

from app.places import resources

_FOLDERS = ("catalogue", "procedures", "drawings")
_LIMITS = "limits.toml"
_WAITS = ("bleed_wait", "rise_recheck_wait", "observe_wait", "air_clear_wait")
_SECONDS = 3
_MARK = "-demo"


def hurried_catalogue(out: Path) -> Path:
    """Copy catalogue, procedures and drawings, and shorten the waits; gives the copied catalogue's folder.

    A site may never do this: its own limits only tighten. The table of the copy has a version of its own, so
    every entry of a demo says by which limits it was made.
    """
    for name in _FOLDERS:
        shutil.copytree(resources() / name, out / name, dirs_exist_ok=True)
    file = out / "catalogue" / _LIMITS
    text = file.read_text(encoding="utf-8")
    text = re.sub(r'^(version = "[^"]*)(")', rf"\1{_MARK}\2", text, count=1, flags=re.MULTILINE)
    for wait in _WAITS:
        text = re.sub(rf'(id = "{wait}"\n(?:(?!\[\[).*\n)*?value = )[0-9]+', rf"\g<1>{_SECONDS}", text)
    file.write_text(text, encoding="utf-8")
    return file.parent
