"""People at the procedure library: the shipped documents, an engineer, and starts over the same records."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.assembly.shelf import Known, put_on_the_shelf
from app.domain.operator import Operator, Role
from app.domain.refusals import Refusal
from app.floor import library_commands as lib
from app.floor.desk import FloorDesk
from app.floor.library_record import documents_in_work, library_record
from app.floor.library_views import DocumentLine, DocumentView, LibraryView
from app.places import resources
from tests.fakes.floor import LEAD, Floor, person, shipped, shown

ENGINEER = person("3001", role=Role.ENGINEER, language="en")
OTHER_ENGINEER = person("3002", role=Role.ENGINEER)
LFP, SAFE = "lfp-pack@2", "made-safe@1"
_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


class LibraryHands:
    """Works at the library of a floor; `start` is a start of the station over the same records and files."""

    def __init__(self, folder: Path) -> None:
        self.floor = Floor(tick=timedelta(milliseconds=50))
        self._proofs = folder / "proofs.json"
        with self.floor.records.unit() as unit:
            for someone in (ENGINEER, OTHER_ENGINEER):
                unit.roster.put(someone)
        self.start()

    def start(self) -> None:
        """The station is started again."""
        floor, catalogue = self.floor, shipped()
        with floor.records.unit() as unit:
            known = Known(library_record(unit), documents_in_work(unit))
        opened = floor.clock.now()
        library = put_on_the_shelf(
            catalogue, known, floor.site.documents, proofs=self._proofs, key=_KEY, today=opened.utc.date()
        )
        floor.site = replace(
            floor.site,
            library=library,
            procedures=library.procedures,
            withdrawn=library.barred,
            hazard_rules=catalogue.hazard_rules,
            opened=opened,
        )
        floor.desk = FloorDesk(floor.records.unit, floor.site)

    def list(self) -> LibraryView:
        answer = self.floor.do(lib.AskLibrary())
        assert isinstance(answer, LibraryView), answer
        return answer

    def line(self, ref: str) -> DocumentLine:
        return next(one for one in self.list().lines if one.ref == ref)

    def open(self, command: object) -> DocumentView:
        """What the desk answers when it must show a document."""
        answer = self.floor.do(command)
        assert isinstance(answer, DocumentView), answer
        return answer

    def refused(self, command: object) -> str:
        answer = self.floor.do(command)
        assert isinstance(answer, Refusal), answer
        return answer.code

    def drafted(self, content: bytes | None = None) -> DocumentView:
        """The engineer brings a file in."""
        self.floor.sign_in(ENGINEER)
        return self.open(lib.DraftDocument(content if content is not None else next_version()))

    def waiting(self, content: bytes | None = None) -> DocumentView:
        """A draft that was handed on."""
        line = self.drafted(content).line
        return self.open(lib.HandOnDraft(line.draft, line.sha256))

    def publish(self, line: DocumentLine, who: Operator = LEAD) -> lib.PublishDraft:
        return lib.PublishDraft(line.draft, line.sha256, shown(who))

    def published(self, content: bytes | None = None) -> DocumentView:
        """A document in force that was drafted here."""
        return self.open(self.publish(self.waiting(content).line))

    def withdraw(
        self, key: str, who: Operator = LEAD, reason: str = "withdrawn.incident"
    ) -> lib.WithdrawProcedure:
        return lib.WithdrawProcedure(key, self.floor.site.procedures[key].sha256, reason, shown(who))


def file_of(key: str = LFP) -> bytes:
    """The shipped bytes of a document."""
    document = shipped().procedures[key]
    name = f"{document.family.lower()}/{document.id}-{document.version}.toml"
    return (resources() / "procedures" / name).read_bytes()


def next_version(key: str = LFP, version: str = "3", old: str = "", new: str = "") -> bytes:
    """A shipped document as another version, with one thing changed."""
    text = file_of(key).decode()
    number = key.split("@")[1]
    assert f'\nversion = "{number}"' in text
    assert old in text
    text = text.replace(f'\nversion = "{number}"', f'\nversion = "{version}"')
    return (text.replace(old, new, 1) if old else text).encode()
