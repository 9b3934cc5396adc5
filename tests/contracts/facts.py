"""Legal facts and people, as tests of the records write them."""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.custody_facts import PackCameBack, PackHandedOn, PackTakenOver
from app.domain.journal import (
    Entry,
    EntryCorrected,
    PackQuarantined,
    PackReceived,
    PackRouted,
    TriageAnswered,
    WeightTaken,
)
from app.domain.operator import Author, Operator, Role
from app.domain.start_facts import TriageRepeated

ANYBODY = Author("OP-1", "S-1")
PERSON = Operator("OP-1", "1001", "BADGE-1", "张", "Zhang", "zh", "2S", Role.OPERATOR, "$hash")
LEAD = replace(PERSON, id="OP-2", number="1002", badge="BADGE-2", role=Role.SUPERVISOR, language="en")


def received(pack: str, *, code: str = "CODE-1", tag: str = "P-2611-0001") -> PackReceived:
    """A pack with everything filled in."""
    return PackReceived(
        pack=pack,
        tag=tag,
        code=code,
        kind="gbt34014",
        level="warn",
        reasons=("vendor.unknown",),
        fields={"vendor": "001", "serial": "000000A"},
        payload=code.encode().hex(),
        symbology="qr_code",
        read_by="camera",
        reads=4,
        decoder="zxing",
        simulated=True,
        papers={
            "consignment": "运单 7",
            "sender": "",
            "vehicle": "粤B 12345",
            "manifest": "",
            "vin": "",
            "none": False,
            "same_as_previous": True,
        },
        twin_of="older",
    )


def taken_over(pack: str, *, code: str = "CODE-1", tag: str = "P-2611-0001") -> PackTakenOver:
    """Another station's pack, by its paper."""
    told = received(pack, code=code, tag=tag)
    same = {name: getattr(told, name) for name in PackTakenOver.__slots__ if hasattr(told, name)}
    paper = {"paper": "TRA3RE5J00011", "paper_read_by": "camera", "claim": "3RE5J", "triage_class": "B"}
    return PackTakenOver(**{**same, **paper})


def handed_on(pack: str) -> PackHandedOn:
    """Gone to whichever of our stations takes it over."""
    return PackHandedOn(pack, "TRA3RE5J00011", "camera", "")


def came_back(pack: str) -> PackCameBack:
    """Here again."""
    return PackCameBack(pack, "TRA3RE5J00011", "camera")


def answered(pack: str, answers: Mapping[str, str], triage_class: str = "") -> TriageAnswered:
    """One group of answers."""
    return TriageAnswered(pack, "TRIAGE-1", "group", answers, triage_class)


def weighed(pack: str, mass_mg: int = 412_000_000, printed: str = "412.0") -> WeightTaken:
    """A settled weight."""
    return WeightTaken(
        pack=pack,
        mass_mg=mass_mg,
        printed=printed,
        unit="kg",
        tare_mg=None,
        instrument={"id": "scale-1", "d_mg": 200_000},
        raw="5320",
        source="simulated",
        stability="device",
        taken_at=1_763_877_600_000,
    )


def routed(pack: str, state: str = "stored") -> PackRouted:
    """The end of intake."""
    return PackRouted(pack, "A", state, "R-04")


def looked_again(pack: str, *found: str) -> TriageRepeated:
    """Triage repeated at the bench, with these findings."""
    asked = ("T01", "T02", "T03", "T04", "T05", "T06", "T06C", "T07")
    answers = {question: "yes" if question in found else "no" for question in asked}
    return TriageRepeated(pack, "TRIAGE-1-REPEAT", answers, found, "C" if found else "A", "TRA3RE5J00011")


def quarantined(pack: str) -> PackQuarantined:
    """The other end of intake."""
    return PackQuarantined(pack, "C", ("T02",), "Q-01", 1_763_881_200_000)


def taken_back(entry: Entry) -> EntryCorrected:
    """The correction of an entry."""
    return EntryCorrected(
        entry.epoch, entry.seq, entry.hash.hex(), entry.type, "slip", str(entry.data.get("pack"))
    )
