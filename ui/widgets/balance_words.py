"""The balance in words: its flag by shape and word, its figures, and what is probably missing."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.balance import Balance, Flag, NoBalance
from app.domain.missing import Guess, Hypothesis
from app.floor.balance_views import BalanceView
from ui.theme.bench_terms import output_word
from ui.theme.tokens import Language
from ui.widgets.balance_state import decimals_of, kilograms_text
from ui.widgets.balance_strip import StripState
from ui.widgets.marks import Mark

_SENTENCES: Mapping[str, object] = {
    "made_safe_not_weighed": QT_TRANSLATE_NOOP("BalanceWords", "made safe, not weighed out"),
    "no_weight_on_record": QT_TRANSLATE_NOOP("BalanceWords", "no weight on record: no balance"),
    "more_out_than_in": QT_TRANSLATE_NOOP("BalanceWords", "more out than in"),
    "under_way": QT_TRANSLATE_NOOP("BalanceWords", "under way"),
    "more_is_open_than": QT_TRANSLATE_NOOP("BalanceWords", "more is open than the scales explain"),
    "in": QT_TRANSLATE_NOOP("BalanceWords", "in"),
    "out": QT_TRANSLATE_NOOP("BalanceWords", "out"),
    "too_much": QT_TRANSLATE_NOOP("BalanceWords", "too much"),
    "still_open": QT_TRANSLATE_NOOP("BalanceWords", "still open"),
    "count_scanned_on_a": QT_TRANSLATE_NOOP("BalanceWords", "{count} scanned on a tray and not weighed"),
    "count_part_like_those": QT_TRANSLATE_NOOP("BalanceWords", "{count} × {part} like those weighed"),
    "by_weight_range": QT_TRANSLATE_NOOP("BalanceWords", "by weight: {range}"),
    "container_text_was_weighed": QT_TRANSLATE_NOOP(
        "BalanceWords", "Container {text}: weighed empty, nothing in it"
    ),
    "part_none_recorded": QT_TRANSLATE_NOOP("BalanceWords", "{part}: none recorded"),
    "commonly_range_of_such": QT_TRANSLATE_NOOP("BalanceWords", "commonly {range} of such a pack"),
    "part_recorded_twice": QT_TRANSLATE_NOOP("BalanceWords", "{part} recorded twice?"),
    "count_of_them_weigh": QT_TRANSLATE_NOOP("BalanceWords", "{count} of them weigh so much: {range}"),
    "tare_of_text_not": QT_TRANSLATE_NOOP("BalanceWords", "Tare of {text} not taken off?"),
    "nothing_on_record_explains": QT_TRANSLATE_NOOP("BalanceWords", "Nothing on record explains it"),
    "look_on_the_bench": QT_TRANSLATE_NOOP("BalanceWords", "Look on the bench, in trays, under the pack."),
    "that_is_what_is": QT_TRANSLATE_NOOP("BalanceWords", "that is what is open"),
    "then_amount_is_still": QT_TRANSLATE_NOOP("BalanceWords", "then {amount} is still open"),
    "then_amount_is_too": QT_TRANSLATE_NOOP("BalanceWords", "then {amount} is too much"),
    "closed_green": QT_TRANSLATE_NOOP("BalanceWords", "green"),
    "closed_amber": QT_TRANSLATE_NOOP("BalanceWords", "amber"),
    "closed_red": QT_TRANSLATE_NOOP("BalanceWords", "red"),
    "closed_none": QT_TRANSLATE_NOOP("BalanceWords", "no balance"),
    "balanced": QT_TRANSLATE_NOOP("BalanceWords", "balanced"),
    "amber": QT_TRANSLATE_NOOP("BalanceWords", "amber: needs a reason"),
    "red": QT_TRANSLATE_NOOP("BalanceWords", "red: a supervisor signs"),
}
_FLAGS = {
    Flag.GREEN: (Mark.DONE, "balanced"),
    Flag.AMBER: (Mark.CARE, "amber"),
    Flag.RED: (Mark.WRONG, "red"),
}
_ROUND_UP_MG = 10_000  # an uncertainty is shown to 10 g, and never smaller than it is


def flag_words(view: BalanceView) -> tuple[Mark, str]:
    """How the balance stands, by shape and word; while parts are still to come only too much is told."""
    balance = view.balance
    if balance.why is NoBalance.WHOLE:
        return Mark.TO_DO, _say("made_safe_not_weighed")
    if balance.why is NoBalance.NO_WEIGHT:
        return Mark.CARE, _say("no_weight_on_record")
    if balance.foreign:
        return Mark.WRONG, _say("more_out_than_in")
    if view.to_come:
        return Mark.TO_DO, _say("under_way")
    if balance.flag is Flag.GREEN and balance.telling:
        return Mark.CARE, _say("more_is_open_than")
    mark, words = _FLAGS[balance.flag]
    return mark, _say(words)


def closed_words(flag: Flag) -> str:
    """The flag that a run was closed on, as one word."""
    return _say(f"closed_{flag.value}")


def strip_state(view: BalanceView, language: Language, *, live: bool, whose: str = "") -> StripState:
    """The balance as the strip shows it."""
    mark, word = flag_words(view)
    shown = figures(view.balance, language) if view.balance.in_mg is not None else ()
    return StripState(shown, mark, word, whose, live)


def figures(balance: Balance, language: Language) -> tuple[tuple[str, str], ...]:
    """In, out and open with its uncertainty: captions and amounts, in kg with fixed decimals."""
    decimals = decimals_of(balance.in_mg, balance.out_mg)
    open_mg = balance.open_mg
    over = open_mg is not None and open_mg < 0
    amount = kilograms_text(None if open_mg is None else abs(open_mg), decimals, language)
    if open_mg is not None:
        amount = f"{amount} ± {uncertainty_text(balance, language)}"
    return (
        (_say("in"), kilograms_text(balance.in_mg, decimals, language)),
        (
            _say("out"),
            kilograms_text(balance.out_mg, decimals, language),
        ),
        (
            _say("too_much") if over else _say("still_open"),
            f"{amount} kg",
        ),
    )


def uncertainty_text(balance: Balance, language: Language) -> str:
    """U in kg, rounded up to 10 g."""
    return kilograms_text(-(-balance.u_mg // _ROUND_UP_MG) * _ROUND_UP_MG, 2, language)


def exact_kilograms(milligrams: int, language: Language) -> str:
    """A weighing in kg, exact, with two decimals at least."""
    decimals = max(2, decimals_of(milligrams))
    return f"{kilograms_text(milligrams, decimals, language)} kg"


def amount_text(milligrams: int, language: Language) -> str:
    """An amount of a guess, to 10 g and without a sign, with its unit."""
    return f"{kilograms_text(abs(milligrams), 2, language)} kg"


def guess_words(guess: Hypothesis, language: Language) -> tuple[str, str]:
    """What may be missing or be there twice, and the numbers that speak for it."""
    told = {
        Guess.TOLD: _told,
        Guess.SIBLINGS: _siblings,
        Guess.CONTAINER: _container,
        Guess.KIND: _kind,
        Guess.TWICE: _twice,
        Guess.TARE: _tare,
        Guess.NOTHING: _nothing,
    }
    return told[guess.guess](guess, language)


def _told(guess: Hypothesis, language: Language) -> tuple[str, str]:
    headline = _say("count_scanned_on_a").format(count=guess.count)
    codes = ("、" if language is Language.ZH else ", ").join(guess.texts[:2])
    if not guess.high_mg:
        return headline, codes
    between = "；" if language is Language.ZH else "; "
    told = (_fit(guess, language), codes)
    return headline, between.join(part for part in told if part)


def _siblings(guess: Hypothesis, language: Language) -> tuple[str, str]:
    word = output_word(guess.code) if guess.code is not None else ""
    headline = _say("count_part_like_those").format(count=guess.count, part=word)
    if not guess.fits:
        return headline, _fit(guess, language)
    return headline, _say("by_weight_range").format(range=_range(guess, language))


def _container(guess: Hypothesis, _language: Language) -> tuple[str, str]:
    headline = _say("container_text_was_weighed")
    return headline.format(text=guess.texts[0]), ""


def _kind(guess: Hypothesis, language: Language) -> tuple[str, str]:
    word = output_word(guess.code) if guess.code is not None else ""
    headline = _say("part_none_recorded").format(part=word)
    if not guess.high_mg:
        return headline, ""
    return headline, _say("commonly_range_of_such").format(range=_range(guess, language))


def _twice(guess: Hypothesis, language: Language) -> tuple[str, str]:
    word = output_word(guess.code) if guess.code is not None else ""
    headline = _say("part_recorded_twice").format(part=word)
    numbers = _say("count_of_them_weigh")
    return headline, numbers.format(count=guess.count, range=_range(guess, language))


def _tare(guess: Hypothesis, language: Language) -> tuple[str, str]:
    headline = _say("tare_of_text_not").format(text=guess.texts[0])
    return headline, _range(guess, language)


def _nothing(_guess: Hypothesis, _language: Language) -> tuple[str, str]:
    return _say("nothing_on_record_explains"), _say("look_on_the_bench")


def _range(guess: Hypothesis, language: Language) -> str:
    low, high = (kilograms_text(one, 2, language) for one in (guess.low_mg, guess.high_mg))
    return f"{low}–{high} kg"


def _fit(guess: Hypothesis, language: Language) -> str:
    if guess.fits:
        return _say("that_is_what_is")
    words = _say("then_amount_is_still") if guess.left_mg > 0 else _say("then_amount_is_too")
    return words.format(amount=amount_text(guess.left_mg, language))


def _say(sentence: str) -> str:
    return QCoreApplication.translate("BalanceWords", str(_SENTENCES[sentence]))
