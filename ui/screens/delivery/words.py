"""Delivery in words: how it stands, how long things have waited, and what the plot shows."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from app.floor.views import DeliveryView, SyncKind
from ui.screens.delivery.state import DeliveryState
from ui.theme.tokens import Language
from ui.widgets.counts import Count, CountsState
from ui.widgets.figures import counted
from ui.widgets.line_plot import LinePlotState, Offline

_WINDOWS_H = (1, 2, 4, 8, 12, 24)
_TICKS = 4


@dataclass(frozen=True, slots=True)
class Headline:
    """How delivery stands, and what that means. `attention` says that a person can do something."""

    words: str
    meaning: str
    attention: bool = False


def headline(state: DeliveryState, language: Language) -> Headline:
    """The sentence over the counts; it never claims more than the counts show."""
    waiting = state.view.waiting if state.view is not None else 0
    kind = state.sync.kind if state.sync is not None else SyncKind.STARTING
    if kind is SyncKind.OFFLINE and state.sync is not None:
        return Headline(
            QCoreApplication.translate("DeliveryWords", "Offline {time}, work goes on").format(
                time=duration(state.now - state.sync.since)
            ),
            QCoreApplication.translate(
                "DeliveryWords",
                "Everything is kept on this station and leaves by itself when the network is back.",
            ),
        )
    if kind is SyncKind.ATTENTION:
        words = QCoreApplication.translate("DeliveryWords", "Delivery needs attention")
        meaning = QCoreApplication.translate("DeliveryWords", "Work goes on. Everything is kept here.")
        return Headline(words, meaning, attention=True)
    if kind is SyncKind.STARTING:
        words = QCoreApplication.translate("DeliveryWords", "Looking for the registry")
        meaning = QCoreApplication.translate("DeliveryWords", "Work goes on. Everything is kept here.")
        return Headline(words, meaning)
    attached = state.view.attachments_waiting if state.view is not None else 0
    if attached and not waiting:
        words = QCoreApplication.translate("DeliveryWords", "{count} photographs to go").format(
            count=counted(attached, language)
        )
        meaning = QCoreApplication.translate(
            "DeliveryWords", "The registry has signed for every entry. Photographs follow by themselves."
        )
        return Headline(words, meaning)
    if kind is SyncKind.SENDING or waiting:
        words = QCoreApplication.translate("DeliveryWords", "Sending, {count} to go").format(
            count=counted(waiting, language)
        )
        meaning = QCoreApplication.translate("DeliveryWords", "Only receipts that we have checked count.")
        return Headline(words, meaning)
    words = QCoreApplication.translate("DeliveryWords", "Everything is delivered")
    return Headline(
        words, QCoreApplication.translate("DeliveryWords", "The registry has signed for every entry.")
    )


def duration(length: timedelta) -> str:
    """How long, in two units at most."""
    minutes = max(0, int(length.total_seconds()) // 60)
    hours, days = minutes // 60, minutes // (24 * 60)
    if minutes < 60:
        return QCoreApplication.translate("DeliveryWords", "{minutes} min").format(minutes=minutes)
    if hours < 48:
        return QCoreApplication.translate("DeliveryWords", "{hours} h {minutes} min").format(
            hours=hours, minutes=minutes % 60
        )
    return QCoreApplication.translate("DeliveryWords", "{days} d {hours} h").format(
        days=days, hours=hours % 24
    )


def clock_time(at: datetime, now: datetime, *, seconds: bool = False) -> str:
    """The time of day here; with the day when that is not today."""
    local = at.astimezone()
    if local.date() != now.astimezone().date():
        return local.strftime("%m-%d %H:%M")
    return local.strftime("%H:%M:%S" if seconds else "%H:%M")


def counts(view: DeliveryView | None, now: datetime, *, notes: bool = True) -> CountsState:
    """Saved, receipted, waiting, with their ages under them; what is not known stays unknown."""
    if view is None:
        return CountsState()
    if not notes:
        return CountsState(Count(view.saved), Count(view.receipted), Count(view.waiting))
    newest = ""
    if view.newest_at is not None:
        newest = QCoreApplication.translate("DeliveryWords", "newest {time}").format(
            time=clock_time(view.newest_at, now, seconds=True)
        )
    oldest = oldest_waiting(view, now)
    if oldest:
        oldest = QCoreApplication.translate("DeliveryWords", "oldest {time_and_age}").format(
            time_and_age=oldest
        )
    checked = QCoreApplication.translate("DeliveryWords", "every receipt checked")
    if not view.receipts_checked:
        checked = QCoreApplication.translate("DeliveryWords", "no receipt yet")
    return CountsState(Count(view.saved, newest), Count(view.receipted, checked), Count(view.waiting, oldest))


def photographs(view: DeliveryView, language: Language) -> str:
    """How many photographs and documents the registry has not signed for, and how much that is."""
    if not view.attachments_waiting:
        return QCoreApplication.translate("DeliveryWords", "all delivered")
    return QCoreApplication.translate("DeliveryWords", "{count} wait, {size} MB").format(
        count=counted(view.attachments_waiting, language), size=f"{view.attachment_bytes / 1_000_000:.1f}"
    )


def oldest_waiting(view: DeliveryView, now: datetime) -> str:
    """Since when the oldest entry waits, and how long that is; "" when none does."""
    if not view.waiting or view.oldest_waiting_at is None:
        return ""
    return QCoreApplication.translate("DeliveryWords", "{time}, for {age}").format(
        time=clock_time(view.oldest_waiting_at, now), age=duration(now - view.oldest_waiting_at)
    )


def plot(state: DeliveryState) -> LinePlotState:
    """Entries waiting over the time that was watched, at most a day."""
    points = state.waiting_over_time
    watched_h = (state.now - points[0][0]).total_seconds() / 3600 if points else 0.0
    hours = next((window for window in _WINDOWS_H if watched_h <= window), _WINDOWS_H[-1])
    begin = state.now - timedelta(hours=hours)
    step = timedelta(hours=hours) / _TICKS
    ticks = [begin + step * number for number in range(_TICKS + 1)] if points else []
    return LinePlotState(
        title=QCoreApplication.translate("DeliveryWords", "Entries waiting, {hours} h").format(hours=hours),
        from_ms=_ms(begin),
        to_ms=_ms(state.now),
        points=tuple((_ms(at), number) for at, number in points if at >= begin),
        offline=_offline(state, begin),
        ticks=tuple((_ms(at), at.astimezone().strftime("%H:%M")) for at in ticks),
    )


def _offline(state: DeliveryState, begin: datetime) -> tuple[Offline, ...]:
    if state.sync is None or state.sync.kind is not SyncKind.OFFLINE:
        return ()
    since = max(state.sync.since, begin)
    label = QCoreApplication.translate("DeliveryWords", "offline {time}").format(
        time=clock_time(state.sync.since, state.now)
    )
    return (Offline(_ms(since), _ms(state.now), label),)


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)
