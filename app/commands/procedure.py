"""The command `procedure`: checks, proves, draws and compares procedure documents, without a station."""

import argparse
from pathlib import Path

from app.commands import procedure_check, procedure_compare, procedure_prove, procedure_show
from app.commands.procedure_check import Checked, check_all, refused
from app.host.limits import LIMITS_FILE
from app.places import resources

_DOORS = {
    "check": (procedure_check, "list every defect of documents, each with its line and a remedy"),
    "prove": (procedure_prove, "search every way through documents, judged by the hazard rules"),
    "compare": (
        procedure_compare,
        "say everything that is different between two documents, the old one first",
    ),
    "show": (procedure_show, "draw a document as a graph, and print its operator card"),
}
_COUNTS = {"show": 1, "compare": 2}
"""How many documents a subcommand takes where that is not any number."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the subcommands; each has FILE and --limits, and what its own module adds."""
    doors = parser.add_subparsers(dest="door", required=True, metavar="check|prove|compare|show")
    for name, (module, words) in _DOORS.items():
        door = doors.add_parser(name, help=words, description=words)
        door.add_argument(
            "files",
            nargs=_COUNTS.get(name, "+"),
            type=Path,
            metavar="FILE",
            help="a procedure document, a .toml file",
        )
        door.add_argument(
            "--limits",
            type=Path,
            default=resources() / "catalogue" / LIMITS_FILE,
            metavar="FILE",
            help="limits library to judge by (default: the shipped one)",
        )
        module.add_arguments(door)


def run(args: argparse.Namespace) -> int:
    """Do what the subcommand asks; 2 when a document is malformed or cannot be read, else what it says."""
    checked = check_all(args.files, args.limits)
    if args.door == "check":
        return procedure_check.tell(checked, as_json=args.json)
    if not isinstance(checked, Checked) or checked.defects:
        return refused(checked)
    if args.door == "prove":
        return procedure_prove.prove_all(checked.procedures, checked.limits, args)
    if args.door == "compare":
        old, new = (checked.procedures[file] for file in args.files)
        return procedure_compare.compare(old, new, checked.limits, args)
    (procedure,) = checked.procedures.values()
    return procedure_show.show(procedure, checked.limits, args)
