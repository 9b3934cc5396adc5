"""The commands `registry signer` and `registry ruling`: two people at the registry decide about holds."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from getpass import getpass

from app.commands.plain_words import shown as plain
from app.domain.pack_hold import Decision
from registry.changes import known_about
from registry.clock import in_words
from registry.refused import RegistryRefused
from registry.rulings import Asked, Shown, enrol_signer, prove_signer, rule
from registry.service import Registry, open_made_registry

_TWO = 2
SENTENCES: Mapping[str, str] = {
    "ruling.hold_unknown": "The registry knows no hold {hold} on this pack. Look again without --decision.",
    "ruling.no_holds": "Name the holds that are decided about: --hold ID, at most {most} of them.",
    "ruling.reason": "Say why: --reason, at most {most} characters.",
    "ruling.same_person": "A ruling needs two different people: --by ONE OTHER.",
    "ruling.station_unknown": "There is no station {station} at this registry.",
    "signer.known": "{signer} is enrolled already.",
    "signer.locked": "Too many wrong secrets for {signer}: wait {minutes} minutes.",
    "signer.malformed": "A signer is a short id of a-z, 0-9, dot and dash, and a name of at most 60 signs.",
    "signer.secret_short": "The secret needs at least {least} characters.",
    "signer.secrets_differ": "The two secrets typed are not the same.",
    "signer.unknown_or_wrong": "This is not {signer}'s secret, or there is no such signer.",
    "terminal.needed": "Secrets are typed at a terminal, by the people whose they are.",
}


@dataclass(frozen=True, slots=True)
class Talk:
    """How people are told and asked; what is typed as a secret is not shown."""

    say: Callable[[str], None]
    ask_secret: Callable[[str], str]


def add_arguments(signer: argparse.ArgumentParser, ruling: argparse.ArgumentParser) -> None:
    """Describe both command lines."""
    signer.add_argument("--signer", required=True, metavar="ID", help="short id, such as wang")
    signer.add_argument("--name", required=True, help="the person's name, for people who read rulings")
    ruling.add_argument("--battery", required=True, metavar="CODE", help="the pack's code")
    ruling.add_argument(
        "--decision", choices=[one.value for one in Decision], help="without it, what is known is printed"
    )
    ruling.add_argument("--hold", action="append", default=[], metavar="ID", help="again for each hold")
    ruling.add_argument("--reason", default="", help="why, in words")
    ruling.add_argument(
        "--only", default="", metavar="STATION", help="a release counts at this station alone"
    )
    ruling.add_argument("--by", nargs=_TWO, default=(), metavar="ID", help="the two who decide")


def run_signer(args: argparse.Namespace, database: str) -> int:
    """Enrol somebody who may rule together with another."""
    with_registry(database, args, lambda one: signer(one, terminal(), args.signer, name=args.name))
    return 0


def run_ruling(args: argparse.Namespace, database: str) -> int:
    """Print what is known of a pack, or put a ruling on record."""
    if args.decision is None:
        with_registry(database, args, lambda one: tell(one, args.battery, print))
        return 0
    decision = Decision(args.decision)
    asked = Asked(args.battery, tuple(args.hold), decision, args.reason, args.only)
    with_registry(database, args, lambda one: ruling(one, terminal(), asked, tuple(args.by)))
    return 0


def terminal() -> Talk:
    """Whoever sits here.

    Raises:
        RegistryRefused: `terminal.needed`: out of a pipe one person could type for two.
    """
    if not sys.stdin.isatty():
        raise RegistryRefused("terminal.needed")
    return Talk(print, getpass)


def with_registry(database: str, args: argparse.Namespace, act: Callable[[Registry], None]) -> None:
    """Act on an open registry, running or not."""
    registry = open_made_registry(database, key_file=args.key)
    try:
        act(registry)
    finally:
        registry.close()


def signer(registry: Registry, talk: Talk, name_of: str, *, name: str) -> None:
    """Enrol one, by a secret typed twice.

    Raises:
        RegistryRefused: `signer.secrets_differ` and the codes of `enrol_signer`.
    """
    secret = talk.ask_secret(f"Secret of {name_of}: ")
    if talk.ask_secret("Once more: ") != secret:
        raise RegistryRefused("signer.secrets_differ")
    enrol_signer(registry.engine, name_of, name=name, secret=secret, now_ms=registry.clock())
    talk.say(json.dumps({"signer": name_of}))


def ruling(registry: Registry, talk: Talk, asked: Asked, by: tuple[str, ...]) -> None:
    """Show what is decided about, prove both people, and put it on record.

    Raises:
        RegistryRefused: `ruling.same_person` and the codes of `prove_signer` and `rule`.
    """
    see_two(by)
    tell(registry, asked.battery, talk.say)
    two = prove_two(registry, talk, by)
    now = registry.clock()
    made, pos = rule(registry.engine, asked, two, identity=registry.identity, key=registry.key, now_ms=now)
    talk.say(json.dumps({"ruling": made.id, "pos": pos, "decision": made.decision.value}))


def see_two(by: tuple[str, ...]) -> None:
    """Whether two people are named. Raises RegistryRefused: `ruling.same_person`."""
    if len(set(by)) != _TWO:
        raise RegistryRefused("ruling.same_person")


def prove_two(registry: Registry, talk: Talk, by: tuple[str, ...]) -> tuple[str, str]:
    """Two different people, each by a secret of their own.

    Raises:
        RegistryRefused: `ruling.same_person` and the codes of `prove_signer`.
    """
    see_two(by)
    first, second = (_proven(registry, talk, one) for one in by)
    return first, second


def _proven(registry: Registry, talk: Talk, who: str) -> str:
    shown = Shown(who, talk.ask_secret(f"Secret of {who}: "))
    return prove_signer(registry.engine, shown, registry.clock())


def tell(registry: Registry, battery: str, say: Callable[[str], None]) -> None:
    """Who claims a pack, its holds by their ids, and the rulings on them."""
    known = known_about(registry, battery)
    for station, state in known["stations"].items():
        say(plain(f"station {station}: {state}"))
    for one in known["holds"]:
        kind = "hold" if one["binding"] else "note"
        where = ", ".join(only or "everywhere" for only in one["cleared"])
        ends = f"; opened again: {where}" if where else ""
        reasons = f" ({' '.join(one['reasons'])})" if one["reasons"] else ""
        said = f"{one['why']}{reasons} by {one['label'] or one['station']}, {in_words(one['at'])}"
        say(plain(f"{kind} {one['hold']}: {said}{ends}"))
    for one in known["rulings"]:
        said = f"{one['decision']} by {' and '.join(one['by'])}, {in_words(one['at'])}: {one['reason']}"
        say(plain(f"ruling {one['ruling']}: {said}"))
    if not known["holds"]:
        say("The registry knows of no hold on this battery.")
