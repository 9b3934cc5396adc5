"""The registry's no: a stable code, the facts beside it, and how HTTP says it."""

from collections.abc import Mapping
from typing import Any


class Refused(Exception):
    """A request that changes nothing. `status` is 4xx, or 503 when it may be tried again."""

    def __init__(self, status: int, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.facts: Mapping[str, Any] = facts


class RegistryRefused(Exception):
    """The registry cannot start as it was asked to; `code` says why, `facts` what was found."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(f"{code} {facts}" if facts else code)
        self.code = code
        self.facts: Mapping[str, Any] = facts
