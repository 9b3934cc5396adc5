"""Web addresses on batteries: GS1 Digital Links with their check digits, and links that tell nothing."""

from datetime import date
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.identity import Identity, Kind, Level, classify, names_no_single_thing
from app.domain.vendors import Vendors

GTIN, SSCC = "09521234543213", "106141411234567897"
NOBODY = Vendors("none", {})


def know(text: str) -> Identity:
    return classify(text, today=date(2026, 11, 23), vendors=NOBODY)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            f"https://id.gs1.org/01/{GTIN}/10/ABC123/21/12345",
            {"host": "id.gs1.org", "gtin": GTIN, "lot": "ABC123", "serial": "12345"},
        ),
        (
            "https://id.gs1.de/01/04012345678901/21/SN12345",
            {"host": "id.gs1.de", "gtin": "04012345678901", "serial": "SN12345"},
        ),
        (
            f"HTTP://Example.COM:8080/any/where/01/{GTIN}/22/v2/10/L/21/7/",
            {"host": "example.com:8080", "gtin": GTIN, "cpv": "v2", "lot": "L", "serial": "7"},
        ),
        (
            f"https://id.gs1.org/01/{GTIN}/21/a%2Fb%25c?linkType=gs1:dpp&11=260131&3103=012345",
            {
                "host": "id.gs1.org",
                "gtin": GTIN,
                "serial": "a/b%c",
                "date": "2026-01-31",
                "net_mg": "12345000",
            },
        ),
        (
            f"https://id.gs1.org/8006/{GTIN}0102/21/7",
            {"host": "id.gs1.org", "itip": f"{GTIN}0102", "serial": "7"},
        ),
        ("https://id.gs1.org/01/9521234543213/21/7", {"host": "id.gs1.org", "gtin": GTIN, "serial": "7"}),
    ],
)
def test_links_that_name_one_battery(text: str, fields: dict[str, str]) -> None:
    found = know(text)
    assert (found.kind, found.level, found.reasons) == (Kind.GS1_DIGITAL_LINK, Level.OK, ())
    assert dict(found.fields) == fields
    assert names_no_single_thing(found) == ""


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (f"00/{SSCC}", "sscc"),
        (f"01/{GTIN}", "gtin"),
        (f"01/{GTIN}/10/ABC123", "gtin"),
        ("414/9521321000018/254/dock", "gln"),
        ("417/9521321000018", "party_gln"),
        ("8003/095213210000189", "grai"),
        ("8004/ASSET-1", "giai"),
        ("8018/952132100000000014", "gsrn"),
    ],
)
def test_links_that_name_something_else(path: str, field: str) -> None:
    found = know(f"https://example.com/products/{path}")
    assert (found.kind, found.level, found.reasons) == (Kind.GS1_DIGITAL_LINK, Level.WARN, ("gs1.no_serial",))
    assert found.fields[field]
    assert names_no_single_thing(found) == "gs1.no_serial"


@pytest.mark.parametrize(
    ("path", "level", "reason"),
    [
        (f"01/{GTIN[:-1]}4/21/1", Level.REJECT, "gs1.check_digit"),
        ("00/106141411234567890", Level.REJECT, "gs1.check_digit"),
        ("414/9521321000019", Level.REJECT, "gs1.check_digit"),
        ("8018/952132100000000015", Level.REJECT, "gs1.check_digit"),
        (f"01/{GTIN}/21/1/10/A", Level.WARN, "gs1_digital_link.qualifier_order"),
        (f"01/{GTIN}/10/A/22/1/21/7", Level.WARN, "gs1_digital_link.qualifier_order"),
        (f"01/{GTIN}/21/1/21/2", Level.REJECT, "gs1_digital_link.qualifier"),
        (f"00/{SSCC}/21/1", Level.REJECT, "gs1_digital_link.qualifier"),
        (f"01/{GTIN}/21/{'A' * 21}", Level.REJECT, "gs1.value"),
        (f"01/{GTIN}/21/%E7%94%B5", Level.REJECT, "gs1.value"),
        (f"01/{GTIN}/21/%FF", Level.REJECT, "gs1.value"),
        (f"01/{GTIN}/21/a%1D10b", Level.REJECT, "gs1.value"),
        (f"01/{GTIN}/21/50%zz", Level.REJECT, "gs1_digital_link.percent"),
        (f"01/{GTIN}/21/1?11=261399", Level.WARN, "gs1_digital_link.attribute"),
        (f"01/{GTIN}/21/1?21=2", Level.WARN, "gs1_digital_link.attribute"),
        (f"01/{GTIN}?21=2", Level.WARN, "gs1_digital_link.attribute"),
        (f"01/{GTIN}/21/1?11=260230", Level.REJECT, "gs1.date"),
        (f"01/{GTIN}/21/1?10=A&10=B", Level.WARN, "gs1_digital_link.attribute"),
    ],
)
def test_links_with_a_fault(path: str, level: Level, reason: str) -> None:
    found = know(f"https://id.gs1.org/{path}")
    assert (found.kind, found.level) == (Kind.GS1_DIGITAL_LINK, level)
    assert reason in found.reasons


