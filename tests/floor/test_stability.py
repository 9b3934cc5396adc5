"""On whose word a weight was still stands in its entry for ever."""

from dataclasses import replace

import pytest

from app.domain.reading import Stability
from app.floor import commands as ask
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import ANNE, Floor


@pytest.mark.parametrize("word", Stability)
def test_a_packs_weight_keeps_it(word: Stability) -> None:
    floor = Floor()
    floor.sign_in(ANNE)
    pack = floor.received()
    floor.clean(pack)
    floor.saved(ask.TakeWeight(pack, replace(floor.weight(), stability=word)))
    taken = next(entry for entry in floor.entries() if entry.type == "weight.taken")
    assert taken.data["stability"] == word.value


@pytest.mark.parametrize("word", Stability)
def test_an_outputs_weight_keeps_it(word: Stability) -> None:
    floor = bench_floor()
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("drain")
    hands.go_on(nothing=True)
    hands.to("lift")
    hands.weigh(reading=replace(floor.part("28.44"), stability=word))
    entry = next(one for one in floor.entries() if one.type == "output.recorded")
    assert entry.data["stability"] == word.value
