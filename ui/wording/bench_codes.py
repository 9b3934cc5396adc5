"""Sentences for the codes of the bench: runs, readings, holds, outputs and labels."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: Mapping[str, object] = {
    "balance.needs_reason": QT_TRANSLATE_NOOP("Wording", "Choose why the balance stays open first."),
    "choice.unknown": QT_TRANSLATE_NOOP(
        "Wording", "This answer is not offered here. Look at the step again."
    ),
    "code.not_a_piece": QT_TRANSLATE_NOOP(
        "Wording", "This label is for something else. Scan the piece's own."
    ),
    "container.not_ours": QT_TRANSLATE_NOOP("Wording", "This is no container label of ours."),
    "container.unknown": QT_TRANSLATE_NOOP(
        "Wording", "This container's tare is not known. Weigh it empty first."
    ),
    "deviation.not_offered": QT_TRANSLATE_NOOP(
        "Wording", "The procedure has no way for this here. Call the supervisor."
    ),
    "hold.evidence_short": QT_TRANSLATE_NOOP("Wording", "Read the values first, then show the badge again."),
    "hold.needs_reason": QT_TRANSLATE_NOOP("Wording", "Choose a reason first."),
    "hold.tries_used_up": QT_TRANSLATE_NOOP(
        "Wording", "No tries left. Only giving up is left. Call the supervisor."
    ),
    "leave.not_all_done": QT_TRANSLATE_NOOP("Wording", "Not all is done yet: {count} left. Tick each first."),
    "label.other_thing": QT_TRANSLATE_NOOP(
        "Wording", "This label belongs to another part. Look for the right one."
    ),
    "label.answered": QT_TRANSLATE_NOOP("Wording", "This label is settled already."),
    "label.used": QT_TRANSLATE_NOOP("Wording", "This spare label is on something already. Take another."),
    "label.does_not_fit": QT_TRANSLATE_NOOP(
        "Wording", "This label does not fit here. Take a spare one of its kind."
    ),
    "label.unknown": QT_TRANSLATE_NOOP("Wording", "We never printed this label."),
    "output.already_recorded": QT_TRANSLATE_NOOP("Wording", "This code is recorded already, out of {tag}."),
    "output.choose_first": QT_TRANSLATE_NOOP("Wording", "Choose first what it is, then scan its code."),
    "output.code_of_a_pack": QT_TRANSLATE_NOOP("Wording", "This is a pack's code. Scan the module's own."),
    "output.no_pieces": QT_TRANSLATE_NOOP("Wording", "Parts of this kind carry no code. Only weigh them."),
    "output.not_at_this_step": QT_TRANSLATE_NOOP("Wording", "This part does not come out at this step."),
    "output.nothing_in_container": QT_TRANSLATE_NOOP(
        "Wording", "Lighter than its container. Is it the right one?"
    ),
    "output.two_tares": QT_TRANSLATE_NOOP(
        "Wording", "The scale has a tare already. Clear it, or use no container."
    ),
    "output.unknown": QT_TRANSLATE_NOOP("Wording", "This part is not known here."),
    "photo.missing": QT_TRANSLATE_NOOP("Wording", "A photograph must go with it. Check the camera."),
    "photo.not_jpeg": QT_TRANSLATE_NOOP("Wording", "The picture cannot be kept. Photograph again."),
    "procedure.changed": QT_TRANSLATE_NOOP(
        "Wording", "The procedure was changed during the run. Stop, call the supervisor."
    ),
    "procedure.missing": QT_TRANSLATE_NOOP(
        "Wording", "The procedure {procedure} is not on this station. Call the supervisor."
    ),
    "procedure.other_class": QT_TRANSLATE_NOOP("Wording", "This procedure is not for a pack of this class."),
    "procedure.other_family": QT_TRANSLATE_NOOP(
        "Wording", "This procedure is for another chemistry. Choose a fitting one."
    ),
    "procedure.withdrawn": QT_TRANSLATE_NOOP(
        "Wording", "{procedure} is withdrawn: {reason}. Call the supervisor."
    ),
    "paper.class_differs": QT_TRANSLATE_NOOP(
        "Wording", "This paper says class {paper}. {tag} is class {record}. Print its traveller anew."
    ),
    "paper.missing": QT_TRANSLATE_NOOP("Wording", "Scan the traveller of {tag}. Tapping proves nothing."),
    "paper.no_class": QT_TRANSLATE_NOOP(
        "Wording", "{tag}: there is no class on this code. Print its traveller, scan that."
    ),
    "paper.no_record": QT_TRANSLATE_NOOP(
        "Wording", "Nothing is on record here of {code}. It may not be opened."
    ),
    "paper.other_station": QT_TRANSLATE_NOOP(
        "Wording", "{tag}: this paper is another station's. Print our traveller, scan that."
    ),
    "paper.typed": QT_TRANSLATE_NOOP(
        "Wording", "A typed code proves nothing here. Scan the traveller, or print it anew."
    ),
    "procedure.unproven": QT_TRANSLATE_NOOP(
        "Wording", "{procedure} is not proven by the hazard rules. Call the supervisor."
    ),
    "procedure.superseded": QT_TRANSLATE_NOOP("Wording", "{procedure} is no longer begun. Use {newer}."),
    "reading.before_step": QT_TRANSLATE_NOOP(
        "Wording", "This value is from before the step. Put the probes on again."
    ),
    "reading.live_only": QT_TRANSLATE_NOOP(
        "Wording", "This is not typed. It comes from the instrument alone."
    ),
    "reading.no_such_point": QT_TRANSLATE_NOOP("Wording", "There is no point {point} here."),
    "reading.not_a_number": QT_TRANSLATE_NOOP(
        "Wording", "This is no number. Type it as the instrument shows it."
    ),
    "reading.not_by_hand": QT_TRANSLATE_NOOP(
        "Wording", "This is not typed. It comes from the instrument alone."
    ),
    "reading.other_instrument": QT_TRANSLATE_NOOP(
        "Wording", "This is another instrument than the point asks for."
    ),
    "reading.out_of_range": QT_TRANSLATE_NOOP(
        "Wording", "This cannot be true. Read the instrument and type it again."
    ),
    "reading.same_touch": QT_TRANSLATE_NOOP(
        "Wording", "Same contact as point {point}. Move the probes, measure again."
    ),
    "reading.simulated": QT_TRANSLATE_NOOP("Wording", "A simulated voltage is not taken here."),
    "reading.typed": QT_TRANSLATE_NOOP("Wording", "A typed voltage is not taken. Use the meter."),
    "run.is_left": QT_TRANSLATE_NOOP("Wording", "This pack was left. Say first that you are back."),
    "run.is_stopped": QT_TRANSLATE_NOOP("Wording", "The emergency stopped this run. A supervisor ends it."),
    "run.none": QT_TRANSLATE_NOOP("Wording", "Nothing is on the bench."),
    "run.alarm_lasts": QT_TRANSLATE_NOOP("Wording", "The alarm is not over. The supervisor ends it first."),
    "run.open": QT_TRANSLATE_NOOP("Wording", "{tag} is on the bench. Finish it first."),
    "run.other_code": QT_TRANSLATE_NOOP("Wording", "Wrong pack. It should be {tag}."),
    "run.pack_not_stored": QT_TRANSLATE_NOOP("Wording", "{tag} may not be opened. It is not in store."),
    "run.trail_broken": QT_TRANSLATE_NOOP(
        "Wording", "The record of this run does not fit {procedure}. Stop, call the supervisor."
    ),
    "start.look_again": QT_TRANSLATE_NOOP("Wording", "Answer all questions about this pack once more."),
    "step.no_output_yet": QT_TRANSLATE_NOOP("Wording", "Nothing is weighed yet."),
    "step.not_allowed": QT_TRANSLATE_NOOP("Wording", "Not possible now. Look at the step again."),
    "step.not_now": QT_TRANSLATE_NOOP("Wording", "This step is not in hand any more. Look at the screen."),
    "step.prove_again": QT_TRANSLATE_NOOP(
        "Wording", "Something must be proven again first. Look at the screen."
    ),
    "trace.unknown": QT_TRANSLATE_NOOP("Wording", "No pack and no part here carries this code."),
    "traveller.twins": QT_TRANSLATE_NOOP(
        "Wording", "More than one pack here carries {code}. Call the supervisor."
    ),
    "tray.needs_photo": QT_TRANSLATE_NOOP("Wording", "A tray needs a photograph. Check the camera."),
    "tray.needs_reason": QT_TRANSLATE_NOOP("Wording", "Say why {count} places stay unread."),
    "tray.no_piece": QT_TRANSLATE_NOOP(
        "Wording", "Row {row}, column {column}: not the code of one module or cell. Take it out."
    ),
    "tray.nothing_read": QT_TRANSLATE_NOOP("Wording", "No code of this tray is read yet."),
    "tray.of_another_pack": QT_TRANSLATE_NOOP(
        "Wording", "Row {row}, column {column} came out of {tag}. Take it out."
    ),
    "tray.pack_never_opened": QT_TRANSLATE_NOOP("Wording", "{tag} was never opened here. It has no modules."),
    "tray.places_unclear": QT_TRANSLATE_NOOP("Wording", "The places are not clear. Begin anew."),
    "wait.not_over": QT_TRANSLATE_NOOP("Wording", "Not yet: wait {seconds} s more."),
    "weight.not_a_number": QT_TRANSLATE_NOOP(
        "Wording", "This is no weight. Type kilograms as the display shows them."
    ),
    "weight.typed_needs_photo": QT_TRANSLATE_NOOP(
        "Wording", "A typed weight needs a photograph of the display."
    ),
}
