"""A station process that records as fast as it can and says on standard output what was acknowledged."""

import os
import sys
from pathlib import Path

from app.domain.operator import STATION
from tests.contracts.facts import received
from tests.station_db.plant import CHANGED, Plant


def main(folder: Path) -> None:
    """Record until killed. Each line is written only after the unit has been left."""
    with Plant(folder).enrolled() as store:
        said = 0
        while True:
            with store.unit() as unit:
                pack = f"pack-{os.getpid()}-{said}"
                unit.journal.append(received(pack), STATION, batteries=("CODE-1",))
                entry = unit.journal.append(CHANGED, STATION)
            os.write(1, f"{entry.seq} {entry.hash.hex()}\n".encode())
            said += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]))
