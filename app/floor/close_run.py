"""Closing a run whose balance does not settle itself: with a reason, and where it is red by a supervisor."""

from app.domain.balance import Balance, Flag, Reason
from app.domain.closing import CLOSING
from app.domain.dismantling import Action
from app.domain.operator import Author, Role
from app.domain.refusals import Refusal, refuse
from app.floor.bench import bench_at
from app.floor.bench_commands import CloseRun
from app.floor.bench_look import view_after
from app.floor.bench_views import BenchView
from app.floor.end_run import close
from app.floor.foreign_text import keepable
from app.floor.pack_balance import balance_now, judged
from app.floor.ports import WorkUnit
from app.floor.sign_in import author_now, second_person
from app.floor.site import Site

SIGNED_AS = "balance_red"
"""What a supervisor's signature under a red balance means."""
_REASONS = frozenset(reason.value for reason in Reason)


def close_run(unit: WorkUnit, command: CloseRun, site: Site) -> BenchView | Refusal:
    """Every step is done: judge the balance as the record tells it now, and end the run.

    Green needs nothing, amber a reason, red a reason and a supervisor who is not who is signed in.
    """
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    bench = bench_at(unit, site, run=command.run, step=CLOSING, action=Action.CLOSE)
    if isinstance(bench, Refusal):
        return bench
    balance = balance_now(unit, bench, site)
    note = keepable(command.note.strip())
    if balance.flag not in (Flag.AMBER, Flag.RED):
        close(unit, bench, site, author=author, judged=judged(balance, site))
        return view_after(unit, bench, site)
    if command.reason not in _REASONS or (command.reason == Reason.OTHER.value and not note):
        return refuse("balance.needs_reason")
    signed = _signed(unit, command, site, author=author, balance=balance)
    if isinstance(signed, Refusal):
        return signed
    told = judged(balance, site, reason=command.reason, note=note)
    close(unit, bench, site, author=signed, judged=told)
    return view_after(unit, bench, site)


def _signed(
    unit: WorkUnit, command: CloseRun, site: Site, *, author: Author, balance: Balance
) -> Author | Refusal:
    if balance.flag is not Flag.RED:
        return author
    second = second_person(unit, command.second, site, meaning=SIGNED_AS, role=Role.SUPERVISOR)
    return second if isinstance(second, Refusal) else Author(author.operator, author.session, second)
