"""The words on a drawn procedure: kinds, states, gear and quantities in Chinese and English."""

from collections.abc import Mapping
from decimal import Decimal

from app.domain.limits import Limit
from app.domain.procedure import Energy, HoldKind, Step, StepKind
from app.domain.quantity import Quantity

Pair = tuple[str, str]

KINDS: Mapping[StepKind, Pair] = {
    StepKind.SHOW: ("看", "look"),
    StepKind.SCAN: ("扫码", "scan"),
    StepKind.CONFIRM: ("做完确认", "do and confirm"),
    StepKind.READ: ("测量记录", "measure, record"),
    StepKind.WEIGH: ("称重", "weigh"),
    StepKind.PHOTO: ("拍照", "photograph"),
    StepKind.CHOOSE: ("选择", "choose"),
    StepKind.BRANCH: ("按前面的回答走", "goes by what was said"),
    StepKind.WAIT: ("等待", "wait"),
    StepKind.HOLD: ("停工待检", "hold point"),
    StepKind.RECORD_OUTPUT: ("产出称重", "weigh what comes out"),
    StepKind.MAKE_SAFE: ("善后必做", "make safe"),
}

HOLDS: Mapping[HoldKind, Pair] = {
    HoldKind.MEASURED: ("停工点：测量合格才放行", "HOLD, measured"),
    HoldKind.JUDGEMENT: ("停工点：判断放行", "HOLD, judgement"),
}

ENERGIES: Mapping[Energy, Pair] = {
    Energy.LIVE: ("带电", "live"),
    Energy.ISOLATED: ("已断开", "isolated"),
    Energy.OPENED: ("已开盖", "opened"),
    Energy.SECTIONED: ("已分段", "sectioned"),
    Energy.MODULE: ("单模组", "modules"),
}

GEAR: Mapping[str, Pair] = {
    "gloves_class0": ("0 级绝缘手套", "class 0 gloves"),
    "leather_overgloves": ("皮护手套", "leather overgloves"),
    "face_shield": ("面屏", "face shield"),
    "arc_clothing": ("防电弧服", "arc-rated clothing"),
    "safety_shoes": ("安全鞋", "safety shoes"),
    "half_mask": ("半面罩", "half mask"),
    "chemical_gloves": ("防化手套", "chemical gloves"),
}

QUANTITIES: Mapping[Quantity, Pair] = {
    Quantity.VOLTAGE: ("电压", "voltage"),
    Quantity.INSULATION: ("绝缘", "insulation"),
    Quantity.TEMPERATURE: ("表面温度", "surface temperature"),
    Quantity.TEMPERATURE_RISE: ("温升", "rise over ambient"),
    Quantity.OXYGEN: ("氧", "oxygen"),
    Quantity.HYDROGEN: ("氢", "hydrogen"),
    Quantity.CARBON_MONOXIDE: ("一氧化碳", "carbon monoxide"),
    Quantity.HYDROGEN_FLUORIDE: ("氟化氢", "hydrogen fluoride"),
    Quantity.VOC: ("有机挥发物", "organic vapour"),
}

SIGNS: Mapping[str, str] = {"at_most": "≤", "at_least": "≥"}

_SHOWN: Mapping[str, tuple[int, str]] = {
    "mV": (1000, "V"),
    "mdegC": (1000, "°C"),
    "mK": (1000, "K"),
    "ohm/V": (1, "Ω/V"),
}


def kind_words(step: Step) -> Pair:
    """What a step asks for; of a hold, which of the two it is."""
    return KINDS[step.kind] if step.hold is None else HOLDS[step.hold.kind]


def amount(limit: Limit) -> str:
    """A limit's value as people write it: 60 V, 45 °C, 4000 ppm, 300 s."""
    divisor, unit = _SHOWN.get(limit.unit, (1, limit.unit))
    shown = f"{Decimal(limit.value) / divisor:f}"
    return f"{shown} {unit}"
