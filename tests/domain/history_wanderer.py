"""A history at random: one fact after the other, each possible after those before."""

import json
from random import Random

from app.domain import bench_facts as bench
from app.domain import journal as facts
from app.domain.air_facts import AirAlarm, AirBlind, AirCleared, AirSeen
from app.domain.custody_facts import ARRIVALS, PackCameBack, PackHandedOn
from app.domain.leaving_facts import PackLeftUnheld, PackResumed
from app.domain.registry_facts import ChangesAdopted
from app.domain.start_facts import TriageRepeated
from tests.domain.histories import (
    SCALE,
    Book,
    arrive,
    begin,
    check,
    left,
    measure,
    open_hold,
    paper_of,
    part,
    shut,
    step,
    take_back,
    take_over,
    weigh,
)
from tests.domain.history_shifts import sign


class Wanderer:
    """Writes one fact after the other at random, each of them possible after those before."""

    def __init__(self, book: Book, lots: Random) -> None:
        self.book = book
        self.lots = lots
        self.made = 0

    def walk(self, steps: int) -> None:
        """So many facts further."""
        acts = (
            self._arrive,
            self._arrive,
            self._take_over,
            self._hand_on,
            self._come_back,
            self._look,
            self._hear,
            self._triage,
            self._weigh,
            self._route,
            self._quarantine,
            self._begin,
            self._begin,
            self._step,
            self._step,
            self._measure,
            self._shut,
            self._open,
            self._part,
            self._abort,
            self._aborted,
            self._leave,
            self._leave_unheld,
            self._resume,
            self._close,
            self._take_back,
            self._take_back,
            self._people,
            self._device,
            self._alarm,
            self._air,
            self._air,
            self._air_over,
            self._blind,
            self._seen,
            self._check,
            self._check,
            self._tare,
            self._label,
            self._sign,
        )
        for _ in range(steps):
            self.lots.choice(acts)()

    def _name(self, prefix: str, fact_type: str, field: str) -> str:
        names = [one.data[field] for one in self.book.entries if one.type == fact_type]
        return self.lots.choice(names) if names else f"{prefix}-none"

    def _pack(self) -> str:
        return self._name("p", self.lots.choice(ARRIVALS), "pack")

    def _run(self) -> tuple[str, str]:
        begun = [one.data for one in self.book.entries if one.type == bench.RunStarted.type]
        one = self.lots.choice(begun) if begun else {"run": "r-none", "pack": "p-none"}
        return one["run"], one["pack"]

    def _arrive(self) -> None:
        self.made += 1
        arrive(self.book, f"p{self.made}", chemistry=self.lots.choice(("LFP", "")), twin_of=None)

    def _take_over(self) -> None:
        self.made += 1
        take_over(self.book, f"p{self.made}")

    def _hand_on(self) -> None:
        pack = self._pack()
        self.book.add(PackHandedOn(pack, paper_of(pack), "camera", self.lots.choice(("", "0000X"))))

    def _come_back(self) -> None:
        pack = self._pack()
        self.book.add(PackCameBack(pack, paper_of(pack), "camera"))

    def _look(self) -> None:
        pack, found = self._pack(), self.lots.choice((("T05",), ()))
        found_class = "B" if found else "A"
        answers = {"T05": "yes" if found else "no"}
        self.book.add(TriageRepeated(pack, "TRIAGE-1-REPEAT", answers, found, found_class, paper_of(pack)))

    def _hear(self) -> None:
        """Another station took one of these packs over, perhaps one that is away."""
        pack = self._pack()
        came = [one.data for one in self.book.entries if one.type in ARRIVALS]
        code = next((said["code"] for said in came if said["pack"] == pack), "")
        note = {"kind": "note", "why": "taken_over", "battery": code, "reasons": [paper_of(pack)]}
        page = json.dumps({"changes": [note, {"kind": "later"}, 7]})
        self.book.add(ChangesAdopted(1, 1, 1, page, ""), None)

    def _triage(self) -> None:
        # What was taken over has its class from its paper, and is never asked the whole form.
        found = self.lots.choice(("", "A", "B", "C"))
        self.book.add(
            facts.TriageAnswered(
                self._name("p", facts.PackReceived.type, "pack"),
                "TRIAGE-1",
                "g",
                {"T05": self.lots.choice(("yes", "no"))},
                found,
            )
        )

    def _weigh(self) -> None:
        source = self.lots.choice(("simulated", "typed"))
        weigh(self.book, self._pack(), self.lots.randrange(1, 500) * 1_000_000, source=source)

    def _route(self) -> None:
        state = self.lots.choice(("stored", "held", "held_papers"))
        self.book.add(facts.PackRouted(self._pack(), self.lots.choice(("A", "B", "")), state, "R"))

    def _quarantine(self) -> None:
        self.book.add(facts.PackQuarantined(self._pack(), "C", ("T02",), "Q", self.lots.randrange(10**12)))

    def _begin(self) -> None:
        self.made += 1
        begin(self.book, f"r{self.made}", self._pack())

    def _step(self) -> None:
        step(self.book, *self._run(), self.lots.randrange(1, 7))

    def _measure(self) -> None:
        value = self.lots.choice((3_000, 84_000, None))
        measure(self.book, *self._run(), self.lots.choice((2, 4)), value)

    def _shut(self) -> None:
        shut(self.book, *self._run(), self.lots.choice((2, 4)))

    def _open(self) -> None:
        kind = self.lots.choice(("measured", "judgement"))
        open_hold(self.book, *self._run(), self.lots.choice((2, 4)), kind=kind)

    def _part(self) -> None:
        code, source = self.lots.choice(("MOD", "COOLANT")), self.lots.choice(("simulated", "typed"))
        part(self.book, *self._run(), code, self.lots.randrange(1, 10**8), source=source)

    def _abort(self) -> None:
        run, pack = self._run()
        self.book.add(bench.RunAborting(run, pack, "s3", 3, "why"))

    def _aborted(self) -> None:
        run, pack = self._run()
        self.book.add(bench.RunAborted(run, pack, "opened", "why"))

    def _leave(self) -> None:
        run, pack = self._run()
        self.book.add(left(run, pack, self.lots.choice(("", "the crane is away"))), "OP-1", second="OP-2")

    def _leave_unheld(self) -> None:
        run, pack = self._run()
        self.book.add(PackLeftUnheld(run, pack, *self.lots.choice((("s2", 2), (None, None))), "self", "live"))

    def _resume(self) -> None:
        run, pack = self._run()
        self.book.add(PackResumed(run, pack, "s2", 2, ()))

    def _air(self) -> None:
        gas, (run, pack) = (
            self.lots.choice(("hydrogen", "voc")),
            self.lots.choice((self._run(), (None, None))),
        )
        level, ppb = self.lots.choice(("first", "second")), self.lots.choice((None, 5_000_000))
        limit = self.lots.choice(({}, {"value": 4000}))
        said = (gas, level, "meter", ppb, "5000", "ppm", limit, {}, "", "simulated", 1, {gas: level})
        self.book.add(AirAlarm(run, pack, *said), None)

    def _air_over(self) -> None:
        gas = self.lots.choice(("hydrogen", "voc"))
        self.book.add(AirCleared(None, None, gas, 0, "0", "ppm", {}, {}, "", "simulated", 1, 60, {}), None)

    def _blind(self) -> None:
        gases = self.lots.choice(({"voc": "stale"}, {"voc": "not_fitted", "hydrogen": "stale"}))
        self.book.add(AirBlind(*self._run(), gases, gases), None)

    def _seen(self) -> None:
        self.book.add(AirSeen(*self._run(), self.lots.choice((("voc",), ("voc", "hydrogen"))), {}), None)

    def _check(self) -> None:
        off_mg = self.lots.choice((None, 0, 0, 60_000, -60_000))
        check(self.book, self.lots.choice(("zero", "weight")), off_mg)

    def _tare(self) -> None:
        self.made += 1
        said = (2_400_000, "2.40", "kg", SCALE, "", "simulated", 0, "device", ())
        self.book.add(bench.ContainerKnown(f"BN{self.made:05d}", *said))

    def _close(self) -> None:
        run, pack = self._run()
        self.book.add(bench.RunClosed(run, pack, "module", self.lots.choice((None, 10**9)), 10**8, 2))

    def _take_back(self) -> None:
        take_back(self.book, self.lots.choice(self.book.entries))

    def _people(self) -> None:
        operator = self.lots.choice(("OP-1", "OP-2"))
        fact = self.lots.choice(
            (
                facts.OperatorSignedIn(operator, "badge", "zh"),
                facts.OperatorSignedOut(operator, "self"),
                facts.PinRefused(operator),
            )
        )
        self.book.add(fact, operator)

    def _device(self) -> None:
        now = self.lots.choice(("ready", "lost", "stale"))
        self.book.add(facts.DeviceChanged(self.lots.choice(("scale", "camera")), "", now, "x"), None)

    def _alarm(self) -> None:
        self.book.add(
            self.lots.choice((facts.EmergencyRaised("bench", None), facts.EmergencyCleared("over"))), "OP-1"
        )

    def _label(self) -> None:
        job = self.lots.choice(("j1", "j2", "j3"))
        self.book.add(
            self.lots.choice(
                (
                    bench.LabelOrdered(job, "MD1", "o", self.lots.choice((1, 2)), "torn", "p1"),
                    bench.LabelPrinted(job, "MD1", "ZD421", self.lots.choice(("", "printer.offline")), "p1"),
                )
            )
        )

    def _sign(self) -> None:
        sign(self.book, "I1-2611-0001", "incoming", self.lots.choice(("accepted", "refused")), remarks="r")
