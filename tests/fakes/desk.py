"""A desk that does nothing but remember, and says what the test wants it to say."""

from collections.abc import Callable


class RecordingDesk:
    """The port `Desk`. `commands` are all that was ever asked.

    With `answers`, a command is answered at once by what it gives, unless that is None. Everything else
    waits for `answer`, oldest first.
    """

    def __init__(self, answers: Callable[[object], object] | None = None) -> None:
        self.commands: list[object] = []
        self._answers = answers
        self._open: list[Callable[[object], None]] = []

    def ask(self, command: object, reply: Callable[[object], None]) -> None:
        """Remember who asked what."""
        self.commands.append(command)
        said = self._answers(command) if self._answers is not None else None
        if said is None:
            self._open.append(reply)
        else:
            reply(said)

    def answer(self, answer: object) -> None:
        """Answer the oldest question that is still open."""
        self._open.pop(0)(answer)

    @property
    def waiting(self) -> int:
        """How many questions are open."""
        return len(self._open)
