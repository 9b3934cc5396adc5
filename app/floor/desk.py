"""The desk: hands a command to its act inside one work unit. The only door to the records."""

from collections.abc import Callable, Mapping
from typing import Any

from app.floor import air_commands as air
from app.floor import bench_commands as bench
from app.floor import commands as ask
from app.floor import hand_commands as hand
from app.floor import library_commands as lib
from app.floor import output_commands as out
from app.floor import scale_commands as scale
from app.floor import shift_commands as shift
from app.floor import start_commands as start
from app.floor import sync_commands as sync
from app.floor import tray_commands as tray
from app.floor import trial_commands as trial
from app.floor.adopt_changes import ask_changes_from, note_changes
from app.floor.bind_label import bind_label
from app.floor.change_procedure import change_step
from app.floor.check_scale import ask_scales, check_scale, check_zero
from app.floor.close_run import close_run
from app.floor.code_trace import ask_code_trace
from app.floor.correct_entry import correct_answers, correct_weight
from app.floor.correct_output import correct_output
from app.floor.deliver import ask_batch, ask_delivery, note_delivery
from app.floor.deliver_attachment import ask_attachment, note_attachment
from app.floor.draft_procedure import draft_document, drop_draft, hand_on_draft
from app.floor.fire_brigade import ask_fire_sheet
from app.floor.hand_on import come_back, hand_on
from app.floor.hand_over import freeze_sheet, note_sheet_printed, sign_sheet
from app.floor.held_elsewhere import ask_held_here
from app.floor.inspect_pack import answer_triage, take_weight
from app.floor.know_container import ask_container, know_container
from app.floor.label_fate import (
    answer_label,
    ask_labels_owed,
    ask_labels_to_look_at,
    begin_label,
    end_broken_prints,
)
from app.floor.leave_pack import leave_pack, resume_pack
from app.floor.library_look import ask_difference, ask_document, ask_library
from app.floor.look_at_shift import ask_sheet, ask_shift
from app.floor.look_round import ask_pack, ask_queue, ask_resume, keep_place
from app.floor.note_clock import note_jump
from app.floor.order_label import ask_labels_to_print, note_label, prove_label, reprint_label
from app.floor.ports import WorkUnit
from app.floor.publish_procedure import publish_draft, withdraw_procedure
from app.floor.read_paper import ask_paper
from app.floor.receive_pack import join_code_halves, receive_pack, recognise_code
from app.floor.registry_keys import note_registry_keys
from app.floor.release_hold import abort_run, release_hold
from app.floor.route_pack import route_pack
from app.floor.scan_tray import ask_tray, scan_tray
from app.floor.set_aside import quarantine_unknown, quarantine_without_paper
from app.floor.sign_in import ask_second, sign_in, sign_out
from app.floor.site import Site
from app.floor.start_run import ask_bench, start_run
from app.floor.take_deviation import take_deviation
from app.floor.take_over import ask_take_over, take_over_pack
from app.floor.take_reading import take_reading
from app.floor.trace_output import ask_trace
from app.floor.traveller import ask_traveller, print_traveller
from app.floor.try_device import note_scan_times, note_trial
from app.floor.type_reading import type_reading
from app.floor.watch_air import ask_air, note_air
from app.floor.watch_station import clear_emergency, note_device, raise_emergency
from app.floor.weigh_output import type_output, weigh_output
from app.floor.work_step import choose, confirm_step, go_on, keep_photo, scan_step

Act = Callable[[WorkUnit, Any, Site], object]

