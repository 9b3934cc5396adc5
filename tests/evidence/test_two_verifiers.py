"""Both verifiers over records drawn by lot: the short form of `tests.tamper` and `tests.bitflips`."""

import random
from pathlib import Path

import pytest

from app.domain.record_finding import Finding
from app.wire.examination import Tally as Found
from app.wire.examination import Witnesses, examine
from tests import bitflips, tamper
from tests.evidence.bundles import BUNDLE_KINDS
from tests.evidence.histories import worked_history
from tests.evidence.sealed import sealed
from tests.evidence.second import Verdict
from tests.evidence.tampering import KINDS

_SEED = 2026
_SHORT = tamper.Size(2, 30)
_EVERY_KIND = len(KINDS) + len(BUNDLE_KINDS)


def test_both_judge_alike_and_rightly() -> None:
    tally = tamper.tamper(3, _EVERY_KIND, _SEED, _SHORT)
    assert tally.wrong == []
    assert tally.judged.total() == 3 + _EVERY_KIND
    assert set(KINDS) <= set(tally.judged)


def test_every_bit_and_every_end_is_named() -> None:
    tally = bitflips.Tally(_SEED)
    bitflips.flip_bits(tally, 12, entries=30)
    bitflips.lose_ends(tally, 4, histories=2, entries=30)
    assert tally.missed == []
    assert (tally.flips, tally.losses) == (12, 4)


@pytest.mark.long
def test_both_judge_alike_over_a_thousand_and_a_thousand() -> None:
    assert tamper.tamper(1000, 1000, _SEED).wrong == []


@pytest.mark.long
def test_every_one_of_many_bits_and_ends_is_named() -> None:
    tally = bitflips.Tally(_SEED)
    bitflips.flip_bits(tally, 1500)
    bitflips.lose_ends(tally, 400)
    assert tally.missed == []


def test_a_judge_who_is_wrong_is_told(tmp_path: Path) -> None:
    """The comparison itself: good records that are expected to be bad do not pass."""
    tally = tamper.Tally(_SEED)
    made = tamper.station(random.Random(1), _SHORT)
    made.write(tmp_path / "records", tmp_path / "records-mark", told=False)
    tamper._judge(tally, "good", tmp_path / "records", Verdict("good", (1, 3)))
    assert len(tally.wrong) == 1


def test_what_is_damaged_throughout_is_counted_and_kept_in_bounds() -> None:
    made = sealed(worked_history(0), random.Random(1), length=20)
    rows = [(1, seq, made.rows[0][2], bytes(32), bytes(64)) for seq in range(1, 1_101)]
    tally = examine(iter(rows), Witnesses()).tally
    assert len(tally.kept) == 1_000
    assert tally.grave > 1_100
    assert tally.first_bad is not None
    assert (tally.first_bad.epoch, tally.first_bad.seq) == (1, 1)


def test_the_first_bad_entry_is_the_first_in_the_journal() -> None:
    tally = Found()
    tally.add([Finding("entry.hash", 2, 1), Finding("entry.hash", 1, 9), Finding("receipt.removed")])
    tally.add([Finding("time.jumped", 1, 2), Finding("entry.signature", 1, 9)])
    assert tally.first_bad == Finding("entry.hash", 1, 9)
    assert (tally.grave, tally.notes) == (4, 1)
