"""The gate: every check that a change must pass, in order, stopping at the first that fails."""

import importlib.util
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINT_IMPORTS = (
    "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
)
WORKERS = (os.cpu_count() or 2) + 1  # while one waits for an instrument


@dataclass(frozen=True, slots=True)
class Stage:
    """One check: what it is called, how it is run, and what to do when it fails."""

    name: str
    run: Callable[[], bool]
    remedy: str


def tool(*words: str) -> Callable[[], bool]:
    """A check that is another program of our own environment; passed when it exits 0."""
    return lambda: subprocess.run([sys.executable, *words], cwd=ROOT, check=False).returncode == 0


def catalogues_fresh() -> bool:
    """Extraction changes nothing and every sentence is translated."""
    if importlib.util.find_spec("ui.catalogues") is None:
        print("no catalogues yet")
        return True
    return tool("-m", "ui.catalogues", "--check")()


def sizes() -> bool:
    """Print the longest file and function and the mocks; fail above 400 lines, 60 lines, or at one mock."""
    from tests.architecture.sizes import measure  # noqa: PLC0415 - the tree must be found first

    found = measure(ROOT)
    print(f"{found.files} files, {found.lines} lines")
    print(f"longest file      {found.longest_file.lines:4} of 400  {found.longest_file.where}")
    print(f"longest function  {found.longest_function.lines:4} of  60  {found.longest_function.where}")
    print(f"mocks and patches {len(found.mocks):4} of   0")
    for fault in found.faults:
        print(f"too much: {fault}")
    return not found.faults


def stages(arguments: Sequence[str]) -> list[Stage]:
    """The checks in their order; the cheap ones first."""
    seed = random.SystemRandom().randrange(2**32)
    short = ("-m", "not long and not hardware")  # a later -m among the arguments takes its place
    # Whoever names tests wants these in one process, with its words as they come.
    spread = () if arguments else ("-n", str(WORKERS), "--dist", "worksteal")
    pytest = ("-m", "pytest", "-q", f"--randomly-seed={seed}", *short, *spread, *arguments)
    ruff = ".venv/bin/python -m ruff"
    again = f"the same order again: ./station test --randomly-seed={seed}"
    imports = tool("-c", LINT_IMPORTS, "--no-cache", "--no-logo")
    smaller = "split what is too long; replace a mock by a fake under a contract suite"
    return [
        Stage("ruff check", tool("-m", "ruff", "check", "."), f"{ruff} check --fix ."),
        Stage("ruff format", tool("-m", "ruff", "format", "--check", "."), f"{ruff} format ."),
        Stage("mypy", tool("-m", "mypy"), "annotate what it names"),
        Stage("imports", imports, "move the import, or the thing that is imported"),
        Stage("translations", catalogues_fresh, ".venv/bin/python -m ui.catalogues"),
        Stage(f"tests in order {seed}", tool(*pytest), again),
        Stage("sizes", sizes, smaller),
    ]


def prepare(scratch: str) -> None:
    """Surroundings in which the checks run alike on a bench, a server and a bare machine."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["PYTHONPATH"] = str(ROOT)
    os.environ.setdefault("LANG", "C.UTF-8")
    os.environ.pop("PYTHONSAFEPATH", None)
    sys.path.insert(0, str(ROOT))
    if not os.access(ROOT, os.W_OK):  # somebody else's clone: keep the caches elsewhere
        os.environ["MYPY_CACHE_DIR"] = os.environ["RUFF_CACHE_DIR"] = scratch
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"


def main(arguments: Sequence[str]) -> int:
    """Run the stages; 0 when all passed, 1 at the first that did not."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="gate-") as scratch:
        prepare(scratch)
        for stage in stages(arguments):
            print(f"\n== {stage.name}", flush=True)
            start = time.monotonic()
            passed = stage.run()
            print(
                f"-- {stage.name}: {'passed' if passed else 'FAILED'} in {time.monotonic() - start:.1f} s",
                flush=True,
            )
            if not passed:
                print(f"\nThe gate stops at: {stage.name}\nWhat helps: {stage.remedy}", flush=True)
                return 1
    print(f"\nThe gate is open: every stage passed in {time.monotonic() - began:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
