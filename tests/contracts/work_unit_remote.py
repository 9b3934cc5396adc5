"""What every store of records must keep of what the registry tells."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.operator import STATION
from app.domain.pack_hold import Cleared, Decision, PackHold, Told
from tests.contracts.work_unit import Records
from tests.fakes.told_pages import adopted, hold, page, ruling

KEY = Ed25519PrivateKey.from_private_bytes(b"\3" * 32)


def _adopt(records: Records, *told: Told, after: int = 0) -> None:
    with records.unit() as unit:
        fact = adopted(page(KEY, told, after=after), after + 1, after + len(told))
        unit.journal.append(fact, STATION)


class RemoteHoldsContract:
    """Inherit beside `WorkUnitContract`."""

    def test_nothing_was_ever_heard(self, records: Records) -> None:
        with records.unit() as unit:
            assert (unit.remote.count(), unit.remote.heard_at()) == (0, None)
            assert (unit.remote.about(("A",)), unit.remote.cleared(("A",))) == ((), ())

    def test_holds_are_added_once_however_often_they_are_told(self, records: Records) -> None:
        first, second, note = hold("A"), hold("B", seq=9), hold("A", "weight_differs", seq=3, binding=False)
        _adopt(records, first, second, note)
        _adopt(records, second, first, after=3)
        with records.unit() as unit:
            assert unit.remote.count() == 2
            assert unit.remote.about(("A",)) == tuple(sorted((first, note), key=lambda one: one.id))
            assert set(unit.remote.about(("A", "B", "C"))) == {first, second, note}

    def test_what_opens_them_names_them_and_may_come_first(self, records: Records) -> None:
        held, other = hold("A"), hold("A", seq=9)
        _adopt(records, ruling(held, only="ST-009"))
        _adopt(records, other, held, after=1)
        _adopt(records, ruling(other, Decision.SHUT, name="rl-2"), after=3)
        with records.unit() as unit:
            assert unit.remote.about(("A",)) == (held, other)
            assert unit.remote.cleared(("A",)) == (Cleared("A", held.id, "rl-1", "ST-009"),)
            assert unit.remote.cleared(("B",)) == ()

    def test_a_hold_keeps_every_word_of_it(self, records: Records) -> None:
        odd = PackHold("x:1:2:new", "码 1", "later_word", ("T04", "NO_RECORD"), "x", "收货 2", 12)
        _adopt(records, odd)
        with records.unit() as unit:
            assert unit.remote.about(("码 1",)) == (odd,)

    def test_when_it_was_heard_is_written_over(self, records: Records) -> None:
        for _ in range(2):
            with records.unit() as unit:
                before = unit.remote.heard_at()
                unit.remote.note_heard()
                now = unit.remote.heard_at()
                assert now is not None
                assert before is None or before < now
