"""What a procedure's parts are called: kinds of steps, quantities, limits with the site's own values."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.limits import Limit, Limits
from app.domain.procedure import Act, HoldKind, Point, Step, StepKind, Words
from app.domain.quantity import Quantity
from ui.theme.tokens import Language
from ui.widgets.amounts import amount_text

KINDS: Mapping[StepKind, object] = {
    StepKind.SHOW: QT_TRANSLATE_NOOP("ProcedureWords", "look"),
    StepKind.SCAN: QT_TRANSLATE_NOOP("ProcedureWords", "scan"),
    StepKind.CONFIRM: QT_TRANSLATE_NOOP("ProcedureWords", "do"),
    StepKind.READ: QT_TRANSLATE_NOOP("ProcedureWords", "measure"),
    StepKind.WEIGH: QT_TRANSLATE_NOOP("ProcedureWords", "weigh"),
    StepKind.PHOTO: QT_TRANSLATE_NOOP("ProcedureWords", "photograph"),
    StepKind.CHOOSE: QT_TRANSLATE_NOOP("ProcedureWords", "choose"),
    StepKind.BRANCH: QT_TRANSLATE_NOOP("ProcedureWords", "way on"),
    StepKind.WAIT: QT_TRANSLATE_NOOP("ProcedureWords", "wait"),
    StepKind.HOLD: QT_TRANSLATE_NOOP("ProcedureWords", "HOLD"),
    StepKind.RECORD_OUTPUT: QT_TRANSLATE_NOOP("ProcedureWords", "outputs"),
    StepKind.MAKE_SAFE: QT_TRANSLATE_NOOP("ProcedureWords", "make safe"),
}
HOLDS: Mapping[HoldKind, object] = {
    HoldKind.MEASURED: QT_TRANSLATE_NOOP("ProcedureWords", "HOLD, measured"),
    HoldKind.JUDGEMENT: QT_TRANSLATE_NOOP("ProcedureWords", "HOLD, judged"),
}
QUANTITIES: Mapping[Quantity, object] = {
    Quantity.VOLTAGE: QT_TRANSLATE_NOOP("ProcedureWords", "voltage"),
    Quantity.INSULATION: QT_TRANSLATE_NOOP("ProcedureWords", "insulation"),
    Quantity.TEMPERATURE: QT_TRANSLATE_NOOP("ProcedureWords", "surface temperature"),
    Quantity.TEMPERATURE_RISE: QT_TRANSLATE_NOOP("ProcedureWords", "rise over the room"),
    Quantity.OXYGEN: QT_TRANSLATE_NOOP("ProcedureWords", "oxygen"),
    Quantity.HYDROGEN: QT_TRANSLATE_NOOP("ProcedureWords", "hydrogen"),
    Quantity.CARBON_MONOXIDE: QT_TRANSLATE_NOOP("ProcedureWords", "carbon monoxide"),
    Quantity.HYDROGEN_FLUORIDE: QT_TRANSLATE_NOOP("ProcedureWords", "hydrogen fluoride"),
    Quantity.VOC: QT_TRANSLATE_NOOP("ProcedureWords", "organic vapour"),
}
ACTS: Mapping[Act, object] = {
    Act.INFORM: QT_TRANSLATE_NOOP("ProcedureWords", "inform"),
    Act.PREPARE: QT_TRANSLATE_NOOP("ProcedureWords", "make ready"),
    Act.IDENTIFY: QT_TRANSLATE_NOOP("ProcedureWords", "identify the pack"),
    Act.MEASURE_OUTSIDE: QT_TRANSLATE_NOOP("ProcedureWords", "measure outside"),
    Act.REMOVE_SERVICE_PLUG: QT_TRANSLATE_NOOP("ProcedureWords", "pull the service plug"),
    Act.PROVE_DEAD: QT_TRANSLATE_NOOP("ProcedureWords", "prove dead"),
    Act.INSULATE_TERMINALS: QT_TRANSLATE_NOOP("ProcedureWords", "cap the terminals"),
    Act.DRAIN_COOLANT: QT_TRANSLATE_NOOP("ProcedureWords", "drain coolant"),
    Act.OPEN_COVER: QT_TRANSLATE_NOOP("ProcedureWords", "open the cover"),
    Act.FREE_GLUE: QT_TRANSLATE_NOOP("ProcedureWords", "free glue"),
    Act.FREE_FASTENER: QT_TRANSLATE_NOOP("ProcedureWords", "free a fastener"),
    Act.INSPECT_INSIDE: QT_TRANSLATE_NOOP("ProcedureWords", "inspect inside"),
    Act.MEASURE_GAS: QT_TRANSLATE_NOOP("ProcedureWords", "measure gas"),
    Act.CUT_BUSBAR: QT_TRANSLATE_NOOP("ProcedureWords", "cut busbars"),
    Act.MEASURE_SECTIONS: QT_TRANSLATE_NOOP("ProcedureWords", "measure sections"),
    Act.REMOVE_PART: QT_TRANSLATE_NOOP("ProcedureWords", "remove a part"),
    Act.LIFT_MODULE: QT_TRANSLATE_NOOP("ProcedureWords", "lift a module"),
    Act.LIFT_BLOCK: QT_TRANSLATE_NOOP("ProcedureWords", "lift the block"),
    Act.MOVE_PACK: QT_TRANSLATE_NOOP("ProcedureWords", "move the pack"),
    Act.FEED_CRUSHER: QT_TRANSLATE_NOOP("ProcedureWords", "feed the crusher"),
    Act.WEIGH_PART: QT_TRANSLATE_NOOP("ProcedureWords", "weigh a part"),
    Act.COVER_LIVE_PARTS: QT_TRANSLATE_NOOP("ProcedureWords", "cover live parts"),
    Act.WATCH_HEAT: QT_TRANSLATE_NOOP("ProcedureWords", "watch for heat"),
    Act.SET_APART: QT_TRANSLATE_NOOP("ProcedureWords", "set apart"),
    Act.CLEAN_UP: QT_TRANSLATE_NOOP("ProcedureWords", "clear up"),
}
_SIGNS = {"at_most": "≤", "at_least": "≥"}


def said(words: Words, language: Language) -> str:
    """A text of the document in the language now spoken."""
    return words.zh if language is Language.ZH else words.en


def kind_word(step: Step) -> str:
    """What a step asks for; of a hold, which of the two it is."""
    return _say(KINDS[step.kind] if step.hold is None else HOLDS[step.hold.kind])


def kind_of(kind: StepKind) -> str:
    """What steps of a kind ask for."""
    return _say(KINDS[kind])


def hold_word(kind: HoldKind) -> str:
    """Which of the two holds it is."""
    return _say(HOLDS[kind])


def act_word(act: Act) -> str:
    """What hands do."""
    return _say(ACTS[act])


def quantity_word(quantity: Quantity) -> str:
    """What is measured."""
    return _say(QUANTITIES[quantity])


def value_words(limit: Limit, language: Language) -> str:
    """A limit's value as people write it: 60 V, 45 °C, 300 s."""
    if limit.quantity is None:
        return f"{limit.value} {limit.unit}"
    return amount_text(limit.value, limit.quantity, language)


def limit_words(limit: str, limits: Limits, language: Language) -> str:
    """A limit with the value that this site has signed for it; one that is not there by its id alone."""
    known = limits.by_id.get(limit)
    return f"{value_words(known, language)} ({limit})" if known is not None else limit


def point_words(point: Point, limits: Limits, language: Language) -> str:
    """What is measured, and which side of which limit is good."""
    sign = _SIGNS.get(point.op, point.op)
    return f"{quantity_word(point.quantity)} {sign} {limit_words(point.limit, limits, language)}"


def people_words(count: int) -> str:
    """How many must be there."""
    if count == 1:
        return QCoreApplication.translate("ProcedureWords", "1 person")
    return QCoreApplication.translate("ProcedureWords", "{count} people").format(count=count)


def _say(words: object) -> str:
    return QCoreApplication.translate("ProcedureWords", str(words))
