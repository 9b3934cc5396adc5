"""PINs: mixed with the station's pepper, then hashed slowly, for four digits alone are soon guessed."""

import hmac
from dataclasses import dataclass

from argon2 import PasswordHasher, Type
from argon2.exceptions import Argon2Error


@dataclass(frozen=True, slots=True)
class PinCost:
    """How slow a check is: passes, kibibytes of memory, lanes. The parameters are kept in each hash."""

    passes: int = 2
    memory_kib: int = 19_456  # OWASP's minimum for argon2id; 27-50 ms on a bench computer
    lanes: int = 1


class PepperedPins:
    """The port `Pins`. The pepper lies outside the database, so a stolen database gives no PINs."""

    def __init__(self, pepper: bytes, cost: PinCost | None = None) -> None:
        chosen = cost if cost is not None else PinCost()
        self._pepper = pepper
        self._hasher = PasswordHasher(chosen.passes, chosen.memory_kib, chosen.lanes, type=Type.ID)

    def matches(self, pin_hash: str, pin: str) -> bool:
        """Whether the PIN belongs to the hash; a malformed hash belongs to no PIN."""
        try:
            return self._hasher.verify(pin_hash, self._mixed(pin))
        except (Argon2Error, ValueError):  # ValueError: not even the letters of a hash
            return False

    def hash(self, pin: str) -> str:
        """What the roster keeps of a PIN."""
        return self._hasher.hash(self._mixed(pin))

    def _mixed(self, pin: str) -> bytes:
        return hmac.digest(self._pepper, pin.encode("utf-8", "surrogatepass"), "sha256")
