"""What the entries about the air change in the books of a shift: alarms, and times in which nobody saw it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from app.domain.air_facts import AirAlarm, AirBlind, AirCleared, AirSeen
from app.domain.handover import AirHere, At, BlindHere
from app.domain.handover_leaf import Leaf, short, told
from app.domain.handover_ledger import Ledger
from app.domain.handover_shift import AirStory, BlindStory
from app.domain.journal import Entry


def _alarm(ledger: Ledger, entry: Entry, at: At) -> None:
    """A gas that rises further tells on the same story."""
    said = entry.data
    stands = next((one for one in ledger.air if one.ended is None and one.alarm.gas == said["gas"]), None)
    raised = (*stands.alarm.raised, at) if stands is not None else (at,)
    alarm = AirHere(
        raised=raised,
        gas=said["gas"],
        level=said["level"],
        sign=said["sign"],
        value_ppb=said["value_ppb"],
        limit=said["limit"].get("value"),
        pack=said["pack"] or "",
    )
    ledger.air = [one for one in ledger.air if one is not stands] + [AirStory(alarm)]


def _cleared(ledger: Ledger, entry: Entry, at: At) -> None:
    ledger.air = [
        replace(one, ended=at) if one.ended is None and one.alarm.gas == entry.data["gas"] else one
        for one in ledger.air
    ]


def _blind(ledger: Ledger, entry: Entry, at: At) -> None:
    said = entry.data
    gases = tuple(sorted(said["gases"]))
    whys = tuple(said["gases"][gas] for gas in gases)
    ledger.blinds.append(BlindStory(BlindHere(at, said["run"], said["pack"], gases, whys, left=gases)))


def _seen(ledger: Ledger, entry: Entry, at: At) -> None:
    """Several gases that were lost at once are all back when the last of them is."""
    back = set(entry.data["gases"])

    def after(story: BlindStory) -> BlindStory:
        blind = story.blind
        left = tuple(gas for gas in blind.left if gas not in back)
        if story.ended is not None or blind.run != entry.data["run"] or left == blind.left:
            return story
        return replace(story, blind=replace(blind, left=left), ended=None if left else at)

    ledger.blinds = [after(story) for story in ledger.blinds]


def end_blind(ledger: Ledger, run: str, at: At) -> None:
    """The run is over: whether its air was seen asks nobody any more."""
    ledger.blinds = [
        replace(one, ended=at) if one.ended is None and one.blind.run == run else one for one in ledger.blinds
    ]


AIR_STEPS: Mapping[str, Callable[[Ledger, Entry, At], None]] = {
    AirAlarm.type: _alarm,
    AirCleared.type: _cleared,
    AirBlind.type: _blind,
    AirSeen.type: _seen,
}
"""What each entry about the air does to the books."""


def alarm_row(story: AirStory) -> dict[str, Leaf]:
    """What block E says of an alarm of the air besides when it began, and whose pack lay there."""
    alarm, first, newest = story.alarm, story.alarm.raised[:1], story.alarm.raised[-1:]
    row: dict[str, Leaf] = {
        "gas": told(short(alarm.gas), first),
        "level": told(alarm.level, newest),
        "sign": told(alarm.sign, newest),
        "value_ppb": told(alarm.value_ppb, newest),
        "limit": told(alarm.limit, newest),
    }
    return row | _ended(story.ended)


def blind_row(story: BlindStory) -> dict[str, Any]:
    """What block E says of gases that nobody saw."""
    blind = story.blind
    row = {"gases": told(list(blind.gases), [blind.at]), "whys": told(list(blind.whys), [blind.at])}
    return row | _ended(story.ended)


def _ended(at: At | None) -> dict[str, Leaf]:
    return {"ended": told(at.ms, [at])} if at is not None else {}
