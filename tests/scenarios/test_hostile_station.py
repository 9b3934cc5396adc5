"""Strangers' text from paper and label through the station's journal to the registry's JSON and pages."""

from html import escape
from urllib.parse import quote

import pytest

from app.domain.pack import Papers
from app.domain.refusals import Refusal
from app.domain.scan import ReadBy, ScannedCode, Symbology
from app.floor import commands as ask
from app.floor.views import Saved
from app.wire.envelope import decode
from registry.judge import MAX_BATTERY, storable
from tests.hostile import HOSTILE
from tests.scenarios.bench_proofs import all_printed
from tests.scenarios.faceless import Faceless, Plant

ALIVE = ("<script>alert", "<img src=x", "<svg", "<b>bold", "onmouseover='alert", "</textarea>", "<iframe")


def receive(desk: Faceless, text: str) -> str | None:
    """Receive and quarantine a pack whose code, papers and place are this text; None when it is refused."""
    now = desk.station.clock.now()
    payload = text.encode("utf-8", "surrogatepass")
    code = ScannedCode(payload, text, Symbology.UNKNOWN, ReadBy.WEDGE, now, 1, "wedge")
    papers = Papers(consignment=text, sender=text, vehicle=text, manifest=text, vin=text)
    answer = desk.ask(ask.ReceivePack(code, papers, twin_confirmed=True))
    if isinstance(answer, Refusal):
        return None
    assert isinstance(answer, Saved), answer
    assert answer.pack is not None
    desk.saved(ask.AnswerTriage(answer.pack.id, "now", frozenset({"T01"})))
    desk.saved(ask.RoutePack(answer.pack.id, text))
    return answer.pack.code


@pytest.fixture
def told(enrolled: Plant) -> dict[str, str]:
    """Code of the pack for each text that was taken; everything has been delivered."""
    taken = {}
    with enrolled.running() as desk:
        desk.sign_in()
        for text in HOSTILE:
            code = receive(desk, text)
            if code is not None:
                taken[text] = code
        all_printed(desk)  # a label that comes out later is an entry more
        desk.all_delivered()
        assert enrolled.held(desk.station.identity.station) == desk.journal()
        for raw in desk.journal():
            decode(raw)
    return taken


def test_it_is_kept_told_and_never_comes_alive(enrolled: Plant, told: dict[str, str]) -> None:
    refused = set(HOSTILE) - set(told)
    assert {"", " "} <= refused
    assert len(told) > 40
    looked_up = 0
    for text, code in told.items():
        page = enrolled.page(f"/batteries?code={quote(code, safe='')}")
        if not storable(code, MAX_BATTERY):  # kept as bytes; no database can look it up
            assert page.status_code == 404
            continue
        looked_up += 1
        assert page.status_code == 200, (text[:60], page.text[:200])
        assert not [word for word in ALIVE if word in page.text], text[:60]
        assert "\u202e" not in page.text
        assert "\x1b" not in page.text
        if text.isprintable() and len(text) < 200:
            assert escape(text).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in page.text
        if "\n" not in code:  # a path carries no line break; the page is asked by a query
            check_json(enrolled, text, code)
    assert looked_up > 40


def check_json(enrolled: Plant, text: str, code: str) -> None:
    """Programs are told exactly what the station wrote."""
    answer = enrolled.page("/v1/batteries", code)
    assert answer.status_code == 200, (text[:60], answer.text[:200])
    received = next(entry for entry in answer.json()["entries"] if entry["type"] == "pack.received")
    assert received["data"]["payload"] == text.encode("utf-8", "surrogatepass").hex()
    kept = text.encode("utf-8", "surrogatepass").decode("utf-8", "backslashreplace")
    texts = dict.fromkeys(("consignment", "sender", "vehicle", "manifest", "vin"), kept)
    assert received["data"]["papers"] == {**texts, "none": False, "same_as_previous": False}
