"""Read model of a pack's balance: every term, what is probably missing, and what is still to come."""

from dataclasses import dataclass

from app.domain.balance import Balance
from app.domain.balance_terms import Terms
from app.domain.missing import Hypothesis
from app.domain.output import OutputCode


@dataclass(frozen=True, slots=True)
class BalanceView:
    """The balance of a run as its entries tell it now.

    `to_come` are the kinds that steps ahead ask for; `closing` says that none is ahead and only the balance
    keeps the run open. `guesses` are what may be missing, the most telling first. `closed_on` is the flag on
    which the run was closed, "" while it is open; `since_close` that a correction has changed it since then.
    """

    balance: Balance
    terms: Terms
    guesses: tuple[Hypothesis, ...] = ()
    to_come: tuple[OutputCode, ...] = ()
    closing: bool = False
    closed_on: str = ""
    since_close: bool = False