def test_a_serial_in_the_query_makes_no_battery() -> None:
    assert names_no_single_thing(know(f"https://id.gs1.org/01/{GTIN}?21=2")) == "gs1.no_serial"
    assert know(f"https://id.gs1.org/01/{GTIN}/21/1?21=2").fields["serial"] == "1"


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("https://id.maker.example/ABC-123", {"host": "id.maker.example", "path": "/ABC-123"}),
        ("https://p.maker.example/?s=0001", {"host": "p.maker.example", "path": "/", "query": "s=0001"}),
        (
            "https://www.maker.example/p/4711/sn/0001",
            {"host": "www.maker.example", "path": "/p/4711/sn/0001"},
        ),
        ("https://x.example/01/12345/21/1", {"host": "x.example", "path": "/01/12345/21/1"}),
        (f"https://x.example/01/{GTIN}/about", {"host": "x.example", "path": f"/01/{GTIN}/about"}),
        (f"https://x.example/01/{GTIN}/21/1#top", None),
        ("https://x.example/01", {"host": "x.example", "path": "/01"}),
        ("https://[2001:db8::1]:443/a", {"host": "[2001:db8::1]:443", "path": "/a"}),
    ],
)
def test_links_of_which_nothing_can_be_told(text: str, fields: dict[str, str] | None) -> None:
    found = know(text)
    assert (found.kind, found.level, found.reasons) == (Kind.LINK, Level.WARN, ("link.any_page",))
    assert fields is None or dict(found.fields) == fields
    assert found.text == text
    assert names_no_single_thing(found) == "", "a passport of another scheme may look like this"


@pytest.mark.parametrize("text", ["https://www.maker.example", "http://www.maker.example/"])
def test_a_front_page_is_nobodys_battery(text: str) -> None:
    assert names_no_single_thing(know(text)) == "link.no_path"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("https://", "link.host"),
        ("https:///01/x", "link.host"),
        ("https://:80/x", "link.host"),
        ("https://x.example:port/y", "link.host"),
        ("https://[::1/x", "link.host"),
        ("https://a.example/b c", "link.characters"),
        ("https://a.example/\u202ebc", "link.characters"),
        ("https://a.example/b\nSet-Cookie: x", "link.characters"),
        ("https://a.example/\x00", "link.characters"),
    ],
)
def test_what_is_no_address_is_refused(text: str, reason: str) -> None:
    found = know(text)
    assert (found.kind, found.level, found.reasons) == (Kind.LINK, Level.REJECT, (reason,))


def test_a_name_before_the_host_is_told_and_the_true_host_named() -> None:
    for text in ("https://id.gs1.org@evil.example/x", f"https://id.gs1.org@evil.example/01/{GTIN}/21/1"):
        found = know(text)
        assert found.fields["host"] == "evil.example"
        assert (found.level, "link.user_before_host" in found.reasons) == (Level.WARN, True)


def test_scheme_and_host_are_the_same_in_any_case_and_the_path_is_not() -> None:
    assert know(" HTTPS://A.Example/Path?Q=1\r\n").text == "https://a.example/Path?Q=1"
    assert know("https://a.example/path").text != know("https://a.example/Path").text


def test_one_battery_has_one_key_whatever_carries_its_number() -> None:
    link = know(f"https://maker.example/01/{GTIN}/10/L/21/12345")
    symbol = know(f"]d201{GTIN}2112345")
    assert link.text == symbol.text == f"(01){GTIN}(21)12345"
    assert know(link.text).text == link.text


@given(
    prefix=st.lists(st.text("abc01-", min_size=1, max_size=6), max_size=3),
    serial=st.text("ABCabc012!%&'()*+,-./:;<=>?_\"", min_size=1, max_size=20),
    lot=st.text("ABC012/%", min_size=1, max_size=20),
)
def test_what_was_written_is_read(prefix: list[str], serial: str, lot: str) -> None:
    path = "/".join([*prefix, "01", GTIN, "10", quote(lot, safe=""), "21", quote(serial, safe="")])
    found = know(f"https://id.maker.example/{path}")
    assert (found.kind, found.level) == (Kind.GS1_DIGITAL_LINK, Level.OK)
    assert (found.fields["lot"], found.fields["serial"]) == (lot, serial)


@given(st.text(st.sampled_from("/01210?#@:%[]. \\\x00é电&=G"), max_size=40))
def test_any_address_is_judged(rest: str) -> None:
    found = know("https://" + rest)
    assert found.kind in (Kind.LINK, Kind.GS1_DIGITAL_LINK)
    assert found.reasons or found.level is Level.OK


def test_long_addresses_are_judged_at_once() -> None:
    for text in ("/01" * 1300, f"/01/{GTIN}" + "/10/x" * 800, "?" + "&".join(["20=05"] * 600), "%" * 4000):
        assert know("https://a.example" + text).kind in (Kind.LINK, Kind.GS1_DIGITAL_LINK)
