"""The command line's door."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

COMMANDS = {
    "run": "open the station's window (also without any command)",
    "demo": "play a shift without a display and check it",
    "classify": "say what codes are",
    "decode": "read the codes in pictures and films, and say why the rest could not be read",
    "frame": "say what a scale's bytes mean, or record them",
    "meters": "show what the voltage meter and the gas meter say, to set them up and try them",
    "doctor": "look whether this computer is fit for the station",
    "backup": "make a proven copy of the records, also while the station works",
    "restore": "put a backup back, or prove that the newest one could be",
    "rebuild": "compare what is told from the journal with the journal, or tell it again",
    "epoch": "let two people go on with records that went back, or say why work stopped",
    "keys": "show the key that this station signs with, or change it to a new one",
    "enrol": "make this station known to a registry",
    "procedure": "check, prove, compare or draw procedure documents",
    "labels": "print a pool of numbered labels, for days without a label printer",
    "verify": "prove records, a database or an exported bundle, and change nothing",
    "trace": "tell everything on record of a code: what happened, what came out of it, what it came out of",
    "export": "put all records into one signed bundle, for a stick or an auditor",
    "receipts": "take in what the registry signed for a bundle that was carried to it",
    "roster": "load or list the people of this station",
    "registry": "serve the central registry, or invite a station",
}


def main(argv: Sequence[str]) -> int:
    """Run one command; only its own module is loaded, so that each starts fast."""
    # Small matrices on every frame: a pool of threads costs more than it saves, and starves the window.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    words = list(argv)
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help")):
        words.insert(0, "run")
    parser = argparse.ArgumentParser(prog="station", description="Packbench, the floor station.")
    choices = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, words_of in COMMANDS.items():
        sub = choices.add_parser(name, help=words_of, description=words_of)
        if words[0] == name:
            importlib.import_module(f"app.commands.{name}").add_arguments(sub)
    args = parser.parse_args(words)
    return int(importlib.import_module(f"app.commands.{args.command}").run(args))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
