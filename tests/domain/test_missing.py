"""What is probably missing: told from siblings, trays, containers and kinds; and what may be there twice."""

import pytest

from app.domain.balance import Balance
from app.domain.balance_terms import PACK, Term, Terms
from app.domain.bands import Bands
from app.domain.closing import CLOSING
from app.domain.missing import Guess, Noticed, Offer, hypotheses
from app.domain.output import OutputCode
from app.domain.scale_error import Error, Known
from app.host.catalogue import read_band_list
from app.places import resources

KG = 1_000_000
MOD, CABLE, CASE = OutputCode.MOD, OutputCode.CABLE, OutputCode.CASE_AL
FINE = Error((40_000) ** 2, Known.SCALE)


@pytest.fixture(scope="module")
def bands() -> Bands:
    return read_band_list(resources() / "catalogue")


def term(of: str, kilograms: float, code: OutputCode | None = None, **more: str) -> Term:
    return Term(of, round(kilograms * KG), 0, FINE, verified=True, code=code, **more)  # type: ignore[arg-type]


def modules(count: int, kilograms: float = 28.0) -> tuple[Term, ...]:
    """So many modules, 50 g apart at most, each with a code."""
    return tuple(
        term(f"m{one}", kilograms + 0.05 * (one % 2), MOD, text=f"MD{one}", step="lift")
        for one in range(count)
    )


def asked(
    bands: Bands, outputs: tuple[Term, ...], into: float, noticed: Noticed | None = None
) -> tuple[tuple[Guess, OutputCode | None, int, bool], ...]:
    """What is told of a pack of so many kilograms."""
    terms = Terms(term(PACK, into), outputs)
    balance = Balance(
        round(into * KG),
        sum(one.mass_mg for one in outputs),
        sum(one.error.square for one in terms.all),
        5_000,
    )
    told = hypotheses(balance, terms, noticed or Noticed(), bands)
    return tuple((one.guess, one.code, one.count, one.fits) for one in told)


def test_nothing_is_told_while_the_scales_explain_it(bands: Bands) -> None:
    assert asked(bands, modules(10), 280.3) == ()


def test_modules_that_are_missing_are_counted_by_the_weight_of_their_siblings(bands: Bands) -> None:
    assert asked(bands, modules(8), 280.2) == ((Guess.SIBLINGS, MOD, 2, True),)
    assert asked(bands, modules(8), 224.1 + 13.0) == ((Guess.NOTHING, None, 0, False),)


def test_siblings_that_explain_most_of_it_are_told_with_the_rest(bands: Bands) -> None:
    assert asked(bands, modules(8), 224.2 + 56.0 + 4.0) == ((Guess.SIBLINGS, MOD, 2, False),)
    assert asked(bands, modules(8), 224.2 + 56.0 + 7.0) == ((Guess.NOTHING, None, 0, False),)


def test_one_piece_alone_has_no_siblings(bands: Bands) -> None:
    assert asked(bands, modules(1), 56.0) == ((Guess.NOTHING, None, 0, False),)


def test_pieces_seen_on_a_tray_come_first_and_unread_places_count(bands: Bands) -> None:
    seen = Noticed(tray=("MD0", "MD1", "MD90"), unread=1)
    told = asked(bands, modules(8), 280.2, seen)
    assert told == ((Guess.TOLD, MOD, 2, True), (Guess.SIBLINGS, MOD, 2, True))


def test_a_tray_that_does_not_fit_the_weight_says_so(bands: Bands) -> None:
    told = asked(bands, modules(8), 280.2, Noticed(tray=("MD90",)))
    assert told == ((Guess.SIBLINGS, MOD, 2, True), (Guess.TOLD, MOD, 1, False))


def test_a_kind_that_nobody_recorded_is_told_by_its_common_mass(bands: Bands) -> None:
    offers = (Offer("case", CASE), Offer("cut", CABLE), Offer("rest", OutputCode.FAST))
    told = asked(bands, modules(10), 300.2, Noticed(offers=offers))
    assert told[0] == (Guess.KIND, CASE, 1, True)
    assert {(one[1], one[3]) for one in told[1:]} == {(CABLE, False), (OutputCode.FAST, False)}


def test_a_step_that_said_that_nothing_came_out_is_the_less_likely(bands: Bands) -> None:
    offers = (Offer("case", CASE, nothing=True), Offer("lid", CASE))
    told = asked(bands, modules(10), 300.2, Noticed(offers=offers[:1]))
    assert told == ((Guess.KIND, CASE, 1, False),)


def test_what_was_weighed_at_the_balance_stands_in_for_one_step(bands: Bands) -> None:
    late = (*modules(10), term("c", 5.0, CASE, step=CLOSING))
    offers = Noticed(offers=(Offer("lid", CASE), Offer("tray", CASE)))
    assert asked(bands, late, 305.2, offers) == ((Guess.KIND, CASE, 1, True),)
    assert asked(bands, (*late, term("d", 5.0, CASE, step=CLOSING)), 310.2, offers) == (
        (Guess.NOTHING, None, 0, False),
    )


def test_a_container_weighed_empty_and_not_used_is_told(bands: Bands) -> None:
    outputs = (*modules(10), term("f", 1.2, OutputCode.FAST, container="BN1"))
    told = asked(bands, outputs, 290.0, Noticed(containers=(("BN1", KG), ("BN2", KG))))
    assert told == ((Guess.CONTAINER, None, 0, False),)


def test_too_much_is_a_piece_recorded_twice_or_a_tare_forgotten(bands: Bands) -> None:
    outputs = (*modules(10), term("again", 28.05, MOD, text="MD99"))
    told = asked(bands, outputs, 280.2)
    assert [(guess, code) for guess, code, *_ in told] == [(Guess.TWICE, MOD)]
    tared = (*modules(10), term("f", 3.2, OutputCode.FAST))
    told = asked(bands, tared, 281.4, Noticed(containers=(("BN1", 2 * KG),)))
    assert [(guess, fits) for guess, _, _, fits in told] == [(Guess.TARE, True)]
    assert asked(bands, modules(10), 265.0) == ((Guess.NOTHING, None, 0, False),)


def test_under_way_what_is_still_to_come_is_no_riddle(bands: Bands) -> None:
    assert asked(bands, modules(8), 280.2, Noticed(under_way=True)) == ()
    assert asked(bands, modules(10), 260.0, Noticed(under_way=True)) == ((Guess.NOTHING, None, 0, False),)
