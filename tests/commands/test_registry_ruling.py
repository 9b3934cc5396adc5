"""`registry signer` and `registry ruling`: what is told and asked, and what is put on record."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.commands.registry import add_arguments, run
from app.commands.registry_ruling import SENTENCES, Talk, ruling, signer, tell
from app.domain.pack_hold import Decision
from registry.refused import RegistryRefused
from registry.rulings import Asked
from registry.service import Registry
from tests.registry.custody_plant import PACK, bound, delivered, hold_id, quarantined, received
from tests.registry.opened import enrolled, opened_registry

SECRETS = {"wang": "ten letters at least", "li": "another secret of li"}


class Terminal:
    """Answers secrets in order and keeps what was said."""

    def __init__(self, *secrets: str) -> None:
        self._secrets: Iterator[str] = iter(secrets)
        self.said: list[str] = []
        self.talk = Talk(self.said.append, lambda _words: next(self._secrets))


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    database = f"sqlite:///{tmp_path / 'registry.sqlite'}"
    with opened_registry(database, tmp_path / "registry.key") as registry:
        for one, secret in SECRETS.items():
            signer(registry, Terminal(secret, secret).talk, one, name=one.title())
        yield registry


def test_two_people_open_a_pack_and_both_stations_hear_of_it(registry: Registry) -> None:
    here, there = enrolled(registry, "I1"), enrolled(registry, "I2")
    received(here)
    seq = quarantined(here)
    delivered(registry, here)
    at = Terminal(*SECRETS.values())
    asked = Asked(PACK, (hold_id(here, seq, "quarantine"),), Decision.RELEASE, "made safe by the brigade")
    ruling(registry, at.talk, asked, ("wang", "li"))
    assert at.said[0] == f"station {here.station}: quarantined"
    assert at.said[1].startswith(f"hold {hold_id(here, seq, 'quarantine')}: quarantine (C T04) by I1, ")
    assert bound(registry, there) == []
    shown = Terminal()
    tell(registry, PACK, shown.said.append)
    assert shown.said[1].endswith("; opened again: everywhere")
    assert "release by wang and li" in shown.said[2]


@pytest.mark.parametrize(
    ("by", "secrets", "code"),
    [
        (("wang", "wang"), (), "ruling.same_person"),
        ((), (), "ruling.same_person"),
        (("wang", "li"), ("wrong", SECRETS["li"]), "signer.unknown_or_wrong"),
        (("wang", "li"), (SECRETS["wang"], SECRETS["wang"]), "signer.unknown_or_wrong"),
        (("wang", "zhao"), (SECRETS["wang"], "x"), "signer.unknown_or_wrong"),
    ],
)
def test_without_two_proven_people_nothing_is_ruled(
    registry: Registry, by: tuple[str, ...], secrets: tuple[str, ...], code: str
) -> None:
    here, there = enrolled(registry), enrolled(registry)
    seq = quarantined(here)
    delivered(registry, here)
    asked = Asked(PACK, (hold_id(here, seq, "quarantine"),), Decision.RELEASE, "why not")
    with pytest.raises(RegistryRefused, match=code):
        ruling(registry, Terminal(*secrets).talk, asked, by)
    assert bound(registry, there) == ["quarantine"]


def test_a_secret_is_typed_twice(registry: Registry) -> None:
    with pytest.raises(RegistryRefused, match=r"signer\.secrets_differ"):
        signer(registry, Terminal("one secret typed", "another secret").talk, "zhao", name="Zhao")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["signer", "--signer", "zhao", "--name", "Zhao"], SENTENCES["terminal.needed"]),
        (
            ["ruling", "--battery", "P", "--decision", "release", "--hold", "x", "--by", "a", "b"],
            SENTENCES["terminal.needed"],
        ),
    ],
)
def test_secrets_do_not_come_out_of_a_pipe(
    registry: Registry, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    database = f"sqlite:///{tmp_path / 'registry.sqlite'}"
    assert run(parser.parse_args([*words, "--database", database])) == 2
    assert capsys.readouterr().err.strip() == sentence


def test_a_registry_that_is_not_there_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    database = f"sqlite:///{tmp_path / 'slip.sqlite'}"
    assert run(parser.parse_args(["ruling", "--battery", "P", "--database", database])) == 2
    assert "There is no registry" in capsys.readouterr().err
    assert not (tmp_path / "registry.key").exists()


def test_without_a_decision_what_is_known_is_printed(
    registry: Registry, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    database = f"sqlite:///{tmp_path / 'registry.sqlite'}"
    words = ["ruling", "--battery", "NOBODY", "--database", database, "--key", str(tmp_path / "registry.key")]
    assert run(parser.parse_args(words)) == 0
    assert "no hold" in capsys.readouterr().out
