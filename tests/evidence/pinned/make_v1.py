"""Made the pinned records of form 1 beside this file, once; they are never made anew.

    python -m tests.evidence.pinned.make_v1 FOLDER

The day that is told in `tests.evidence.told`, sealed under a key that everybody may know, with two receipts,
the mark, and the files that entries name. What was made lies in `v1.zip`; later releases must open and prove
it, so this script only says how it came about. A later form gets a script and a file of its own.
"""

import random
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.commands.export import export
from app.host.keys import KEY_FILE
from app.places import station_places
from tests.evidence.histories import History
from tests.evidence.sealed import Sealed, sealed
from tests.evidence.told import lawful_day

STATION_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
REGISTRY_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64)))
_EPOCH = (1980, 1, 1, 0, 0, 0)


def make(target: Path) -> None:
    """Write the records and a bundle of them into one zip."""
    made = Sealed(STATION_KEY, REGISTRY_KEY)
    day = History(tuple(lawful_day()), {})
    sealed(day, random.Random(1), length=len(day.bodies), epochs=2, made=made, leaps=False)
    made.acknowledge(20)
    made.acknowledge(len(made.rows) - 1)
    with TemporaryDirectory() as folder:
        records = Path(folder) / "records"
        made.write(records, Path(folder) / "records-mark")
        (records / KEY_FILE).write_bytes(made.key.private_bytes_raw())
        (records / KEY_FILE).chmod(0o600)
        export(station_places(records), Path(folder) / "bundle")
        with zipfile.ZipFile(target / "v1.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            files = (one for one in Path(folder).rglob("*") if one.is_file() and one.name != KEY_FILE)
            for file in sorted(files):
                archive.writestr(
                    zipfile.ZipInfo(file.relative_to(folder).as_posix(), _EPOCH),
                    file.read_bytes(),
                    zipfile.ZIP_DEFLATED,
                )


if __name__ == "__main__":
    make(Path(sys.argv[1]))
