"""What every store of records must tell of photographs and documents on their way to the registry."""

from abc import ABC, abstractmethod
from typing import Protocol

import pytest

from app.domain.journal import PhotoRef
from app.floor.ports import WorkUnit
from tests.contracts.facts import ANYBODY, received


class Records(Protocol):
    """Something that gives out units of work."""

    def unit(self) -> WorkUnit: ...


class DeliveryRecordsContract(ABC):
    """Inherit and give `records`, enrolled as the practice station."""

    @pytest.fixture
    @abstractmethod
    def records(self) -> Records: ...

    def test_attachments_wait_until_the_registry_has_signed_for_them(self, records: Records):
        one, two = PhotoRef("b" * 64, 10), PhotoRef("a" * 64, 7, "application/toml")
        with records.unit() as unit:
            assert (unit.attachments.next_waiting(), unit.attachments.waiting()) == (None, (0, 0))
            unit.journal.append(received("p1"), ANYBODY, refs=(one,))
            unit.journal.append(received("p2"), ANYBODY, refs=(one, two))
        with records.unit() as unit:
            assert unit.attachments.waiting() == (2, 17)
            assert unit.attachments.next_waiting() == one, "the oldest entry's goes first"
            assert unit.attachments.next_waiting({one.sha256}) == two
            assert unit.attachments.length_of(two.sha256) == 7
            assert unit.attachments.length_of("c" * 64) is None
            unit.attachments.note_arrived(one.sha256, b"raw", b"sig", incarnation=2, at=50)
        with records.unit() as unit:
            assert (unit.attachments.next_waiting(), unit.attachments.waiting()) == (two, (1, 7))

    def test_an_attachment_that_is_asked_for_later_waits_again(self, records: Records):
        one = PhotoRef("b" * 64, 10)
        with records.unit() as unit:
            unit.journal.append(received("p1"), ANYBODY, refs=(one,))
            unit.attachments.note_arrived(one.sha256, b"raw", b"sig", incarnation=2, at=50)
            for incarnation, at in ((1, 90), (2, 49), (2, 50)):  # said before it was signed for
                unit.attachments.note_missing((one.sha256,), incarnation=incarnation, at=at)
                assert unit.attachments.waiting() == (0, 0)
            unit.attachments.note_missing(("c" * 64,), incarnation=9, at=9)
            unit.attachments.note_missing((), incarnation=9, at=9)
            assert unit.attachments.waiting() == (0, 0)
            unit.attachments.note_missing((one.sha256,), incarnation=3, at=1)
            assert unit.attachments.next_waiting() == one
            unit.attachments.note_arrived(one.sha256, b"raw", b"sig", incarnation=3, at=2)
            assert unit.attachments.waiting() == (0, 0)
