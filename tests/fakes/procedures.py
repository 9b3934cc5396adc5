"""A short procedure with every kind of step, for tests of runs; shipped documents have their own tests."""

from app.domain.output import OutputCode
from app.domain.procedure import (
    Act,
    Check,
    Energy,
    Hold,
    HoldKind,
    Procedure,
    Step,
    StepKind,
    Words,
)


def words(text: str) -> Words:
    """The same in both languages, told apart by a mark."""
    return Words(f"{text}。", text)


def step(
    name: str,
    kind: StepKind,
    act: Act,
    energy: Energy = Energy.LIVE,
    *,
    check: Check | None = None,
    hold: Hold | None = None,
    outputs: tuple[OutputCode, ...] = (),
    guard: str | None = None,
) -> Step:
    """A step with the usual rest."""
    return Step(
        id=name,
        kind=kind,
        act=act,
        title=words(name),
        detail=words(f"how to {name}"),
        energy=energy,
        people=2 if hold is not None else 1,
        ppe=("gloves_class0",),
        tools=(),
        check=check,
        hold=hold,
        outputs=outputs,
        guard=guard,
    )


TERMINALS = tuple(words(point) for point in ("HV+ HV-", "HV+ case", "HV- case"))
PROVE = Check("voltage", "at_most", "prove_dead", TERMINALS)
SECTIONS = Check("voltage", "at_most", "section_voltage", (words("section 1"),))
REMEDIES = tuple(words(f"remedy {number}") for number in range(1, 5))

SHORT = Procedure(
    id="short",
    version="1",
    sha256="5" * 64,
    family="LFP",
    title=words("a short one"),
    source="test",
    signer="PRACTICE",
    steps=(
        step("brief", StepKind.SHOW, Act.INFORM),
        step("identify", StepKind.SCAN, Act.IDENTIFY),
        step("ready", StepKind.HOLD, Act.PREPARE, hold=Hold(HoldKind.JUDGEMENT, ())),
        step("unplug", StepKind.CONFIRM, Act.REMOVE_SERVICE_PLUG),
        step(
            "prove",
            StepKind.HOLD,
            Act.PROVE_DEAD,
            Energy.ISOLATED,
            check=PROVE,
            hold=Hold(HoldKind.MEASURED, REMEDIES),
        ),
        step("drain", StepKind.WEIGH, Act.DRAIN_COOLANT, Energy.ISOLATED, outputs=(OutputCode.COOLANT,)),
        step("open", StepKind.CONFIRM, Act.OPEN_COVER, Energy.OPENED),
        step("look", StepKind.READ, Act.MEASURE_SECTIONS, Energy.OPENED, check=SECTIONS),
        step(
            "lift",
            StepKind.RECORD_OUTPUT,
            Act.LIFT_MODULE,
            Energy.MODULE,
            outputs=(OutputCode.MOD, OutputCode.CABLE),
        ),
        step("lock", StepKind.MAKE_SAFE, Act.INSULATE_TERMINALS, Energy.MODULE, guard="unplug"),
        step("cover", StepKind.MAKE_SAFE, Act.COVER_LIVE_PARTS, Energy.MODULE, guard="open"),
    ),
)
