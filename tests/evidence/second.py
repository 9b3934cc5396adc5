"""The second verifier as it is shipped: a file of its own, loaded from where it lies."""

import contextlib
import importlib.util
import io
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from app.places import resources

FILE = resources() / "verifier" / "verify_bundle.py"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verifier says: its verdict and the first bad entry, None when it names none."""

    verdict: str
    first_bad: tuple[int, int] | None


@cache
def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verify_bundle", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def second_says(path: Path, *, mark: Path | None = None, keys: Path | None = None) -> Verdict:
    """Its own words about this path."""
    words = [str(path), "--json"]
    words += ["--mark", str(mark)] if mark is not None and mark.exists() else []
    words += ["--registry-keys", str(keys)] if keys is not None else []
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        code = _loaded().main(words)
    plain: dict[str, Any] = json.loads(said.getvalue())
    assert code == {"good": 0, "damaged": 1, "cannot_tell": 2}[plain["verdict"]]
    bad = plain["first_bad"]
    return Verdict(plain["verdict"], (bad["epoch"], bad["seq"]) if bad else None)
