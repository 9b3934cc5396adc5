"""The balance of the pack in hand, told from its entries each time it is asked for, and kept nowhere else."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.domain.balance import Balance
from app.domain.balance_terms import LIMITS, TERM_TYPES, balance_of, tell_terms
from app.domain.bench_facts import ContainerKnown, RunClosed, RunStarted, StepDone, TrayScanned
from app.domain.dismantling import RunState
from app.domain.journal import Entry
from app.domain.missing import Noticed, Offer, hypotheses
from app.domain.output import OutputCode
from app.domain.pack import Pack
from app.domain.procedure import Procedure
from app.domain.triage import TriageClass
from app.floor.balance_views import BalanceView
from app.floor.bench import Bench
from app.floor.ports import WorkUnit
from app.floor.site import Site

_CONTAINERS = 20  # as many as anybody weighs empty while one pack is on the bench
_NOTICED = frozenset({RunStarted.type, StepDone.type, TrayScanned.type, *TERM_TYPES})


def made_safe_whole(pack: Pack) -> bool:
    """Whether the run of a pack of this class makes it safe and does not take it apart."""
    return pack.triage_class not in ("", TriageClass.A.value)


def balance_now(unit: WorkUnit, bench: Bench, site: Site) -> Balance:
    """What the record makes of the pack in hand at this moment."""
    entries = unit.journal.about(bench.pack.id, TERM_TYPES)
    terms = tell_terms(entries, bench.run.id, site.limits)
    return balance_of(terms, site.limits, whole=made_safe_whole(bench.pack))


def balance_view(unit: WorkUnit, bench: Bench, site: Site) -> BalanceView:
    """The balance as screens are handed it, with what is probably missing."""
    entries = unit.journal.about(bench.pack.id, _NOTICED)
    terms = tell_terms(entries, bench.run.id, site.limits)
    balance = balance_of(terms, site.limits, whole=made_safe_whole(bench.pack))
    to_come = _ahead(bench) if bench.run.state.open else ()
    noticed = _noticed(unit, bench, entries, under_way=bool(to_come))
    return BalanceView(
        balance,
        terms,
        hypotheses(balance, terms, noticed, site.bands),
        to_come,
        closing=bench.closing,
        closed_on=_closed_on(unit, bench.run.id, bench.pack.id),
    )


def balance_of_pack(unit: WorkUnit, pack: Pack, site: Site) -> BalanceView | None:
    """The balance of a pack's newest run, open or not; None where it was never on the bench.

    What was corrected after the close counts here, and never in the entry.
    """
    entries = unit.journal.about(pack.id, _NOTICED)
    run = next((one.data["run"] for one in reversed(entries) if one.type == RunStarted.type), None)
    if run is None:
        return None
    terms = tell_terms(entries, run, site.limits)
    balance = balance_of(terms, site.limits, whole=made_safe_whole(pack))
    closed = _closed(unit, run, pack.id)
    then = closed.data.get("balance", {}).get("open_mg") if closed is not None else None
    return BalanceView(
        balance,
        terms,
        closed_on=_flag_of(closed),
        since_close=closed is not None and then is not None and then != balance.open_mg,
    )


def judged(balance: Balance, site: Site, *, reason: str = "", note: str = "") -> Mapping[str, Any]:
    """The balance as `run.closed` keeps it."""
    return {
        "flag": balance.flag.value,
        "why": balance.why.value if balance.why is not None else "",
        "in_mg": balance.in_mg,
        "out_mg": balance.out_mg,
        "wip_mg": balance.wip_mg,
        "open_mg": balance.open_mg,
        "u_mg": balance.u_mg,
        "tolerance_mg": balance.tolerance_mg,
        "reason": reason,
        "note": note,
        "limits": {name: _signed(site, name) for name in LIMITS},
    }


def _signed(site: Site, name: str) -> list[Any]:
    limit = site.limits.by_id[name]
    return [limit.value, limit.version, limit.signer]


def _noticed(unit: WorkUnit, bench: Bench, entries: Iterable[Entry], *, under_way: bool) -> Noticed:
    run, tray, unread = bench.run.id, list[str](), 0
    began, empty = (0, 0), set[str]()
    for entry in entries:
        said = entry.data
        if said.get("run") != run:
            continue
        if entry.type == RunStarted.type:
            began = (entry.epoch, entry.seq)
        elif entry.type == TrayScanned.type:
            tray += [code["text"] for code in said["codes"]]
            unread += len(said["unread"])
        elif entry.type == StepDone.type and said.get("nothing"):
            empty.add(said["step"])
    known = unit.journal.newest_of({ContainerKnown.type}, _CONTAINERS)
    containers = {
        one.data["container"]: one.data["tare_mg"] for one in reversed(known) if (one.epoch, one.seq) > began
    }
    offers = _behind(bench.procedure, bench.run.done, empty)
    return Noticed(tuple(tray), unread, tuple(containers.items()), offers, under_way=under_way)


def _behind(procedure: Procedure, done: Iterable[str], empty: Iterable[str]) -> tuple[Offer, ...]:
    """The kinds that steps done so far have asked for."""
    said_none = frozenset(empty)
    return tuple(
        Offer(step, code, step in said_none)
        for step in dict.fromkeys(done)
        for code in procedure.step(step).outputs
    )


def _ahead(bench: Bench) -> tuple[OutputCode, ...]:
    """The kinds that steps of the main line still ask for, that of the step in hand among them."""
    if bench.closing or bench.run.state is RunState.MAKING_SAFE:
        return ()
    ahead = (step for step in bench.procedure.steps if step.id not in bench.run.done)
    return tuple(dict.fromkeys(code for step in ahead for code in step.outputs))


def _closed(unit: WorkUnit, run: str, pack: str) -> Entry | None:
    closed = unit.journal.newest_about(pack, RunClosed.type)
    return closed if closed is not None and closed.data["run"] == run else None


def _flag_of(closed: Entry | None) -> str:
    flag = closed.data.get("balance", {}).get("flag", "") if closed is not None else ""
    return flag if isinstance(flag, str) else ""


def _closed_on(unit: WorkUnit, run: str, pack: str) -> str:
    return _flag_of(_closed(unit, run, pack))
