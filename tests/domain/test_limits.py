"""Site limits: what they say of themselves, every fault at once, and a site that may only tighten."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.limits import NEEDED, Limit, Limits, LimitsFaulty, Safer, Sure
from app.domain.limits_document import read_limits, read_site_limits
from app.domain.procedure import Words
from app.domain.quantity import Quantity

GIVEN = ("pin_free_tries", "pin_lock_first", "pin_lock_longest", "weight_fresh")
TEXTS = {"title": {"zh": "上限", "en": "a limit"}, "action": {"zh": "停手。", "en": "Stop."}}


def row(name: str, **changed: object) -> dict[str, object]:
    plain = {"id": name, "value": 60, "unit": NEEDED.get(name, "mV"), "source": "a clause"}
    merged = {**plain, **TEXTS, "safer": "lower", "sure": ["P", "GK"], **changed}
    return {key: part for key, part in merged.items() if part is not None}


def table(*rows: dict[str, object], **changed: object) -> dict[str, object]:
    kept = {one.get("id") for one in rows}
    whole = {
        "version": "v1",
        "signer": "PRACTICE",
        "limit": [*rows, *(row(name) for name in NEEDED if name not in kept)],
        **changed,
    }
    return {key: part for key, part in whole.items() if part is not None}


def faults(raw: dict[str, Any]) -> tuple[str, ...]:
    with pytest.raises(LimitsFaulty) as caught:
        read_limits(raw)
    return caught.value.faults


def test_a_whole_table_is_taken_with_its_signature() -> None:
    limits = read_limits(table(row("pin_free_tries", value=3), row("residual_voltage", quantity="voltage")))
    assert limits.value("pin_free_tries") == 3
    kept = limits.by_id["residual_voltage"]
    assert (kept.unit, kept.source, kept.version, kept.signer) == ("mV", "a clause", "v1", "PRACTICE")
    assert (kept.quantity, kept.safer, kept.sure) == (
        Quantity.VOLTAGE,
        Safer.LOWER,
        (Sure.PROPOSAL, Sure.UNCONFIRMED),
    )
    assert (kept.title, kept.action) == (Words("上限", "a limit"), Words("停手。", "Stop."))
    assert (kept.library, kept.proposed, limits.by_id["pin_free_tries"].quantity) == (None, False, None)


def test_a_limit_that_nobody_has_signed_is_proposed() -> None:
    limits = read_limits(
        table(row("residual_voltage"), row("other", signer="B. Wu", version="7"), signer=None)
    )
    assert limits.by_id["residual_voltage"].proposed
    assert limits.by_id["residual_voltage"].signer == ""
    mine = limits.by_id["other"]
    assert (mine.proposed, mine.signer, mine.version) == (False, "B. Wu", "7")
    assert read_limits(table(row("residual_voltage", signer=""))).by_id["residual_voltage"].proposed


def test_every_fault_is_told_at_once() -> None:
    told = faults(
        {
            "version": " ",
            "signer": 7,
            "name": "x",
            "limit": [
                row("pin_free_tries", value=0, source=7),
                row("pin_lock_first", unit="min"),
                row("pin_lock_longest", source=""),
                row("weight_fresh"),
                row("weight_fresh"),
            ],
        }
    )
    assert told == (
        'key "name" is unknown',
        "version: missing",
        'signer must be text; left out or "" when nobody has signed',
        "pin_free_tries: value must be a whole number above 0",
        "pin_free_tries: source is missing",
        "pin_lock_first: unit must be s",
        "pin_lock_longest: source is missing",
        "weight_fresh: given twice",
        *(f"{name}: missing" for name in NEEDED if name not in GIVEN),
    )


@pytest.mark.parametrize("value", [0, -1, 1.0, True, "60", None, [], float("nan")])
def test_a_limit_is_a_whole_number_above_zero(value: object) -> None:
    assert faults(table(row("weight_fresh", value=value))) == (
        "weight_fresh: value must be a whole number above 0",
    )


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"unit": None}, "unit is missing"),
        ({"value": 10**13}, "value must be at most 1000000000000"),
        ({"value": 16**5000}, "value must be at most 1000000000000"),
        (
            {"quantity": "noise"},
            "quantity must be one of " + ", ".join(one.value for one in Quantity) + "; left",
        ),
        ({"quantity": "hydrogen"}, "unit must be ppm, for it is of hydrogen"),
        ({"title": None}, "title: missing"),
        ({"title": {"zh": "上限"}}, "title en: missing"),
        ({"action": None}, "action: missing"),
        ({"action": {"zh": "停" * 61, "en": "Stop."}}, "action zh: 61 characters; at most 60"),
        ({"safer": None}, "safer must be one of lower, higher, none"),
        ({"safer": "smaller"}, "safer must be one of lower, higher, none"),
        ({"sure": None}, "sure must be a list of one or more of H, M, L, GK, D, P"),
        ({"sure": []}, "sure must be a list of one or more of H, M, L, GK, D, P"),
        ({"sure": "P"}, "sure must be a list of one or more of H, M, L, GK, D, P"),
        ({"sure": ["P", "X"]}, "sure must be a list of one or more of H, M, L, GK, D, P"),
        ({"version": ""}, "version is empty"),
        ({"signer": 7}, 'signer must be text; left out or "" when nobody has signed'),
        ({"colour": "red"}, 'key "colour" is unknown'),
    ],
)
def test_each_fault_of_a_limit_is_told_alone(changed: dict[str, object], fault: str) -> None:
    (told,) = faults(table(row("residual_voltage", **changed)))
    assert told.startswith(f"residual_voltage: {fault}")


@pytest.mark.parametrize("name", [None, "", "Residual", "a b", 7, "x" * 33, "l\u202eimit"])
def test_a_limit_without_a_usable_id_is_told_as_that(name: object) -> None:
    assert faults(table(row("residual_voltage", id=name))) == (
        "?: id is missing or badly formed: small letters, digits and _, at most 32",
    )


@pytest.mark.parametrize(
    ("safer", "looser", "tighter"),
    [(Safer.LOWER, (61,), (60, 1)), (Safer.HIGHER, (59,), (60, 90)), (Safer.NONE, (), (1, 60, 90))],
)
def test_a_value_is_looser_on_the_side_that_is_not_safer(
    safer: Safer, looser: tuple[int, ...], tighter: tuple[int, ...]
) -> None:
    limit = Limit("x", 60, "mV", "s", "1", "n", safer=safer)
    assert all(limit.looser(value) for value in looser)
    assert not any(limit.looser(value) for value in tighter)
    assert limit.fits("at_most") is (safer is not Safer.HIGHER)
    assert limit.fits("at_least") is (safer is not Safer.LOWER)


LIBRARY = read_limits(
    table(row("residual_voltage"), row("bleed", unit="s", safer="higher"), row("test", safer="none"))
)


def of_site(*rows: dict[str, object], **changed: object) -> Limits:
    return read_site_limits({"version": "s1", "signer": "B. Wu", "limit": list(rows), **changed}, LIBRARY)


def site_faults(*rows: dict[str, object], **changed: object) -> tuple[str, ...]:
    with pytest.raises(LimitsFaulty) as caught:
        of_site(*rows, **changed)
    return caught.value.faults


def test_a_site_tightens_under_its_own_signature() -> None:
    limits = of_site({"id": "residual_voltage", "value": 50, "source": "our risk assessment"})
    mine, other = limits.by_id["residual_voltage"], limits.by_id["bleed"]
    assert (mine.value, mine.version, mine.signer, mine.source) == (50, "s1", "B. Wu", "our risk assessment")
    assert (mine.library, mine.unit, mine.title) == (60, "mV", Words("上限", "a limit"))
    assert other == LIBRARY.by_id["bleed"]
    assert limits.by_id.keys() == LIBRARY.by_id.keys()


def test_a_site_adopts_a_proposed_value_by_signing_it() -> None:
    proposed = read_limits(table(row("residual_voltage"), signer=None))
    assert proposed.by_id["residual_voltage"].proposed
    signed = read_site_limits(
        {
            "version": "s1",
            "signer": "B. Wu",
            "limit": [{"id": "residual_voltage", "value": 60, "source": "s"}],
        },
        proposed,
    )
    assert not signed.by_id["residual_voltage"].proposed
    assert signed.by_id["weight_fresh"].proposed


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        (
            "residual_voltage",
            61,
            "61 mV is looser than the library's 60 mV; lower is safer, and a site may only tighten",
        ),
        ("bleed", 59, "59 s is looser than the library's 60 s; higher is safer, and a site may only tighten"),
        ("strange", 1, "is not in the library; a site sets only limits that are there"),
        ("residual_voltage", 0, "value must be a whole number above 0"),
        pytest.param("residual_voltage", 16**5000, "value must be at most 1000000000000", id="endless"),
    ],
)
def test_a_looser_or_strange_value_of_a_site_is_refused(name: str, value: int, fault: str) -> None:
    assert site_faults({"id": name, "value": value, "source": "s"}) == (f"{name}: {fault}",)


def test_where_neither_way_is_safer_a_site_sets_what_it_likes() -> None:
    for value in (1, 60, 999):
        assert of_site({"id": "test", "value": value, "source": "s"}).value("test") == value


def test_every_fault_of_a_site_is_told_at_once() -> None:
    tight = {"id": "bleed", "value": 90, "source": "s"}
    wrong = {"id": "residual_voltage", "value": 99, "unit": "V"}
    assert site_faults(wrong, tight, tight, version=None, signer=" ") == (
        "version: missing",
        "signer: missing",
        'residual_voltage: key "unit" is unknown; a site sets id, value, source',
        "residual_voltage: 99 mV is looser than the library's 60 mV; lower is safer,"
        " and a site may only tighten",
        "residual_voltage: source is missing",
        "bleed: given twice",
    )


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(["version", "signer", "limit", "id", "value", "source", "sure", "safer", "quantity"])


def printable(faulty: LimitsFaulty) -> None:
    """Whatever was given, what is told of it harms no console."""
    assert faulty.faults
    assert all(fault.isprintable() for fault in faulty.faults)


@given(st.dictionaries(KEYS, PLAIN), st.lists(PLAIN | st.dictionaries(KEYS, PLAIN), max_size=3))
def test_any_table_is_limits_or_faults(raw: dict[str, Any], rows: list[Any]) -> None:
    for one in (raw, table(limit=rows), table(limit=[*rows, *table()["limit"]])):  # type: ignore[misc]
        try:
            limits = read_limits(one)
        except LimitsFaulty as faulty:
            printable(faulty)
            continue
        assert set(NEEDED) <= set(limits.by_id)


@given(st.dictionaries(KEYS, PLAIN), st.lists(PLAIN | st.dictionaries(KEYS, PLAIN), max_size=3))
def test_no_table_of_a_site_ever_loosens_a_limit(raw: dict[str, Any], rows: list[Any]) -> None:
    for one in (raw, {"version": "1", "signer": "n", "limit": rows}):
        try:
            limits = read_site_limits(one, LIBRARY)
        except LimitsFaulty as faulty:
            printable(faulty)
            continue
        assert not any(LIBRARY.by_id[name].looser(one.value) for name, one in limits.by_id.items())


@given(st.sampled_from(sorted(LIBRARY.by_id)), st.integers(-5, 200))
def test_a_value_of_a_site_is_taken_exactly_when_it_is_not_looser(name: str, value: int) -> None:
    library = LIBRARY.by_id[name]
    try:
        taken = of_site({"id": name, "value": value, "source": "s"}).value(name)
    except LimitsFaulty:
        assert value <= 0 or library.looser(value)
    else:
        assert taken == value > 0
        assert not library.looser(value)


NO_SUCH_ALARM = "a: alarm must be one of first, second; left out for a limit that raises none"


def gas(name: str, **changed: object) -> dict[str, object]:
    return row(name, **{"quantity": "hydrogen", "unit": "ppm", "value": 10, "alarm": "first", **changed})


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (
            [gas("a", alarm="third")],
            "a: alarm must be one of first, second; left out for a limit that raises none",
        ),
        (
            [gas("a", alarm="none")],
            "a: alarm must be one of first, second; left out for a limit that raises none",
        ),
        ([gas("a", alarm=1)], "a: alarm must be one of first, second; left out for a limit that raises none"),
        (
            [gas("a", quantity="oxygen")],
            "a: alarm: only for hydrogen, carbon_monoxide, hydrogen_fluoride, voc",
        ),
        (
            [gas("a", quantity=None, unit="s")],
            "a: alarm: only for hydrogen, carbon_monoxide, hydrogen_fluoride, voc",
        ),
        ([gas("a", safer="higher")], "a: alarm: lower must be the safer way"),
        ([gas("a"), gas("b")], "b: a is the first alarm of hydrogen already"),
        ([gas("a", alarm="second")], "a: hydrogen has no first alarm below this second one"),
        (
            [gas("a"), gas("b", alarm="second")],
            "b: hydrogen has no first alarm below this second one",
        ),
    ],
)
def test_an_alarm_is_of_a_gas_in_the_air_and_has_its_order(rows: list[dict[str, object]], fault: str) -> None:
    assert faults(table(*rows)) == (fault,)


def test_a_limit_that_alarms_says_so_and_a_site_may_only_lower_it() -> None:
    library = read_limits(table(gas("a"), gas("b", alarm="second", value=20), row("c")))
    assert [library.by_id[name].alarm.value for name in "abc"] == ["first", "second", "none"]
    head = {"version": "s1", "signer": "B. Wu"}
    lower = read_site_limits({**head, "limit": [{"id": "a", "value": 5, "source": "ours"}]}, library)
    assert (lower.by_id["a"].value, lower.by_id["a"].alarm.value) == (5, "first")
    for name, value in (("a", 11), ("b", 21), ("air_blind_wait", 61)):
        with pytest.raises(LimitsFaulty):
            read_site_limits({**head, "limit": [{"id": name, "value": value, "source": "ours"}]}, library)
