"""The last moment of a run: every step is done, and its balance waits for a forgotten part, or a reason.

No document says so and none can leave it out: it follows from the way being at its end.
"""

from app.domain.procedure import Act, Procedure, Step, StepKind, Words

CLOSING = "@balance"
"""The id of the step behind a document's last one; no document can have it, for `@` is no letter."""


def closing_step(procedure: Procedure) -> Step:
    """The step in hand when nothing is left but the balance: every kind that the document knows may still be
    weighed. What hands do there is weighing, so it asks no more of anybody than weighing does.
    """
    kinds = dict.fromkeys(code for step in procedure.every_step() for code in step.outputs)
    return Step(
        id=CLOSING,
        kind=StepKind.RECORD_OUTPUT,
        act=Act.WEIGH_PART,
        title=Words(zh="核对物料平衡", en="Check the balance"),
        detail=Words(zh="找到漏称的就称，再关闭。", en="Weigh what was forgotten, then close."),
        energy=procedure.steps[-1].energy,
        people=1,
        ppe=(),
        tools=(),
        outputs=tuple(kinds),
    )
