"""The only thread code: loops that stop when told, an inbox, and a newest-value slot."""

import queue
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class LatestValue(Generic[T]):
    """A slot that keeps only the newest value; reading never blocks for long and never consumes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value: T | None = None

    def put(self, value: T | None) -> None:
        """Replace the value; None empties the slot."""
        with self._lock:
            self._value = value

    def get(self) -> T | None:
        """The newest value, or None when there is none."""
        with self._lock:
            return self._value


class StoppableLoop:
    """A plain thread that runs `turn` again and again until stopped.

    `turn` receives `wait(seconds) -> bool`, which returns True when the loop should end; it must come
    back at least every 200 ms or call `wait`.
    """

    def __init__(self, name: str, turn: Callable[[Callable[[float], bool]], None]) -> None:
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._turn = turn
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin to turn."""
        self._thread.start()

    def nudge(self) -> None:
        """End the present wait early."""
        self._wake.set()

    def stop(self, deadline_s: float = 5.0) -> bool:
        """Ask the loop to end and wait for it; False when it has not ended by the deadline."""
        self._stop.set()
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join(deadline_s)
        return not self._thread.is_alive()

    @property
    def alive(self) -> bool:
        """Whether the thread is running."""
        return self._thread.is_alive()

    def _wait(self, seconds: float) -> bool:
        if not self._stop.is_set():
            self._wake.wait(seconds)
            self._wake.clear()
        return self._stop.is_set()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._turn(self._wait)


class InboxLoop(Generic[T]):
    """A plain thread that handles what is posted to it, one at a time, in order, until stopped.

    What was posted before `stop` is still handled; what comes later is refused. When nothing came for
    `idle_s` seconds, `idle` is called, again and again.
    """

    def __init__(
        self,
        name: str,
        handle: Callable[[T], None],
        *,
        idle: Callable[[], None] | None = None,
        idle_s: float | None = None,
    ) -> None:
        self._inbox: queue.Queue[T | None] = queue.Queue()
        self._handle = handle
        self._idle = idle
        self._idle_s = idle_s
        self._open = True
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin to take from the inbox."""
        self._thread.start()

    def post(self, item: T) -> bool:
        """Hand over an item; False when the loop takes no more."""
        with self._lock:
            if self._open:
                self._inbox.put(item)
            return self._open

    def stop(self, deadline_s: float = 10.0) -> bool:
        """Handle what is waiting, then end; False when it has not ended by the deadline."""
        with self._lock:
            if self._open:
                self._open = False
                self._inbox.put(None)
        if self._thread.ident is not None:
            self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while True:
            try:
                item = self._inbox.get(timeout=self._idle_s)
            except queue.Empty:
                if self._idle is not None:
                    self._idle()
                continue
            if item is None:
                return
            self._handle(item)


class Rendezvous(Generic[T]):
    """Ask something of another thread and wait for its one answer, with a deadline."""

    def __init__(self) -> None:
        self._came = threading.Event()
        self._answer: list[T] = []

    def answer(self, value: T) -> None:
        """The other thread's answer."""
        self._answer.append(value)
        self._came.set()

    def wait(self, deadline_s: float) -> T:
        """The answer.

        Raises:
            TimeoutError: none came before the deadline.
        """
        if not self._came.wait(deadline_s):
            raise TimeoutError
        return self._answer[0]
