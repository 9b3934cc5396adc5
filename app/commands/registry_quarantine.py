"""The commands `registry revoke` and `registry quarantine`: a key counts no more, and what then came."""

import argparse
import json
import sys
from collections.abc import Mapping

from app.commands.plain_words import shown as plain
from app.commands.registry_ruling import Talk, prove_two, terminal, with_registry
from registry.clock import in_words
from registry.projector import catch_up
from registry.quarantine import Judged, decide, revoke, waiting
from registry.service import Registry

_TWO = 2
SENTENCES: Mapping[str, str] = {
    "revoke.why": "Say why: --why, at most {most} characters.",
    "quarantine.nothing": "Nothing of {station} waits to be judged.",
}


def add_arguments(revoked: argparse.ArgumentParser, judged: argparse.ArgumentParser) -> None:
    """Describe both command lines."""
    revoked.add_argument("station", help="its id, as the pages show it")
    revoked.add_argument("--why", required=True, help="why, in words")
    acts = ("list", *(one.value for one in Judged))
    judged.add_argument("act", choices=acts, help="show what waits, merge it, or refuse it")
    judged.add_argument("station", nargs="?", default="", help="whose; needed to accept or refuse")
    judged.add_argument("--reason", default="", help="why, in words")
    judged.add_argument("--by", nargs=_TWO, default=(), metavar="ID", help="the two who decide")


def run_revoke(args: argparse.Namespace, database: str) -> int:
    """From here on nothing of the station is merged."""

    def act(registry: Registry) -> None:
        revoke(registry.engine, args.station, args.why, registry.clock())
        print(json.dumps({"revoked": args.station}))

    with_registry(database, args, act)
    print("What it delivers is kept: see `registry quarantine list`. It is let in again by", file=sys.stderr)
    print(f"`registry invite --station {plain(args.station)}`.", file=sys.stderr)
    return 0


def run_quarantine(args: argparse.Namespace, database: str) -> int:
    """Print what waits, or let two people decide about it."""
    if args.act == "list":
        with_registry(database, args, tell)
        return 0
    by, reason = tuple(args.by), args.reason
    with_registry(
        database,
        args,
        lambda one: judge(one, terminal(), args.station, Judged(args.act), by=by, reason=reason),
    )
    return 0


def tell(registry: Registry) -> None:
    """What waits, a line for each stream and reason."""
    for one in waiting(registry.engine):
        place = f"station {one.station}, epoch {one.epoch}, entries {one.first} to {one.last}"
        print(plain(f"{place}: {one.entries} kept since {in_words(one.since)} ({one.why})"))
    if not waiting(registry.engine):
        print("Nothing waits to be judged.")


def judge(
    registry: Registry, talk: Talk, station: str, judged: Judged, *, by: tuple[str, ...], reason: str
) -> None:
    """Prove both people, and do what they decide.

    Raises:
        RegistryRefused: the codes of `prove_two` and `decide`.
    """
    two = prove_two(registry, talk, by)
    now = registry.clock()
    done = decide(
        registry.engine, station, judged, by=two, reason=reason, identity=registry.identity, now=now
    )
    catch_up(registry.engine, now)
    talk.say(json.dumps({judged.value: done.judged, "left": done.left}))
