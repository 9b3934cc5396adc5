"""The command `registry` as a process: what it prints, where it listens, how it ends."""

import argparse
import contextlib
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.commands.registry import add_arguments, default_database, run

ROOT = Path(__file__).resolve().parent.parent.parent
_PROGRAM = (
    "import argparse, sys; from app.commands.registry import add_arguments, run;"
    "p = argparse.ArgumentParser(); add_arguments(p); sys.exit(run(p.parse_args()))"
)


def called(*words: str) -> tuple[int, str, str]:
    """Exit code, output and complaint of the command in this process."""
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    out, complaint = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(complaint):
        code = run(parser.parse_args(words))
    return code, out.getvalue(), complaint.getvalue()


@contextlib.contextmanager
def serving(*words: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    """A registry in a process of its own, and the line it printed first."""
    command = [sys.executable, "-W", "error", "-c", _PROGRAM, "serve", "--port", "0", *words]
    with subprocess.Popen(
        command, cwd=ROOT, env=dict(os.environ), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield process, json.loads(process.stdout.readline())
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_and_ends_cleanly(number: signal.Signals) -> None:
    with serving() as (process, line):
        assert line["realm"] == "practice"
        said = httpx.get(f"{line['listening']}/v1/meta", trust_env=False).json()
        assert said["registry"] == line["registry"]
        code, invitation, _ = called("invite", "--label", "I1")
        assert code == 0
        assert len(invitation.strip()) == 19
        process.send_signal(number)
        out, complaint = process.communicate(timeout=20)
        assert (process.returncode, out, complaint) == (0, "", "")


def test_the_default_place_is_private() -> None:
    with serving("--realm", "production") as (_, line):
        assert line["realm"] == "production"
    file = Path(default_database().removeprefix("sqlite:///"))
    assert file.parent == Path(os.environ["XDG_DATA_HOME"], "packbench-registry")
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert (file.parent / "registry.key").stat().st_mode & 0o777 == 0o600
    code, _, complaint = called("serve", "--port", "0", "--realm", "practice")
    assert code == 2
    assert "production" in complaint


def test_a_host_that_others_can_reach_is_refused() -> None:
    for host in ("0.0.0.0", "192.0.2.1", "::", "example.invalid"):  # noqa: S104 - that it is refused is the point
        code, out, complaint = called("serve", "--host", host)
        assert (code, out) == (2, "")
        assert "--insecure-lab" in complaint
    assert not Path(os.environ["XDG_DATA_HOME"], "packbench-registry").exists()


def test_a_laboratory_may_open_it() -> None:
    with serving("--host", "0.0.0.0", "--insecure-lab") as (_, line):  # noqa: S104 - asked for outright
        port = line["listening"].rsplit(":", 1)[1]
        assert httpx.get(f"http://127.0.0.1:{port}/health", trust_env=False).status_code == 200


def test_impossible_wishes_are_answered_in_a_sentence(tmp_path: Path) -> None:
    away = ("--database", "postgresql://127.0.0.1:1/none")
    assert called("serve", "--port", "0", *away)[0] == 2
    code, _, complaint = called("serve", "--port", "0", *away, "--key", str(tmp_path / "k"))
    assert code == 1
    assert "cannot be reached" in complaint
    assert called("invite", *away)[0] == 1
    assert called("invite", "--database", "mysql://x/y")[0] == 2
    assert called("serve", "--port", "99999")[0] == 2
    assert called("invite")[0] == 2
    assert called("restored")[0] == 2
    assert called("invite", "--realm", "practice", "--label", "x" * 81)[0] == 2


def test_a_restored_database_is_announced() -> None:
    with serving() as (process, _):
        process.terminate()
        process.wait(20)
    assert json.loads(called("restored")[1]) == {"incarnation": 2}
    with serving() as (_, line):
        assert httpx.get(f"{line['listening']}/v1/meta", trust_env=False).json()["incarnation"] == 2
