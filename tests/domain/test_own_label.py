"""Our own labels: the check character finds every single misread, and no label passes for another code."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import gbt34014, vin
from app.domain.own_label import ALPHABET, LONGEST_BODY, NotALabel, Prefix, check_character, mint, parse

bodies = st.text(ALPHABET, min_size=1, max_size=LONGEST_BODY)
prefixes = st.sampled_from(Prefix)
TESLA_LENGTH, NIO_LENGTHS = 14, (32, 36)


def _sound(text: str) -> bool:
    label = parse(text)
    return label is not None and label.sound


@pytest.mark.parametrize(
    ("text", "check"), [("BN0001", "6"), ("LT26112300417", "9"), ("MD00000123", "T"), ("", "0")]
)
def test_known_check_characters(text: str, check: str) -> None:
    assert check_character(text) == check


def test_the_alphabet_is_a_prime_number_of_symbols_that_are_not_misread() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 31
    assert not set("IOQUZ") & set(ALPHABET)


@given(prefix=prefixes, body=bodies)
def test_a_label_is_read_back(prefix: Prefix, body: str) -> None:
    label = parse(mint(prefix, body))
    assert label is not None
    assert (label.prefix, label.body, label.sound) == (prefix, body, True)


@given(prefix=prefixes, body=bodies)
def test_every_single_substitution_is_caught(prefix: Prefix, body: str) -> None:
    text = mint(prefix, body)
    for place, symbol in itertools.product(range(len(text)), ALPHABET):
        changed = text[:place] + symbol + text[place + 1 :]
        assert changed == text or not _sound(changed)


@given(prefix=prefixes, body=bodies)
def test_every_exchange_of_two_characters_is_caught(prefix: Prefix, body: str) -> None:
    text = mint(prefix, body)
    for one, two in itertools.combinations(range(len(text)), 2):
        swapped = list(text)
        swapped[one], swapped[two] = swapped[two], swapped[one]
        assert "".join(swapped) == text or not _sound("".join(swapped))


@given(prefix=prefixes, body=bodies)
def test_no_label_can_pass_for_a_makers_code(prefix: Prefix, body: str) -> None:
    text = mint(prefix, body)
    foreign = (gbt34014.FULL24, gbt34014.REUSE19, gbt34014.REUSE26, gbt34014.BASE17, vin.PATTERN)
    assert not any(pattern.fullmatch(text) for pattern in foreign)
    assert not gbt34014.PRODUCTION10.fullmatch(text)
    assert len(text) < TESLA_LENGTH
    assert len(text) not in NIO_LENGTHS


def test_no_prefix_can_start_a_production_half() -> None:
    # All these forms but one are longer than any label; this one is told apart by its front.
    assert min(24, 19, 26, 17, TESLA_LENGTH) > 2 + LONGEST_BODY + 1
    assert not any(gbt34014.PRODUCTION10.fullmatch(prefix.value + "0" * 8) for prefix in Prefix)


@pytest.mark.parametrize("body", ["", "0" * 11, "26112300417", "O1", "a1", "1 2", "1-2", "零"])
def test_what_cannot_be_a_body_is_not_minted(body: str) -> None:
    with pytest.raises(NotALabel):
        mint(Prefix.LT, body)


@pytest.mark.parametrize(
    "text", ["", "PK", "PK1", "XX00016", "BN000I6", "bn00016", "BN00016\n", "BN" + "0" * 12]
)
def test_what_is_not_in_our_form_is_not_ours(text: str) -> None:
    assert parse(text) is None


def test_a_misread_label_is_ours_but_not_sound() -> None:
    label = parse("BN00017")
    assert label is not None
    assert not label.sound
