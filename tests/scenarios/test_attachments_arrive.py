"""Photographs and documents follow their entries to the registry: whole, once, and over a bad line."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.journal import PhotoRef
from app.floor.views import SyncKind
from app.sync.courier import FIRST_PIECE
from app.sync.registry import Away, Held, Refused
from registry.attachments import content_of
from registry.service import Registry
from tests.registry.opened import opened_registry
from tests.scenarios.two_histories import Beside, History

PHOTO = b"\xff\xd8" + random.Random(1).randbytes(300_000)
DOCUMENT = b"id = 'lfp-pack'\n" * 40


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    with opened_registry(f"sqlite:///{tmp_path / 'registry.sqlite'}", tmp_path / "registry.key") as opened:
        yield opened


@pytest.fixture
def history(tmp_path: Path, registry: Registry) -> History:
    return History(tmp_path / "station", registry)


def test_what_entries_name_is_delivered_behind_them(history: History, registry: Registry) -> None:
    photo = history.attachments.add(PHOTO)
    document = history.attachments.add(DOCUMENT, "application/toml")
    history.record(2, photo, document)
    history.record(1, photo)
    told, view = history.deliver(steps=1)
    assert (view.attachments_waiting, view.attachment_bytes) == (2, len(PHOTO) + len(DOCUMENT))
    told, view = history.deliver()
    assert (view.attachments_waiting, view.attachment_bytes) == (0, 0)
    assert told[-1].kind is SyncKind.UP_TO_DATE
    assert content_of(registry, photo.sha256) == ("image/jpeg", PHOTO)
    assert content_of(registry, document.sha256) == ("application/toml", DOCUMENT)
    before = history.beside.carried
    history.record(1, photo)
    history.deliver()
    assert history.beside.carried == before, "what is held is not carried again"


class BadLine(Beside):
    """Loses requests and answers for as long as it is bad."""

    def __init__(self, registry: Registry, chance: random.Random, cuts: int) -> None:
        super().__init__(registry)
        self._chance = chance
        self.cuts = cuts

    def carry(self, sha256: str, body: bytes) -> Held | Away | Refused:
        if self.cuts and self._chance.random() < 0.75:
            self.cuts -= 1
            if self._chance.random() < 0.5:
                super().carry(sha256, body)  # it arrived, and nobody heard of it
            return Away("registry.unreachable")
        return super().carry(sha256, body)


@pytest.mark.parametrize(("count", "cuts"), [(8, 20), pytest.param(40, 100, marks=pytest.mark.long)])
def test_cut_again_and_again_nothing_is_lost_and_little_is_sent_twice(
    history: History, registry: Registry, count: int, cuts: int
) -> None:
    chance = random.Random(7)
    photos = [history.attachments.add(b"\xff\xd8" + chance.randbytes(200_000)) for _ in range(count)]
    for one in photos:
        history.record(1, one)
    line = BadLine(registry, chance, cuts)
    history.beside = line
    for _ in range(800):
        _, view = history.deliver()
        if not view.attachments_waiting:
            break
    assert line.cuts == 0
    for one in photos:
        assert content_of(registry, one.sha256)[1] == history.attachments.kept[one.sha256]
    assert line.carried < 1.3 * sum(one.length for one in photos)


def test_what_is_gone_from_the_disk_holds_up_nothing_else(history: History, registry: Registry) -> None:
    gone, changed, there = (history.attachments.add(PHOTO + bytes([n])) for n in range(3))
    history.record(1, gone, changed)
    history.record(1, there)
    del history.attachments.kept[gone.sha256]
    history.attachments.kept[changed.sha256] = PHOTO
    told, view = history.deliver()
    assert view.attachments_waiting == 2
    assert (told[-1].kind, told[-1].code) == (SyncKind.ATTENTION, "attachment.gone")
    assert content_of(registry, there.sha256)[1] == PHOTO + bytes([2])


def test_a_registry_that_was_restored_asks_for_them_again(history: History) -> None:
    photo = history.attachments.add(PHOTO)
    history.record(1, photo)
    history.deliver()
    history.registry_forgets()
    history.deliver()
    _, view = history.deliver()  # its next receipt, once it has read the entries again, asks for it
    assert view.attachments_waiting == 0
    assert content_of(history.registry, photo.sha256)[1] == PHOTO


def test_word_from_before_a_registry_was_restored_no_longer_counts(history: History) -> None:
    photo = history.attachments.add(PHOTO)
    history.record(1, photo)
    history.deliver()
    before = history.beside.attachment(history.station, photo.sha256)
    history.registry_forgets()
    history.deliver()

    class Replayed(Beside):
        def attachment(self, station: str, sha256: str) -> Held | Away | Refused:
            return before

    history.beside = Replayed(history.registry)
    told, view = history.deliver()
    assert (told[-1].kind, told[-1].code) == (SyncKind.ATTENTION, "receipt.old")
    assert view.attachments_waiting == 1


def test_a_name_that_the_registry_has_not_read_yet_is_tried_again_soon(history: History) -> None:
    photo = history.attachments.add(PHOTO)
    history.record(1, photo)

    class NotJudged(Beside):
        def attachment(self, station: str, sha256: str) -> Held | Away | Refused:
            return Refused(404, "attachment.not_named")

    history.beside = NotJudged(history.registry)
    _, view = history.deliver()
    assert view.attachments_waiting == 1
    history.beside = Beside(history.registry)
    _, view = history.deliver()
    assert view.attachments_waiting == 0


def test_what_the_registry_refuses_holds_up_nothing_else_and_is_told(
    history: History, registry: Registry
) -> None:
    refused, there = (history.attachments.add(PHOTO + bytes([n])) for n in range(2))
    history.record(1, refused)
    history.record(1, there)

    class Strict(Beside):
        def carry(self, sha256: str, body: bytes) -> Held | Away | Refused:
            if sha256 == refused.sha256:
                return Refused(409, "attachment.length")
            return super().carry(sha256, body)

    history.beside = Strict(registry)
    told, view = history.deliver()
    assert (told[-1].kind, told[-1].code) == (SyncKind.ATTENTION, "attachment.length")
    assert view.attachments_waiting == 1
    assert content_of(registry, there.sha256)[1] == PHOTO + bytes([1])


def test_a_registry_from_before_it_took_photographs_is_asked_once_a_look(
    history: History, registry: Registry
) -> None:
    for number in range(5):
        history.record(1, history.attachments.add(PHOTO + bytes([number])))
    asked: list[str] = []

    class Older(Beside):
        def attachment(self, station: str, sha256: str) -> Held | Away | Refused:
            asked.append(sha256)
            return Refused(404, "request.no_such_place")

    history.beside = Older(registry)
    told, view = history.deliver()
    assert told[-1].kind is SyncKind.UP_TO_DATE
    assert (len(asked), view.attachments_waiting) == (1, 5)


def test_an_answer_about_another_station_moves_nothing(history: History, registry: Registry) -> None:
    photo = history.attachments.add(PHOTO)
    history.record(1, photo)
    other = History(Path(history.records.parent.parent, "other"), registry)
    other.attachments.add(PHOTO)
    other.record(1, PhotoRef(photo.sha256, photo.length))
    other.deliver()

    class Foreign(Beside):
        def attachment(self, station: str, sha256: str) -> Held | Away | Refused:
            return super().attachment(other.station, sha256)

    history.beside = Foreign(registry)
    told, view = history.deliver()
    assert (told[-1].kind, told[-1].code) == (SyncKind.ATTENTION, "receipt.stranger")
    assert view.attachments_waiting == 1


def test_pieces_grow_while_all_is_well(history: History) -> None:
    photo = history.attachments.add(b"\xff\xd8" + bytes(FIRST_PIECE * 7 - 2))
    history.record(1, photo)
    sizes: list[int] = []

    class Measuring(Beside):
        def carry(self, sha256: str, body: bytes) -> Held | Away | Refused:
            sizes.append(len(body) // FIRST_PIECE)
            return super().carry(sha256, body)

    history.beside = Measuring(history.registry)
    history.deliver()
    assert sizes == [1, 2, 4]
