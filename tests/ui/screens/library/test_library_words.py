"""What the station finds wrong with files is said in both languages; every code of the library has words."""

from app.assembly import shelf
from app.domain.library_facts import WITHDRAWAL_REASONS
from app.domain.procedure_defect import Defect
from app.domain.procedure_shelf import Standing
from app.domain.prover import (
    END_NONE,
    ENERGY_SAFER,
    LAPSE_LOST,
    SAFE_LOST,
    STEP_UNREACHED,
    TOO_MANY_WAYS,
    UNSUPERVISED,
)
from app.domain.prover_words import _WHAT
from app.domain.step_difference import Sense
from app.floor import library
from ui.screens.library.proof_words import HELPS, WHAT
from ui.screens.library.words import FOUND, MARKS, STANDINGS
from ui.widgets.difference_words import CHANGED, SENSES
from ui.wording import SENTENCES


def test_what_the_station_finds_has_words() -> None:
    found = [one for room in (shelf, library) for one in vars(room).values() if isinstance(one, Defect)]
    assert len(found) == 4
    for one in found:
        assert one.what in FOUND
        assert one.remedy in FOUND


def test_every_defect_of_a_proof_has_words() -> None:
    codes = {END_NONE, ENERGY_SAFER, LAPSE_LOST, SAFE_LOST, STEP_UNREACHED, TOO_MANY_WAYS, UNSUPERVISED}
    assert set(WHAT) == set(HELPS) == set(_WHAT)
    assert codes <= set(WHAT)


def test_every_standing_difference_and_reason_has_words() -> None:
    assert set(STANDINGS) == set(MARKS) == set(Standing)
    assert set(SENSES) == set(Sense)
    assert set(WITHDRAWAL_REASONS) <= set(SENTENCES)
    kinds = {code.split(".")[0] for code in CHANGED}
    assert kinds == {"document", "deviation", "step", "hold", "point", "option"}
