"""Who this station is to its network camera: two lines in a file that is nobody else's."""

from pathlib import Path

from app.host.keys import KeyRefused, read_private
from app.settings import CameraLogin

LOGIN_FILE = "camera.login"
_LONGEST = 1024


def camera_login(data_dir: Path) -> CameraLogin | None:
    """User and password, the file's first and second line; None when there is no file.

    Raises:
        KeyRefused: the file may be read by others, belongs to somebody else or holds something else.
        OSError: it cannot be read.
    """
    file = data_dir / LOGIN_FILE
    try:
        raw = read_private(file, _LONGEST + 1)
    except FileNotFoundError:
        return None
    try:
        lines = raw.decode("utf-8").splitlines()
    except UnicodeDecodeError as fault:
        raise KeyRefused("key.malformed", file.name) from fault
    if len(raw) > _LONGEST or len(lines) != 2 or not all(line and line.isprintable() for line in lines):
        raise KeyRefused("key.malformed", file.name)
    return CameraLogin(lines[0], lines[1])
