"""The network camera's user and password: two lines in a file that only we may read."""

from pathlib import Path

import pytest

from app.host.camera_login import LOGIN_FILE, camera_login
from app.host.keys import KeyRefused
from app.settings import CameraLogin


def written(folder: Path, raw: bytes, mode: int = 0o600) -> Path:
    file = folder / LOGIN_FILE
    file.write_bytes(raw)
    file.chmod(mode)
    return folder


def test_without_a_file_there_is_no_login(tmp_path: Path) -> None:
    assert camera_login(tmp_path) is None


@pytest.mark.parametrize("ends", [b"", b"\n", b"\r\n"])
def test_two_lines_are_user_and_password(tmp_path: Path, ends: bytes) -> None:
    line = ends or b"\n"
    raw = "查看".encode() + line + b" p@ss word: " + ends
    login = camera_login(written(tmp_path, raw))
    assert login == CameraLogin("查看", " p@ss word: ")


def test_it_is_never_shown() -> None:
    login = CameraLogin("viewer", "secret")
    assert repr(login) == str(login) == "CameraLogin()"


@pytest.mark.parametrize(
    "raw", [b"", b"viewer", b"viewer\n\n", b"a\nb\nc\n", b"\xff\xfe\nb", b"a\n" + b"b" * 2000, b"a\x1b[2J\nb"]
)
def test_anything_else_is_malformed(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(KeyRefused) as refused:
        camera_login(written(tmp_path, raw))
    assert (refused.value.code, refused.value.file) == ("key.malformed", LOGIN_FILE)


def test_a_file_that_others_may_read_is_not_used(tmp_path: Path) -> None:
    with pytest.raises(KeyRefused, match=r"key\.too_open camera\.login"):
        camera_login(written(tmp_path, b"viewer\nsecret\n", 0o640))


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"viewer\nsecret\n")
    (tmp_path / LOGIN_FILE).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match=LOGIN_FILE):
        camera_login(tmp_path)