ACTS: Mapping[type, Act] = {
    ask.SignIn: sign_in,
    ask.SignOut: sign_out,
    ask.AskSecond: ask_second,
    ask.RecogniseCode: recognise_code,
    ask.JoinHalves: join_code_halves,
    ask.KeepPlace: keep_place,
    ask.ReceivePack: receive_pack,
    ask.AnswerTriage: answer_triage,
    ask.TakeWeight: take_weight,
    ask.RoutePack: route_pack,
    ask.CorrectAnswers: correct_answers,
    ask.CorrectWeight: correct_weight,
    ask.NoteDevice: note_device,
    trial.NoteScanTimes: note_scan_times,
    trial.NoteTrial: note_trial,
    ask.RaiseEmergency: raise_emergency,
    ask.ClearEmergency: clear_emergency,
    air.AskAir: ask_air,
    air.NoteAir: note_air,
    ask.AskFireSheet: ask_fire_sheet,
    ask.AskResume: ask_resume,
    ask.AskQueue: ask_queue,
    ask.AskPack: ask_pack,
    ask.AskDelivery: ask_delivery,
    ask.AskBatch: ask_batch,
    ask.NoteDelivery: note_delivery,
    ask.AskAttachment: ask_attachment,
    ask.NoteAttachment: note_attachment,
    sync.AskChangesFrom: ask_changes_from,
    sync.NoteChanges: note_changes,
    sync.NoteRegistryKeys: note_registry_keys,
    sync.AskHeldHere: ask_held_here,
    start.AskTraveller: ask_traveller,
    start.AskPaper: ask_paper,
    start.PrintTraveller: print_traveller,
    start.QuarantineWithoutPaper: quarantine_without_paper,
    start.QuarantineUnknown: quarantine_unknown,
    hand.HandOn: hand_on,
    hand.ComeBack: come_back,
    hand.AskTakeOver: ask_take_over,
    hand.TakeOverPack: take_over_pack,
    bench.AskBench: ask_bench,
    bench.StartRun: start_run,
    bench.ConfirmStep: confirm_step,
    bench.ScanStep: scan_step,
    bench.KeepPhoto: keep_photo,
    bench.Choose: choose,
    bench.TakeReading: take_reading,
    bench.TypeReading: type_reading,
    bench.TakeDeviation: take_deviation,
    bench.GoOn: go_on,
    bench.ReleaseHold: release_hold,
    bench.AbortRun: abort_run,
    bench.CloseRun: close_run,
    bench.LeavePack: leave_pack,
    bench.ResumePack: resume_pack,
    out.WeighOutput: weigh_output,
    out.TypeOutput: type_output,
    out.CorrectOutput: correct_output,
    out.KnowContainer: know_container,
    out.AskContainer: ask_container,
    out.ReprintLabel: reprint_label,
    out.ProveLabel: prove_label,
    out.AskLabelsToPrint: ask_labels_to_print,
    out.NoteLabel: note_label,
    out.BindLabel: bind_label,
    out.AskLabelsOwed: ask_labels_owed,
    out.BeginLabel: begin_label,
    out.EndBrokenPrints: end_broken_prints,
    out.AskLabelsToLookAt: ask_labels_to_look_at,
    out.AnswerLabel: answer_label,
    out.AskTrace: ask_trace,
    out.AskCodeTrace: ask_code_trace,
    scale.AskScales: ask_scales,
    scale.CheckZero: check_zero,
    scale.CheckScale: check_scale,
    tray.AskTray: ask_tray,
    tray.ScanTray: scan_tray,
    lib.AskLibrary: ask_library,
    lib.AskDocument: ask_document,
    lib.AskDifference: ask_difference,
    lib.DraftDocument: draft_document,
    lib.ChangeStep: change_step,
    lib.HandOnDraft: hand_on_draft,
    lib.DropDraft: drop_draft,
    lib.PublishDraft: publish_draft,
    lib.WithdrawProcedure: withdraw_procedure,
    shift.AskShift: ask_shift,
    shift.FreezeSheet: freeze_sheet,
    shift.AskSheet: ask_sheet,
    shift.SignSheet: sign_sheet,
    shift.NoteSheetPrinted: note_sheet_printed,
}


class FloorDesk:
    """Runs one command at a time, each in its own work unit."""

    def __init__(self, open_unit: Callable[[], WorkUnit], site: Site) -> None:
        self._open_unit = open_unit
        self._site = site

    def handle(self, command: object) -> object:
        """The act's answer: a view, or a Refusal when nothing was done.

        Raises:
            CannotRecord: the entry could not be made durable; work must stop.
        """
        act = ACTS[type(command)]
        with self._site.library.changing(), self._open_unit() as unit:
            before = unit.journal.head()
            answer = act(unit, command, self._site)
            note_jump(unit, before)
            return answer
