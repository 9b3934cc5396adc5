"""Gas alarms and blind times on the handover sheet, in both languages."""

from app.domain.air_facts import AirAlarm, AirBlind, AirCleared
from app.domain.handover import NOTHING_STANDS
from app.domain.handover_fold import fold_shift
from app.domain.handover_sheet import freeze_content
from app.papers.sheet_pdf import sheet_pdf
from tests.domain.histories import Book, begin, enrolled, receive
from tests.domain.history_shifts import given, words
from tests.papers.reading_back import PEOPLE, squeezed, words_of

LIMIT = {"id": "hydrogen_work", "value": 4000, "unit": "ppm", "version": "1", "signer": "S"}


def page(book: Book) -> str:
    """All words of the sheet of this shift."""
    content = freeze_content(fold_shift(NOTHING_STANDS, book.entries), given(book), words())
    return squeezed("".join(words_of(sheet_pdf(content, (), people=PEOPLE))))


def alarm(gas: str, level: str, sign: str, ppb: int | None) -> AirAlarm:
    return AirAlarm(
        "r1", "p1", gas, level, sign, ppb, "", "", LIMIT, {}, "", "instrument", 1, standing={gas: level}
    )


def test_the_paper_says_which_gas_how_much_and_whether_it_is_over() -> None:
    book = enrolled()
    receive(book, "p1")
    begin(book, "r1", "p1")
    book.add(alarm("hydrogen", "first", "limit", 5_020_500), None)
    book.add(alarm("carbon_monoxide", "second", "range", None), None)
    cleared = ("hydrogen", 0, "0", "ppm", LIMIT, {}, "", "instrument", 1, 60, {"carbon_monoxide": "second"})
    book.add(AirCleared("r1", "p1", *cleared), None)
    book.add(AirBlind("r1", "p1", {"voc": "disconnected"}, {"voc": "disconnected"}), None)
    told = page(book)
    for said in (
        "空气报警 air alarm",
        "氢气 hydrogen，一级报警 first alarm：5,020.5 ppm，限值 limit 4000 ppm",
        "一氧化碳 carbon monoxide，二级报警 second alarm，限值 limit 4000 ppm，超出探测器量程",
        "仍在报警 it still stands",
        "解除 over",
        "空气未监测 air not watched",
        "有机挥发物 organic vapour：无应答 no answer",
        "至今 still so",
    ):
        assert squeezed(said) in told, said
