"""The turn somebody has at the records: one connection, one thread, one transaction."""

from threading import get_ident

from sqlalchemy import Connection


class Turnstile:
    """Lets one work unit at a time to the one connection.

    A second one would share the first one's transaction, and undo it on leaving.
    """

    def __init__(self) -> None:
        self._inside: dict[str, object] = {}

    def enter(self, unit: object) -> None:
        """Let a unit in.

        Raises:
            RuntimeError: another one is inside.
        """
        # setdefault is one step for the interpreter, so two threads cannot both find the place empty.
        if self._inside.setdefault("unit", unit) is not unit:
            raise RuntimeError("another work unit is open")

    def leave(self) -> None:
        """The unit is out."""
        self._inside.clear()


class Turn:
    """Hands out the connection while the transaction is open, and only to the thread that opened it.

    SQLAlchemy lets another thread use a connection without a word, and SQLite then mixes their work.
    """

    def __init__(self) -> None:
        self._connection: Connection | None = None
        self._owner = 0

    def begin(self, connection: Connection) -> None:
        """The calling thread's turn begins."""
        self._connection = connection
        self._owner = get_ident()

    def connection(self) -> Connection:
        """The open connection.

        Raises:
            RuntimeError: outside the work unit, or from another thread than opened it.
        """
        if self._connection is None:
            raise RuntimeError("the work unit is not open")
        if self._owner != get_ident():
            raise RuntimeError("the work unit belongs to another thread")
        return self._connection

    def end(self) -> Connection:
        """The turn is over; gives the connection back for commit or rollback.

        Raises:
            RuntimeError: as `connection`.
        """
        connection = self.connection()
        self._connection = None
        return connection
