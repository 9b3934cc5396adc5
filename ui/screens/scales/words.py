"""What is said of a scale: how its checks stand, what the newest came to, and what that means."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.reading import Unread
from app.domain.scale_fitness import Drift, ScaleRole, Unfit
from app.domain.verdict import Verdict
from app.floor.scale_views import CheckMade, ScaleView, Usable
from ui.widgets.facts import Fact
from ui.widgets.figures import kilograms, signed_kilograms
from ui.widgets.marks import Mark
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.trend_plot import TrendState
from ui.wording import unread_sentence


def scale_name(role: ScaleRole) -> str:
    """How people call a scale."""
    if role is ScaleRole.PACKS:
        return QCoreApplication.translate("ScalesWords", "Pack scale")
    return QCoreApplication.translate("ScalesWords", "Parts scale")


def weight_name(usable: Usable) -> str:
    """A check weight: how heavy, and the name that stands on it."""
    return f"{kilograms(usable.weight.nominal_mg)}  {usable.weight.id}"


def facts_of(view: ScaleView) -> tuple[Fact, ...]:
    """The three things that make a scale fit, each with its mark."""
    words = frozenset(view.words)
    zero, check = QCoreApplication.translate("ScalesWords", "Empty pan"), _check_caption()
    return (
        Fact(zero, _stands(view.zero, words, Unfit.ZERO_DUE, Unfit.ZERO_FAILED), _mark(words, _ZERO)),
        Fact(check, _weight_stands(view), _mark(words, _WEIGHT) if view.weights else None),
        Fact(
            QCoreApplication.translate("ScalesWords", "Verified"),
            _verified(view),
            Mark.DONE if words.isdisjoint(_VERIFICATION) else Mark.CARE,
        ),
    )


_ZERO = (Unfit.ZERO_DUE, Unfit.ZERO_FAILED)
_WEIGHT = (Unfit.CHECK_DUE, Unfit.CHECK_FAILED)
_VERIFICATION = frozenset({Unfit.VERIFICATION_ENDED, Unfit.VERIFICATION_UNKNOWN})


def _check_caption() -> str:
    return QCoreApplication.translate("ScalesWords", "Check weight")


def _mark(words: frozenset[Unfit], of: tuple[Unfit, Unfit]) -> Mark:
    due, failed = of
    if failed in words:
        return Mark.WRONG
    return Mark.CARE if due in words else Mark.DONE


def _stands(made: CheckMade | None, words: frozenset[Unfit], due: Unfit, failed: Unfit) -> str:
    if failed in words:
        return QCoreApplication.translate("ScalesWords", "failed {when}").format(when=_when(made))
    if due in words:
        return QCoreApplication.translate("ScalesWords", "due in this shift")
    return QCoreApplication.translate("ScalesWords", "good {when}").format(when=_when(made))


def _weight_stands(view: ScaleView) -> str:
    words = frozenset(view.words)
    if not view.weights and Unfit.CHECK_FAILED not in words:
        return QCoreApplication.translate("ScalesWords", "the site has none")
    return _stands(view.check, words, Unfit.CHECK_DUE, Unfit.CHECK_FAILED)


def _verified(view: ScaleView) -> str:
    until = view.plate.verified_until
    if until is None:
        return QCoreApplication.translate("ScalesWords", "not known until when")
    if Unfit.VERIFICATION_ENDED in view.words:
        return QCoreApplication.translate("ScalesWords", "ended {date}").format(date=until)
    return QCoreApplication.translate("ScalesWords", "until {date}").format(date=until)


def _when(made: CheckMade | None) -> str:
    return _time(made.at) if made is not None else ""


def _time(at: datetime) -> str:
    return f"{at.astimezone():%m-%d %H:%M}"


def notice_of(view: ScaleView, made: CheckMade | None) -> NoticeState | None:
    """What the check just made came to and what to do; without one, what stands against the scale."""
    if made is not None:
        return _of_check(made)
    if Unfit.CHECK_FAILED in view.words:
        return NoticeState(NoticeKind.WRONG, _failed_headline(), _failed_means())
    return _of_drift(view)


def _of_check(made: CheckMade) -> NoticeState:
    if made.verdict is Verdict.UNREAD or made.off_mg is None:
        headline = QCoreApplication.translate("ScalesWords", "No reading. The check is still due.")
        return NoticeState(NoticeKind.CARE, headline, _why(made))
    numbers = QCoreApplication.translate("ScalesWords", "Off {off}, allowed {allowed}.").format(
        off=signed_kilograms(made.off_mg), allowed=kilograms(made.allowed_mg)
    )
    if made.verdict is Verdict.PASSED:
        headline = QCoreApplication.translate("ScalesWords", "Check passed and recorded.")
        return NoticeState(NoticeKind.DONE, headline, numbers)
    if not made.weight:
        headline = QCoreApplication.translate("ScalesWords", "Empty pan is not at zero.")
        means = QCoreApplication.translate(
            "ScalesWords",
            "Clean the pan, zero it at the scale, check again. Weights until then are in doubt.",
        )
        return NoticeState(NoticeKind.WRONG, headline, f"{numbers} {means}")
    return NoticeState(NoticeKind.WRONG, _failed_headline(), f"{numbers} {_failed_means()}")


def _why(made: CheckMade) -> str:
    return unread_sentence(Unread(made.unread)) if made.unread else ""


def _failed_headline() -> str:
    return QCoreApplication.translate("ScalesWords", "This scale weighs wrongly.")


def _failed_means() -> str:
    return QCoreApplication.translate(
        "ScalesWords", "Weights since the last good check are in doubt; the sheet lists them. Call service."
    )


def _of_drift(view: ScaleView) -> NoticeState | None:
    drifting = next((one for one in view.weights if one.drift is not Drift.NONE), None)
    if drifting is None:
        return None
    heavier = drifting.drift is Drift.HEAVIER
    headline = (
        QCoreApplication.translate("ScalesWords", "This scale drifts: it shows more and more.")
        if heavier
        else QCoreApplication.translate("ScalesWords", "This scale drifts: it shows less and less.")
    )
    means = QCoreApplication.translate(
        "ScalesWords", "Check after check goes one way. It still passes. Have it serviced soon."
    )
    return NoticeState(NoticeKind.CARE, headline, means)


def trend_of(usable: Usable | None) -> TrendState:
    """The trend of a check weight."""
    if usable is None:
        none = QCoreApplication.translate(
            "ScalesWords", "No check weights. The site enters them in check_weights_site.toml."
        )
        return TrendState(_check_caption(), empty=none)
    title = QCoreApplication.translate("ScalesWords", "{name}, off by").format(name=weight_name(usable))
    points = tuple((one.off_mg, _time(one.at)) for one in usable.trend if one.off_mg is not None)
    empty = QCoreApplication.translate("ScalesWords", "Not yet put on.")
    return TrendState(title, points, usable.allowed_mg, empty)
