"""Documents that people bring: from the folder and from sticks, without following anything anywhere else."""

import os
from pathlib import Path

from app.domain.procedure_bytes import LARGEST_BYTES
from app.host.incoming import MOST_FILES, incoming_documents


def test_folder_and_sticks_are_looked_through(tmp_path: Path) -> None:
    folder, stick = tmp_path / "import", tmp_path / "sticks" / "USB"
    for place, name in ((folder, "a-1.toml"), (stick, "B-2.TOML")):
        place.mkdir(parents=True)
        (place / name).write_bytes(name.encode())
        (place / "notes.txt").write_bytes(b"no")
        (place / "folder.toml").mkdir()
        (place / "link.toml").symlink_to("/etc/hostname")
        os.mkfifo(place / "pipe.toml")
    found = incoming_documents(folder, (f"{tmp_path}/sticks/*", f"{tmp_path}/none/*"))
    assert [(one.name, one.folder, one.content, one.fault) for one in found] == [
        ("a-1.toml", "import", b"a-1.toml", ""),
        ("B-2.TOML", "USB", b"B-2.TOML", ""),
    ]


def test_nothing_is_there(tmp_path: Path) -> None:
    assert incoming_documents(tmp_path / "none", ()) == ()


def test_large_files_are_not_read_whole_and_many_not_all(tmp_path: Path) -> None:
    (tmp_path / "0.toml").write_bytes(b"#" * (LARGEST_BYTES * 3))
    for number in range(MOST_FILES):
        (tmp_path / f"x{number}.toml").write_bytes(b"x")
    found = incoming_documents(tmp_path, ())
    assert len(found) == MOST_FILES
    assert len(found[0].content) == LARGEST_BYTES + 1
