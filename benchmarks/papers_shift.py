"""A shift of many packs as its journal would hold it, for measuring what its sheet costs."""

import json
from datetime import UTC, datetime, timedelta

from app.domain import bench_facts as bench
from app.domain import journal as facts
from app.domain.handover_given import EQUIPMENT, FIVE, SAFETY, TEN, AtPrint, Badge, Said, Tick
from app.domain.journal import Entry, Fact

_BEGIN = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
_SCALE = {"id": "S1", "serial": "B123", "verified_until": "2027-03-31"}
_METER = {"id": "M1", "serial": "V77", "calibrated_until": "2027-01-31"}
_LIMIT = {"id": "prove_dead", "op": "at_most", "value": 60_000, "unit": "mV"}
_CODES = ("MOD", "MOD", "MOD", "MOD", "CASE_AL", "FAST", "CU_BUS", "CABLE", "PCB", "COOLANT")
_STEPS = 20


def code_of(number: int) -> str:
    """The code on the pack of this number."""
    return f"001PB0A1234567A1B{number:07d}"


class PackLives:
    """What packs go through: of ten six are dismantled, one is quarantined, one is held, two are stored."""

    def __init__(self) -> None:
        self.now = _BEGIN

    def add(self, fact: Fact, by: str = "OP-1", *, second: str | None = None) -> None:
        """Something happened; whoever wants to know it takes it from here."""
        raise NotImplementedError

    @property
    def now_ms(self) -> int:
        """When the newest entry was made."""
        return round(self.now.timestamp() * 1000)

    def live(self, number: int) -> None:
        """The whole life of the pack of this number."""
        self._pack(f"01900000-0000-7000-8000-{number:012x}", number)

    def _pack(self, pack: str, number: int) -> None:
        code = code_of(number)
        fields = {"chemistry": "LFP" if number % 3 else "ternary"}
        tag = f"P-2611-{number:04d}"
        self.add(
            facts.PackReceived(
                pack,
                tag,
                code,
                "gbt34014",
                "ok",
                (),
                fields,
                code.encode().hex(),
                "qr_code",
                "camera",
                2,
                "zxing",
                True,
                {"consignment": "7"},
            )
        )
        ends = {7: "C", 8: "B"}.get(number % 10, "A")
        self.add(facts.TriageAnswered(pack, "TRIAGE-1", "now", {"T01": "no"}, ""))
        self.add(
            facts.TriageAnswered(pack, "TRIAGE-1", "rest", {"T05": "no" if ends == "A" else "yes"}, ends)
        )
        mass = 400_000_000 + number * 1000
        self.add(facts.WeightTaken(pack, mass, str(mass), "mg", None, _SCALE, "", "instrument", "device", 0))
        if ends == "C":
            self.add(facts.PackQuarantined(pack, "C", ("T04",), f"Q-{number % 40}", self.now_ms + 3_600_000))
            return
        self.add(facts.PackRouted(pack, ends, "stored" if ends == "A" else "held", f"R-{number % 90}"))
        if number % 10 < 6:
            self._dismantle(f"r{number}", pack, number, mass_mg=mass)

    def _dismantle(self, run: str, pack: str, number: int, *, mass_mg: int) -> None:
        self.add(bench.RunStarted(run, pack, "lfp-pack", "1", "ab" * 32, _STEPS, ""))
        out_mg = 0
        for step in range(1, _STEPS + 1):
            if step in (4, 9):
                self._hold(run, pack, step, failed=number % 25 == 0)
                continue
            self.add(bench.StepDone(run, pack, f"s{step}", step, "confirm", "prepare", "opened", "", 30_000))
        for place, code in enumerate(_CODES):
            source = "typed" if number % 40 == 1 and not place else "instrument"
            out_mg += 30_000_000
            self._output(run, pack, code, text=f"MD{number:04d}{place}", source=source)
        self.add(bench.RunClosed(run, pack, "module", mass_mg, out_mg, len(_CODES)))

    def _output(self, run: str, pack: str, code: str, *, text: str, source: str) -> None:
        reason = "scale cut off" if source == "typed" else ""
        self.add(
            bench.OutputRecorded(
                f"o{text}",
                run,
                pack,
                "s12",
                code,
                text,
                True,
                "",
                30_000_000,
                30_000_000,
                0,
                "30.00",
                "kg",
                _SCALE,
                "",
                source,
                "device",
                reason,
                0,
            ),
            second="OP-3" if reason else None,
        )

    def _hold(self, run: str, pack: str, step: int, *, failed: bool) -> None:
        for value in (84_200, 3_100) if failed else (3_100,):
            verdict = "PASSED" if value <= 60_000 else "FAILED"
            self.add(
                bench.ReadingTaken(
                    run,
                    pack,
                    f"s{step}",
                    step,
                    1,
                    "voltage",
                    verdict,
                    value,
                    "mV",
                    f"{value / 1000:.1f}",
                    "V",
                    "",
                    _LIMIT,
                    _METER,
                    "",
                    "instrument",
                    0,
                )
            )
            if verdict == "FAILED":
                self.add(bench.HoldRaised(run, pack, f"s{step}", step, "measured", 1, verdict))
        self.add(
            bench.HoldReleased(run, pack, f"s{step}", step, "measured", "isolated", "", ()), second="OP-2"
        )


class ManyPacks(PackLives):
    """A shift of packs, and its entries in `entries`."""

    def __init__(self, packs: int) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.add(facts.StationEnrolled("aa", "REG-1", ("bb",), "Bench I1", "0.1.0"), "")
        self.add(facts.OperatorSignedIn("OP-1", "badge", "zh"))
        for number in range(1, packs + 1):
            self.live(number)

    def add(self, fact: Fact, by: str = "OP-1", *, second: str | None = None) -> None:
        """Made an entry two seconds after the one before."""
        self.now += timedelta(seconds=2)
        seq = len(self.entries) + 1
        told = json.loads(json.dumps(fact.body()))
        raw = json.dumps(told).encode()
        self.entries.append(
            Entry(
                1,
                seq,
                f"E{seq}",
                fact.type,
                fact.sv,
                self.now,
                by or None,
                "S",
                told,
                raw,
                b"",
                b"",
                second=second,
            )
        )


def surroundings(shift: ManyPacks) -> AtPrint:
    """The station two hours after the newest entry."""
    return AtPrint(
        realm="production",
        station="I1",
        label="拆解台 I1 Bench I1",
        at_ms=shift.now_ms + 7_200_000,
        offset_min=480,
        clock_state="ntp",
        clock_age_ms=60_000,
        saved=len(shift.entries),
        receipted=len(shift.entries),
        waiting=0,
        oldest_waiting_ms=None,
        last_receipt_ms=shift.now_ms,
        disk_free_mib=40_000,
        recheck_s=3600,
        people={
            name: Badge(name[3:].rjust(4, "0"), "2S") for name in ("OP-1", "OP-2", "OP-3", "OP-8", "OP-9")
        },
    )


def everything_ticked() -> Said:
    """What a lead says who has looked at everything."""
    seen = Tick(True)
    return Said(
        outgoing="OP-9",
        incoming="OP-8",
        shift_name="early",
        equipment=dict.fromkeys(EQUIPMENT, seen),
        safety=dict.fromkeys(SAFETY, seen),
        ten=frozenset(TEN),
        five=frozenset(FIVE),
        instructions="先复查隔离区。 Look at the quarantine first.",
    )
