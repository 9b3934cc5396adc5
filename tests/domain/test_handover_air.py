"""Gas alarms and blind times stand on the sheet: open until they are over, also into the next shift."""

from app.domain import bench_facts as bench
from app.domain.air_facts import AirAlarm, AirBlind, AirCleared, AirSeen
from app.domain.handover import NOTHING_STANDS
from app.domain.handover_fold import fold_shift
from app.domain.handover_plain import plain_standing, read_standing
from app.domain.journal import Entry
from tests.domain.histories import Book, begin, enrolled, receive
from tests.domain.test_handover_sheet import content_of

LIMIT = {"id": "hydrogen_work", "value": 4000, "unit": "ppm", "version": "1", "signer": "S"}


def on_the_bench() -> Book:
    book = enrolled()
    receive(book, "p1")
    begin(book, "r1", "p1")
    return book


def alarm(book: Book, gas: str = "hydrogen", level: str = "first", ppb: int | None = 5_020_500) -> Entry:
    sign = "limit" if ppb is not None else "meter"
    said = (gas, level, sign, ppb, "5020.5", "ppm", LIMIT, {"id": "G1"}, "00", "instrument", 1, {gas: level})
    return book.add(AirAlarm("r1", "p1", *said), None)


def cleared(book: Book, gas: str = "hydrogen") -> Entry:
    said = (gas, 12_000, "12", "ppm", LIMIT, {"id": "G1"}, "00", "instrument", 1, 60, {})
    return book.add(AirCleared("r1", "p1", *said), None)


def blind(book: Book, **gases: str) -> Entry:
    return book.add(AirBlind("r1", "p1", gases, gases), None)


def rows(book: Book, *names: str) -> list[tuple[object, ...]]:
    """Kind, whether it is open, and these values."""
    told = [row for row in content_of(book)["E"] if row["kind"]["v"] in ("air", "blind")]
    named = ("kind", "open", *names)
    return [tuple(row[name]["v"] if name in row else None for name in named) for row in told]


def test_an_alarm_is_one_row_from_its_first_level_to_its_end() -> None:
    book = on_the_bench()
    alarm(book)
    assert rows(book, "gas", "level", "value_ppb", "limit") == [
        ("air", True, "hydrogen", "first", 5_020_500, 4000)
    ]
    alarm(book, level="second", ppb=None)
    alarm(book, "voc")
    assert rows(book, "gas", "level", "value_ppb", "sign") == [
        ("air", True, "hydrogen", "second", None, "meter"),
        ("air", True, "voc", "first", 5_020_500, "limit"),
    ]
    cleared(book)
    assert [row[:3] for row in rows(book, "gas")] == [("air", True, "voc"), ("air", False, "hydrogen")]
    alarm(book)
    assert len(rows(book)) == 3, "it came again"


def test_a_blind_time_ends_when_all_its_gases_are_seen_or_with_the_run() -> None:
    book = on_the_bench()
    blind(book, hydrogen="disconnected", voc="not_fitted")
    assert rows(book, "gases", "whys") == [
        ("blind", True, ["hydrogen", "voc"], ["disconnected", "not_fitted"])
    ]
    book.add(AirSeen("r1", "p1", ("hydrogen",), {"voc": "not_fitted"}), None)
    assert rows(book) == [("blind", True)]
    book.add(AirSeen("r1", "p1", ("voc",), {}), None)
    blind(book, carbon_monoxide="stale")
    assert rows(book) == [("blind", True), ("blind", False)]
    book.add(bench.RunAborted("r1", "p1", "live", "why"))
    assert rows(book) == [("blind", False), ("blind", False)]


def test_the_next_shift_takes_over_what_stands() -> None:
    book = on_the_bench()
    alarm(book)
    alarm(book, level="second")
    blind(book, hydrogen="stale", voc="stale")
    standing = fold_shift(NOTHING_STANDS, book.entries).standing
    assert [one.level for one in standing.air] == ["second"]
    assert [one.gases for one in standing.blind] == [("hydrogen", "voc")]
    assert read_standing(plain_standing(standing)) == standing
    before = len(book.entries)
    cleared(book)
    book.add(AirSeen("r1", "p1", ("hydrogen", "voc"), {}), None)
    after = fold_shift(standing, book.since(before))
    assert (after.standing.air, after.standing.blind) == ((), ())
    assert (after.air[0].ended is not None, after.blinds[0].ended is not None) == (True, True)


def test_a_sheet_from_before_there_were_such_alarms_is_still_read() -> None:
    plain = plain_standing(NOTHING_STANDS)
    older = {**plain, "of": plain["of"][:-2]}
    assert read_standing(older) == NOTHING_STANDS
