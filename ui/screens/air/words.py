"""What the banner says of the air: which gas, how much beside its limit, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.air_alarm import AirLimits, GasAir, Sign
from app.domain.gas import Gas, GasAlarm
from app.domain.quantity import Quantity
from app.domain.reading import Unread
from ui.screens.air.state import AirState
from ui.theme.tokens import Language
from ui.widgets.figures import grouped
from ui.widgets.procedure_words import quantity_word
from ui.wording import gas_sentence

MARKED: Mapping[Gas, str] = {
    Gas.HYDROGEN: "H2",
    Gas.CARBON_MONOXIDE: "CO",
    Gas.HYDROGEN_FLUORIDE: "HF",
    Gas.VOC: "VOC",
}
"""How a detector says what it looks for, in every language; four names would not fit into a rail."""
_FINE_PPB = 100_000  # below 100 ppm a tenth matters


@dataclass(frozen=True, slots=True)
class BannerWords:
    """The words of one alarm: what it is, of which gases, and what to do now."""

    headline: str
    gases: str
    order: str


def banner_words(state: AirState, language: Language) -> BannerWords | None:
    """The words of the alarm that stands; None while none does."""
    air, limits = state.air, state.limits
    if air is None or limits is None or not air.standing:
        return None
    semicolon = QCoreApplication.translate("AirWords", "; ")
    gases = semicolon.join(gas_words(one, limits, language) for one in air.standing[:2])
    if len(air.standing) > 2:
        more = QCoreApplication.translate("AirWords", "; {count} more").format(count=len(air.standing) - 2)
        gases += more
    if air.alarm is GasAlarm.SECOND:
        return BannerWords(
            QCoreApplication.translate("AirWords", "GAS ALARM, LEAVE"),
            gases,
            QCoreApplication.translate("AirWords", "Everybody out of the hall. Raise the emergency."),
        )
    return BannerWords(
        QCoreApplication.translate("AirWords", "GAS ALARM"),
        gases,
        QCoreApplication.translate("AirWords", "Stop, step back, let air in. Only make safe or measure gas."),
    )


def gas_words(one: GasAir, limits: AirLimits, language: Language) -> str:
    """One gas in alarm: its value now beside the limit of its alarm, or why there is no value."""
    name = gas_word(one.gas)
    limit = limits.of(one.gas, one.stands)
    reading = one.look.channel.reading if one.look.level is not None else None
    if reading is None:
        over = one.look.level is not None and one.look.sign is Sign.RANGE
        unread = Unread.OVERLOAD.value if over else one.look.unread
        if one.look.level is not None and not over:
            words = QCoreApplication.translate("AirWords", "{gas}: the detector's own alarm")
            return words.format(gas=name)
        return QCoreApplication.translate("AirWords", "{gas}: {why}").format(
            gas=name, why=gas_sentence(unread)
        )
    now = ppm_words(reading.concentration.ppb, language)
    if limit is None:
        return QCoreApplication.translate("AirWords", "{gas} {now}").format(gas=name, now=now)
    words = QCoreApplication.translate("AirWords", "{gas} {now}, limit {limit}")
    return words.format(gas=name, now=now, limit=ppm_words(1000 * limit.value, language))


def gas_word(gas: Gas) -> str:
    """How people call a gas."""
    return quantity_word(Quantity(gas.value))


def ppm_words(ppb: int, language: Language) -> str:
    """Parts per million, never less than there are."""
    tenths = -(-ppb // 100)
    if abs(ppb) >= _FINE_PPB or tenths % 10 == 0:
        return f"{grouped(str(-(-ppb // 1000)), language)} ppm"
    sign, tenths = ("-" if tenths < 0 else ""), abs(tenths)
    return f"{sign}{tenths // 10}.{tenths % 10} ppm"


def blind_facts(state: AirState) -> dict[str, str]:
    """The facts of the sentence that nobody watches the air: which gases, as detectors are marked."""
    return {"gases": ", ".join(MARKED[gas] for gas in state.blind)}
