"""Every import contract is broken once, on a copy of the tree, and must be the one that says so."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

LINT = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
ROOMS = ("app", "ui", "station_db", "registry")

# (contract, {file: what is written at its end}); a file that is not there is made
BREACHES: list[tuple[str, dict[str, str]]] = [
    ("layers", {"app/domain/attic.py": "import app.floor"}),
    ("layers", {"app/sync/attic.py": "import app.devices"}),
    ("layers", {"app/assembly.py": "import ui.shell"}),
    ("layers", {"app/floor/attic.py": "import app.codes"}),
    ("app-rooms", {"app/attic.py": ""}),
    ("app-rooms", {"app/places.py": "import app.floor"}),
    ("ui-rooms", {"ui/attic/__init__.py": ""}),
    ("ui-rooms", {"ui/widgets/attic.py": "import ui.screens.bench"}),
    ("screens-apart", {"ui/screens/intake/attic.py": "import ui.screens.bench"}),
    ("qt-in-ui", {"app/sync/attic.py": "from PySide6.QtCore import QObject"}),
    ("qt-in-ui", {"station_db/attic.py": "import PySide6.QtSql"}),
    ("sql-in-station-db", {"app/floor/attic.py": "import sqlalchemy"}),
    ("sql-in-station-db", {"app/commands/attic.py": "import sqlite3"}),
    ("ui-talks-to-floor", {"ui/shell/attic.py": "import station_db"}),
    ("ui-talks-to-floor", {"ui/bridge/attic.py": "import app.devices.camera"}),
    ("pure-domain", {"app/domain/attic.py": "import time"}),
    ("pure-domain", {"app/domain/attic.py": "import numpy"}),
    ("pure-domain", {"app/domain/attic.py": "import biip"}),
    ("pure-domain", {"app/domain/attic.py": "import pymodbus"}),
    ("pure-wire", {"app/wire/attic.py": "import pathlib"}),
    ("floor-no-io", {"app/floor/attic.py": "import threading"}),
    ("vision-in-its-rooms", {"app/papers/attic.py": "import zxingcpp"}),
    ("no-simulator-in-drivers", {"app/devices/line.py": "import app.devices.simulators"}),
    (
        "drawers-acyclic",
        {
            "app/papers/attic.py": "import app.papers.cellar",
            "app/papers/cellar.py": "import app.papers.attic",
        },
    ),
    ("registry-apart", {"registry/attic.py": "import app.floor"}),
    ("registry-door", {"app/sync/attic.py": "import registry"}),
]
PERMITTED = {
    "app/domain/attic.py": "import datetime\nimport uuid\nimport app.domain.pack",
    "app/papers/attic.py": "import app.floor.views\nimport app.codes",
    "ui/shell/attic.py": "import app.places\nimport app.floor.views",
    "registry/attic.py": "import app.wire\nimport app.domain",
}


@pytest.fixture(scope="module")
def contracts(root: Path) -> dict[str, str]:
    """The contracts of pyproject.toml: id to name."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]}


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """The product's source and the contracts, without anything else."""
    for room in ROOMS:
        shutil.copytree(root / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    return tmp_path


def broken(house: Path) -> set[str]:
    """The names of the contracts that are reported broken in this copy."""
    run = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", "--no-logo"],
        cwd=house,
        env={"PYTHONPATH": str(house), "NO_COLOR": "1", "COLUMNS": "400", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    names = set(re.findall(r"^(.*?) BROKEN\b", run.stdout, re.MULTILINE))
    assert (run.returncode == 0) == (not names), run.stdout + run.stderr
    assert re.search(r"^Contracts: \d+ kept, \d+ broken\.", run.stdout, re.MULTILINE), run.stdout + run.stderr
    return names


def write(house: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = house / name
        path.parent.mkdir(exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")


def test_the_tree_keeps_every_contract_and_permitted_imports_stay_quiet(copy: Path) -> None:
    assert broken(copy) == set()
    write(copy, PERMITTED)
    assert broken(copy) == set()


@pytest.mark.parametrize(
    ("contract", "files"), BREACHES, ids=[f"{contract}-{i}" for i, (contract, _) in enumerate(BREACHES)]
)
def test_a_breach_is_reported_by_its_contract(
    contract: str, files: dict[str, str], copy: Path, contracts: dict[str, str]
) -> None:
    write(copy, files)
    assert contracts[contract] in broken(copy)


def test_every_contract_has_a_breach(contracts: dict[str, str]) -> None:
    assert {contract for contract, _ in BREACHES} == set(contracts)


def test_no_room_goes_unlisted(root: Path) -> None:
    """The contracts that list rooms list all of them, and the linter reads all of ours."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    assert sorted(settings["root_packages"]) == sorted(ROOMS)
    listing = [contract for contract in settings["contracts"] if "containers" in contract]
    assert sorted(place for contract in listing for place in contract["containers"]) == ["app", "ui"]
    assert all(contract["exhaustive"] for contract in listing)
