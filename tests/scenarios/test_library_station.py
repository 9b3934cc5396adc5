"""A station on real disks: what was published is in force after a start, and a changed file is not."""

import pytest

from app.domain.operator import Credentials
from app.domain.procedure_shelf import Standing
from app.floor import commands as ask
from app.floor import library_commands as lib
from app.floor.library_views import DocumentView, LibraryView
from app.floor.views import OperatorView
from app.host.documents import DiskDocuments
from app.wire.envelope import decode
from tests.fakes.library_hands import SAFE, next_version
from tests.scenarios.faceless import Faceless, Plant

ENGINEER, LEAD = Credentials(badge="BG3001V"), Credentials(badge="BG9001W", pin="9876")
NEW = "made-safe@2"


def published(desk: Faceless) -> str:
    """The engineer brings a second version in, the lead publishes it; its hash."""
    desk.asked(ask.SignIn(ENGINEER), OperatorView)
    line = desk.asked(lib.DraftDocument(next_version(SAFE, "2")), DocumentView).line
    desk.asked(lib.HandOnDraft(line.draft, line.sha256), DocumentView)
    desk.asked(lib.PublishDraft(line.draft, line.sha256, LEAD), DocumentView)
    return line.sha256


def standings(desk: Faceless) -> dict[str, Standing]:
    return {one.key: one.standing for one in desk.asked(lib.AskLibrary(), LibraryView).lines}


@pytest.mark.parametrize("spoilt", [False, True])
def test_what_was_published_is_found_again(enrolled: Plant, spoilt: bool) -> None:
    with enrolled.running() as desk:
        sha256 = published(desk)
        assert standings(desk)[NEW] is Standing.IN_FORCE
        desk.all_delivered()
        held = enrolled.held(desk.station.identity.station)
        assert "procedure.published" in [decode(raw).type for raw in held]
    file = DiskDocuments(enrolled.places.documents).file_of(sha256)
    assert file.read_bytes() == next_version(SAFE, "2")
    if spoilt:
        file.write_bytes(file.read_bytes() + b"# a better word\n")
    with enrolled.running() as desk:
        seen = standings(desk)
        assert seen[NEW] is (Standing.MALFORMED if spoilt else Standing.IN_FORCE)
        assert seen[SAFE] is (Standing.IN_FORCE if spoilt else Standing.SUPERSEDED)
    assert enrolled.places.proofs.is_file()
