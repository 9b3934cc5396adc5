"""Unexpected faults from any thread: written to the log and told to the main thread, nothing else."""

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Signal

LOG = logging.getLogger(__name__)


class FaultBridge(QObject):
    """Lives on the main thread; `catch` may run on any thread.

    defect  name of the fault; the text is in the log
    """

    defect = Signal(str)

    def listen(self) -> None:
        """Become the last word on uncaught exceptions in this process."""
        sys.excepthook = self.catch
        threading.excepthook = self._catch_thread

    def catch(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Log and tell. Never builds a widget: this may not be the main thread."""
        LOG.critical("uncaught fault", exc_info=(kind, fault, trace))
        self.defect.emit(kind.__name__)

    def _catch_thread(self, arguments: threading.ExceptHookArgs) -> None:
        fault = arguments.exc_value or arguments.exc_type()
        self.catch(arguments.exc_type, fault, arguments.exc_traceback)
