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

# (contract, {file: what is written at its end}); a file that is not there is made. {n} is the number of the
# breach, so that all can be made in one copy and each is told by its own name.
BREACHES: list[tuple[str, dict[str, str]]] = [
    ("layers", {"app/domain/attic{n}.py": "import app.floor"}),
    ("layers", {"app/sync/attic{n}.py": "import app.devices"}),
    ("layers", {"app/assembly/attic{n}.py": "import ui.shell"}),
    ("layers", {"app/floor/attic{n}.py": "import app.codes"}),
    ("app-rooms", {"app/attic{n}.py": ""}),
    ("app-rooms", {"app/places.py": "import app.floor"}),
    ("ui-rooms", {"ui/attic{n}/__init__.py": ""}),
    ("ui-rooms", {"ui/widgets/attic{n}.py": "import ui.screens.bench"}),
    ("screens-apart", {"ui/screens/intake/attic{n}.py": "import ui.screens.bench"}),
    ("qt-in-ui", {"app/sync/attic{n}.py": "from PySide6.QtCore import QObject"}),
    ("qt-in-ui", {"station_db/attic{n}.py": "import PySide6.QtSql"}),
    ("sql-in-station-db", {"app/floor/attic{n}.py": "import sqlalchemy"}),
    ("sql-in-station-db", {"app/commands/attic{n}.py": "import sqlite3"}),
    ("ui-talks-to-floor", {"ui/shell/attic{n}.py": "import station_db"}),
    ("ui-talks-to-floor", {"ui/bridge/attic{n}.py": "import app.devices.camera"}),
    ("pure-domain", {"app/domain/attic{n}.py": "import time"}),
    ("pure-domain", {"app/domain/attic{n}.py": "import numpy"}),
    ("pure-domain", {"app/domain/attic{n}.py": "import biip"}),
    ("pure-domain", {"app/domain/attic{n}.py": "import pymodbus"}),
    ("pure-wire", {"app/wire/attic{n}.py": "import pathlib"}),
    ("floor-no-io", {"app/floor/attic{n}.py": "import threading"}),
    ("vision-in-its-rooms", {"app/papers/attic{n}.py": "import zxingcpp"}),
    ("no-simulator-in-drivers", {"app/devices/line.py": "import app.devices.simulators"}),
    (
        "drawers-acyclic",
        {
            "app/papers/attic{n}.py": "import app.papers.cellar{n}",
            "app/papers/cellar{n}.py": "import app.papers.attic{n}",
        },
    ),
    ("registry-apart", {"registry/attic{n}.py": "import app.floor"}),
    ("registry-door", {"app/sync/attic{n}.py": "import registry"}),
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


def plainly(number: int) -> dict[str, str]:
    """A breach's files and what is written into them, with its number in place."""
    files = BREACHES[number][1]
    return {name.format(n=number): text.format(n=number) for name, text in files.items()}


@pytest.fixture(scope="module")
def complaints(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each contract says of a copy in which every breach has been made: its name to its words."""
    house = tmp_path_factory.mktemp("breached")
    furnish(root, house)
    for number in range(len(BREACHES)):
        write(house, plainly(number))
    return {
        name: words
        for name, words in re.findall(
            r"^(.+)\n-+\n\n((?:(?!^.+\n-{5,}\n).*\n)*)", report(house), re.MULTILINE
        )
    }


def furnish(root: Path, house: Path) -> None:
    """The product's source and the contracts, without anything else."""
    for room in ROOMS:
        shutil.copytree(root / room, house / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", house)


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A copy of its own."""
    furnish(root, tmp_path)
    return tmp_path


def broken(house: Path) -> set[str]:
    """The names of the contracts that are reported broken in this copy."""
    return set(re.findall(r"^(.*?) BROKEN\b", report(house), re.MULTILINE))


def report(house: Path) -> str:
    """What the linter prints of this copy."""
    run = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", "--no-logo"],
        cwd=house,
        env={"PYTHONPATH": str(house), "NO_COLOR": "1", "COLUMNS": "400", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (run.returncode == 0) == (" BROKEN" not in run.stdout), run.stdout + run.stderr
    assert re.search(r"^Contracts: \d+ kept, \d+ broken\.", run.stdout, re.MULTILINE), run.stdout + run.stderr
    return run.stdout


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
    "number", range(len(BREACHES)), ids=[f"{contract}-{i}" for i, (contract, _) in enumerate(BREACHES)]
)
def test_a_breach_is_reported_by_its_contract(
    number: int, contracts: dict[str, str], complaints: dict[str, str]
) -> None:
    said = complaints[contracts[BREACHES[number][0]]]
    for name in plainly(number):
        module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        # A module of ours is told by its whole name, one of a cycle by the last part of it.
        told = module if str(number) not in module else "." + module.rpartition(".")[2]
        assert re.search(rf"{re.escape(told)}\b", said), said


def test_every_contract_has_a_breach(contracts: dict[str, str]) -> None:
    assert {contract for contract, _ in BREACHES} == set(contracts)


def test_no_room_goes_unlisted(root: Path) -> None:
    """The contracts that list rooms list all of them, and the linter reads all of ours."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    assert sorted(settings["root_packages"]) == sorted(ROOMS)
    listing = [contract for contract in settings["contracts"] if "containers" in contract]
    assert sorted(place for contract in listing for place in contract["containers"]) == ["app", "ui"]
    assert all(contract["exhaustive"] for contract in listing)
