"""The command `registry`: runs the central registry, invites stations, takes bundles in, rules on holds."""

import argparse
import json
import os
import sys
from pathlib import Path

from app.commands import registry_import, registry_quarantine, registry_ruling
from app.settings import LOOPBACK
from registry.identity import REALMS
from registry.invites import mint_invite
from registry.refused import RegistryRefused
from registry.service import beside, open_registry, rotate_key, say_restored

__all__ = ["add_arguments", "default_database", "mint_invite", "run"]

DEFAULT_PORT = 8470
_USAGE = 2
_FAILED = 1
_SENTENCES = {
    "host.not_loopback": (
        "Other computers are served over TLS only: say --tls-certificate and --tls-key, "
        "use --host 127.0.0.1, or --insecure-lab on a network that nobody else can reach."
    ),
    "tls.both": "TLS takes both: --tls-certificate FILE and --tls-key FILE.",
    "tls.missing": "{file} is not there.",
    "tls.open_to_others": "Others can read the private key {file} ({mode}): chmod 600 it first.",
    "tls.malformed": "Certificate and key are no PEM files that belong together: {reason}",
    "port.taken": "The address cannot be used: {reason}. Choose another --port, or 0 for any free one.",
    "key.where": "With a database server, say where the registry's private key lies: --key FILE.",
    "key.missing": (
        "The registry's private key {file} is not there. Without it no receipt can be signed: "
        "restore the file, or give its place with --key."
    ),
    "key.open_to_others": "Others can read the private key {file} ({mode}): chmod 600 it first.",
    "key.malformed": "{file} is not a registry's private key.",
    "key.other": "{file} is the private key of another registry.",
    "realm.fixed": "This registry was made for the realm {realm}; a realm never changes.",
    "realm.unknown": "This registry has not been started yet: say --realm practice or --realm production.",
    "database.unsupported": "Use sqlite:///FILE or postgresql://... as --database.",
    "database.away": "The database cannot be reached: {reason}",
    "database.newer": "The database was used by a newer program ({found}); this one knows {known}.",
    "database.pragma": "SQLite does not take the setting {pragma}; this build cannot keep records.",
    "identity.missing": "There is no registry in this database yet.",
    "invite.label": "The label is too long or holds characters that cannot be kept.",
    **registry_ruling.SENTENCES,
    **registry_quarantine.SENTENCES,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line of `registry`."""
    commands = parser.add_subparsers(dest="registry_command", required=True)
    serve = commands.add_parser("serve", help="run the registry until it is told to end")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=DEFAULT_PORT, help="0 takes any free port")
    serve.add_argument("--realm", choices=REALMS, help="fixed when the registry is made; default practice")
    serve.add_argument("--key", type=Path, help="the private key's file; default beside an SQLite database")
    serve.add_argument("--tls-certificate", type=Path, metavar="FILE", help="PEM, the whole chain")
    serve.add_argument("--tls-key", type=Path, metavar="FILE", help="its private key, PEM")
    serve.add_argument("--insecure-lab", action="store_true", help="allow a host that others can reach")
    invite = commands.add_parser("invite", help="print a one-time code that lets one station in")
    invite.add_argument("--label", default="", help="the station's short name")
    invite.add_argument("--station", help="let this one in again, and nobody else")
    invite.add_argument("--realm", choices=REALMS, help="needed only before the first start")
    restored = commands.add_parser("restored", help="say that the database came back from a backup")
    taken = commands.add_parser("import", help="take in a bundle that a station exported")
    registry_import.add_arguments(taken)
    signer = commands.add_parser("signer", help="enrol somebody who may rule on holds, with another")
    ruling = commands.add_parser("ruling", help="what holds a pack, and what two people decide about it")
    registry_ruling.add_arguments(signer, ruling)
    revoked = commands.add_parser("revoke", help="set aside whatever comes from a station from here on")
    judged = commands.add_parser("quarantine", help="what was set aside, and what two people decide about it")
    registry_quarantine.add_arguments(revoked, judged)
    rotated = commands.add_parser("rotate-key", help="change the key that receipts are signed with")
    for command in (signer, ruling, rotated, revoked, judged):
        command.add_argument("--key", type=Path, help="as for serve")
    for command in (serve, invite, restored, taken, signer, ruling, rotated, revoked, judged):
        command.add_argument(
            "--database", help="sqlite:///FILE or postgresql://...; default in the XDG folder"
        )


def run(args: argparse.Namespace) -> int:
    """Run one of its commands: 0 done, 1 the database is away, 2 asked for something impossible."""
    database = args.database or default_database()
    command = {
        "serve": _serve,
        "invite": _invite,
        "restored": _restored,
        "import": registry_import.run,
        "signer": registry_ruling.run_signer,
        "ruling": registry_ruling.run_ruling,
        "rotate-key": _rotate_key,
        "revoke": registry_quarantine.run_revoke,
        "quarantine": registry_quarantine.run_quarantine,
    }[args.registry_command]
    try:
        return command(args, database)
    except RegistryRefused as refused:
        print(_SENTENCES[refused.code].format(**refused.facts), file=sys.stderr)
        return _FAILED if refused.code == "database.away" else _USAGE


def default_database() -> str:
    """The address of the SQLite registry of whoever started it."""
    given = os.environ.get("XDG_DATA_HOME", "")
    # The XDG rules say that a relative path counts as not set.
    base = Path(given) if Path(given).is_absolute() else Path.home() / ".local/share"
    return f"sqlite:///{base / 'packbench-registry' / 'registry.sqlite'}"


def _serve(args: argparse.Namespace, database: str) -> int:
    # The web server is loaded only to serve: an invitation and the practice plant do without it.
    from registry.server import Tls, address, listen, proven, serve_until_signal  # noqa: PLC0415

    if (args.tls_certificate is None) != (args.tls_key is None):
        raise RegistryRefused("tls.both")
    tls = proven(Tls(args.tls_certificate, args.tls_key)) if args.tls_key is not None else None
    bound = listen(args.host, args.port, tls=tls, insecure_lab=args.insecure_lab)
    try:
        registry = open_registry(database, realm=args.realm, key_file=args.key)
    except BaseException:
        bound.close()
        raise
    who = registry.identity
    first_line = {"listening": address(bound, tls), "registry": who.registry, "realm": who.realm}
    only_stations = args.host not in LOOPBACK and not args.insecure_lab
    try:
        serve_until_signal(
            registry,
            bound,
            lambda: print(json.dumps(first_line), flush=True),
            tls=tls,
            only_stations=only_stations,
        )
    finally:
        registry.close()
    return 0


def _invite(args: argparse.Namespace, database: str) -> int:
    print(mint_invite(database, label=args.label, realm=args.realm, station=args.station))
    return 0


def _rotate_key(args: argparse.Namespace, database: str) -> int:
    fresh = rotate_key(database, args.key or beside(database))
    print(json.dumps({"public_key": fresh.hex()}))
    print("Seal a copy of the new key file, and start every registry process anew.", file=sys.stderr)
    return 0


def _restored(_args: argparse.Namespace, database: str) -> int:
    print(json.dumps({"incarnation": say_restored(database)}))
    return 0
