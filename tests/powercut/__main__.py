"""Cuts the power while the station's own store works, and looks what is left.

    python -m tests.powercut [--points 700] [--mode none|mix|all|every] [--commits 120] [--seed N]

On production's settings nothing acknowledged may be lost and every station must start. The same with
`synchronous = NORMAL` must lose something: so the harness shows that it would notice. Needs strace.
"""

import argparse
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.powercut.cuts import cut_power
from tests.powercut.disk import MODES
from tests.powercut.trace import NoTracer


def main() -> int:
    """0 when all is as it must be, 1 when not, 3 without strace."""
    parser = argparse.ArgumentParser(prog="python -m tests.powercut", description=__doc__)
    parser.add_argument("--points", type=int, default=700, help="cuts in each mode")
    parser.add_argument("--mode", choices=(*MODES, "every"), default="every", help="what the disk forgets")
    parser.add_argument("--commits", type=int, default=120, help="how much is recorded")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    args = parser.parse_args()
    modes = MODES if args.mode == "every" else (args.mode,)
    sys.stdout.write(f"points drawn with seed {args.seed}\n")
    good = True
    try:
        for synchronous, wanted in (("production", modes), ("NORMAL", ("none",))):
            with TemporaryDirectory(prefix="powercut-") as place:
                found = cut_power(
                    Path(place),
                    commits=args.commits,
                    points=args.points,
                    modes=wanted,
                    synchronous=synchronous,
                    seed=args.seed,
                )
            for mode, outcome in found.items():
                sys.stdout.write(f"{synchronous:10} {mode:4} {outcome.words()}\n")
                good = good and (outcome.good if synchronous == "production" else outcome.lost_at > 0)
    except NoTracer as missing:
        sys.stdout.write(f"not done: {missing}\n")
        return 3
    sys.stdout.write("as it must be\n" if good else "NOT as it must be\n")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
