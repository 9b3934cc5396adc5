"""Sentences for what devices say, and why there is no reading or no paper."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: Mapping[str, object] = {
    "photo.no_picture": QT_TRANSLATE_NOOP("Wording", "The camera gives no picture. Check the camera lamp."),
    "unread.not_fitted": QT_TRANSLATE_NOOP("Wording", "No scale at this station"),
    "unread.connecting": QT_TRANSLATE_NOOP("Wording", "The scale is being connected"),
    "unread.disconnected": QT_TRANSLATE_NOOP("Wording", "The scale does not answer. Cable and power?"),
    "unread.stale": QT_TRANSLATE_NOOP("Wording", "No fresh value from the scale"),
    "unread.moving": QT_TRANSLATE_NOOP("Wording", "Moving. Wait until it is still."),
    "unread.not_emptied": QT_TRANSLATE_NOOP("Wording", "Take everything off, then put the next on."),
    "unread.overload": QT_TRANSLATE_NOOP("Wording", "Too heavy for this scale. Take it off."),
    "unread.underload": QT_TRANSLATE_NOOP("Wording", "The scale is under zero. Check the platform."),
    "unread.out_of_range": QT_TRANSLATE_NOOP("Wording", "Out of the scale's range: too heavy, or below."),
    "unread.negative": QT_TRANSLATE_NOOP("Wording", "Negative. Empty the scale and zero it."),
    "unread.below_min": QT_TRANSLATE_NOOP("Wording", "Put it on the scale"),
    "unread.wrong_unit": QT_TRANSLATE_NOOP("Wording", "The scale shows another unit. Set it to kg."),
    "unread.wrong_decimals": QT_TRANSLATE_NOOP("Wording", "The display has other decimals than the plate."),
    "unread.checksum": QT_TRANSLATE_NOOP("Wording", "The scale's line is disturbed: a wrong check"),
    "unread.not_zeroed": QT_TRANSLATE_NOOP("Wording", "The scale is not zeroed. Empty it and zero it."),
    "unread.tare_unknown": QT_TRANSLATE_NOOP("Wording", "A net weight of unknown tare. Clear the tare."),
    "unread.unconfirmed": QT_TRANSLATE_NOOP("Wording", "Is the display still? Press to take this weight."),
    "unread.bad_frame": QT_TRANSLATE_NOOP("Wording", "The scale's line is disturbed"),
    "unread.device_error": QT_TRANSLATE_NOOP("Wording", "The scale reports a fault"),
    "unread.not_executable": QT_TRANSLATE_NOOP("Wording", "The scale is busy"),
    "unread.warming_up": QT_TRANSLATE_NOOP("Wording", "Just switched on: the sensor is warming up."),
    "unread.in_test": QT_TRANSLATE_NOOP("Wording", "In calibration or test: it does not measure."),
    "unread.no_contact": QT_TRANSLATE_NOOP("Wording", "The probes touch nothing. Put them on."),
    "meter.not_fitted": QT_TRANSLATE_NOOP("Wording", "No voltage meter at this station"),
    "meter.connecting": QT_TRANSLATE_NOOP("Wording", "The meter is being connected"),
    "meter.disconnected": QT_TRANSLATE_NOOP("Wording", "The meter does not answer. Cable and power?"),
    "meter.stale": QT_TRANSLATE_NOOP("Wording", "No fresh value from the meter"),
    "meter.moving": QT_TRANSLATE_NOOP("Wording", "Moving. Hold the probes still."),
    "meter.overload": QT_TRANSLATE_NOOP("Wording", "More than this meter can read. Hands off."),
    "meter.no_contact": QT_TRANSLATE_NOOP("Wording", "The probes touch nothing. Put them on."),
    "meter.wrong_unit": QT_TRANSLATE_NOOP("Wording", "The meter shows another unit. Set it to DC volts."),
    "meter.bad_frame": QT_TRANSLATE_NOOP("Wording", "The meter's line is disturbed"),
    "meter.device_error": QT_TRANSLATE_NOOP("Wording", "The meter reports a fault"),
    "meter.not_executable": QT_TRANSLATE_NOOP("Wording", "The meter is busy"),
    "meter.calibration_ended": QT_TRANSLATE_NOOP(
        "Wording", "The meter's calibration has ended. Take another meter."
    ),
    "camera.bad_source": QT_TRANSLATE_NOOP(
        "Wording", "The camera's address makes no sense. Check the settings."
    ),
    "camera.not_found": QT_TRANSLATE_NOOP("Wording", "The camera or folder is not there."),
    "camera.unreadable": QT_TRANSLATE_NOOP("Wording", "The pictures cannot be read."),
    "camera.no_pictures": QT_TRANSLATE_NOOP("Wording", "There is no picture in the folder."),
    "camera.absent": QT_TRANSLATE_NOOP("Wording", "The camera is not plugged in. Plug it in."),
    "camera.forbidden": QT_TRANSLATE_NOOP(
        "Wording", "This computer may not use the camera. Tell the supervisor."
    ),
    "camera.busy": QT_TRANSLATE_NOOP("Wording", "Another program uses the camera. Close it."),
    "camera.refused": QT_TRANSLATE_NOOP("Wording", "The camera does not open. Is another program using it?"),
    "camera.no_answer": QT_TRANSLATE_NOOP(
        "Wording", "The camera does not answer. Check its power and network cable."
    ),
    "camera.unauthorised": QT_TRANSLATE_NOOP(
        "Wording", "The camera refuses user or password. Tell the supervisor."
    ),
    "camera.no_stream": QT_TRANSLATE_NOOP(
        "Wording", "The camera knows no such picture. Its address is wrong."
    ),
    "camera.redirected": QT_TRANSLATE_NOOP(
        "Wording", "The camera points to another address. Tell the supervisor."
    ),
    "camera.untrusted": QT_TRANSLATE_NOOP(
        "Wording", "The camera's certificate is not trusted. Tell the supervisor."
    ),
    "camera.wrong_content": QT_TRANSLATE_NOOP(
        "Wording", "What answers there sends no camera pictures. Check the address."
    ),
    "camera.not_an_image": QT_TRANSLATE_NOOP(
        "Wording", "The camera sends damaged pictures. Check its network cable."
    ),
    "camera.too_large": QT_TRANSLATE_NOOP(
        "Wording", "The camera's pictures are too large. Set a smaller size."
    ),
    "camera.dropped": QT_TRANSLATE_NOOP("Wording", "The camera was lost. It is tried again by itself."),
    "camera.frozen": QT_TRANSLATE_NOOP("Wording", "The camera's picture is frozen. Switch it off and on."),
    "camera.silent": QT_TRANSLATE_NOOP("Wording", "The camera gives no picture. Cable and power?"),
    "camera.closed": QT_TRANSLATE_NOOP("Wording", "The camera is switched off."),
    "photo.too_dark": QT_TRANSLATE_NOOP("Wording", "The photograph is too dark."),
    "photo.too_bright": QT_TRANSLATE_NOOP("Wording", "The photograph is too bright."),
    "photo.blurred": QT_TRANSLATE_NOOP("Wording", "The photograph is blurred."),
    "health.absent": QT_TRANSLATE_NOOP("Wording", "not fitted"),
    "health.connecting": QT_TRANSLATE_NOOP("Wording", "connecting"),
    "health.ready": QT_TRANSLATE_NOOP("Wording", "good"),
    "health.stale": QT_TRANSLATE_NOOP("Wording", "no fresh value"),
    "health.lost": QT_TRANSLATE_NOOP("Wording", "not connected"),
    "trial.nothing_seen": QT_TRANSLATE_NOOP("Wording", "Nothing was seen that could be recorded. Try again."),
    "trial.no_such_device": QT_TRANSLATE_NOOP("Wording", "The station has no such device."),
    "command.not_here": QT_TRANSLATE_NOOP("Wording", "{act}: nothing on this page does that."),
    "command.too_soon": QT_TRANSLATE_NOOP("Wording", "{act}: too soon. Look at the page first, then again."),
    "command.help": QT_TRANSLATE_NOOP("Wording", "By command or pedal: {acts}"),
    "command.help_none": QT_TRANSLATE_NOOP("Wording", "No command acts on this page. Press a button."),
    "reader.connecting": QT_TRANSLATE_NOOP("Wording", "It is being connected."),
    "reader.disconnected": QT_TRANSLATE_NOOP(
        "Wording", "It does not answer. Check its plug; it comes back by itself."
    ),
    "reader.ending": QT_TRANSLATE_NOOP(
        "Wording", "What was read has another ending than set: scan again, else set terminator."
    ),
    "reader.several_lines": QT_TRANSLATE_NOOP(
        "Wording", "Several lines came at once, none was taken. Scan one code at a time."
    ),
    "reader.too_long": QT_TRANSLATE_NOOP("Wording", "What was read is too long for a code. Not taken."),
    "reader.garbled": QT_TRANSLATE_NOOP(
        "Wording", "What was read is garbled: scan again, else set baud as in the scanner."
    ),
    "reader.no_symbology_id": QT_TRANSLATE_NOOP(
        "Wording", "The scanner does not say the kind of code. Set it to send the AIM identifier."
    ),
    "reader.no_badge": QT_TRANSLATE_NOOP("Wording", "That is no badge. Nothing was taken."),
    "reader.no_act": QT_TRANSLATE_NOOP("Wording", "The pedal sent what is not set for it. Nothing was done."),
    "printer.offline": QT_TRANSLATE_NOOP(
        "Wording", "The printer does not answer. Check power and network, then print again."
    ),
    "printer.refused": QT_TRANSLATE_NOOP(
        "Wording", "The printer takes no job now. Wait a moment, print again."
    ),
    "printer.not_ready": QT_TRANSLATE_NOOP(
        "Wording", "The printer is silent. Check labels, ribbon and head, print again."
    ),
    "printer.head_open": QT_TRANSLATE_NOOP("Wording", "The print head is open. Close it, print again."),
    "printer.paper_jam": QT_TRANSLATE_NOOP("Wording", "A label is jammed. Open the printer, take it out."),
    "printer.trouble": QT_TRANSLATE_NOOP("Wording", "The printer reports a fault. Read its display."),
    "printer.not_out": QT_TRANSLATE_NOOP("Wording", "It did not come out. A new one was ordered."),
    "printer.out_of_labels": QT_TRANSLATE_NOOP("Wording", "No labels left. Put in a roll, print again."),
    "printer.ribbon_out": QT_TRANSLATE_NOOP("Wording", "No ribbon left. Put in a ribbon, print again."),
    "printer.too_hot": QT_TRANSLATE_NOOP("Wording", "The print head is too hot. Let it cool, print again."),
    "printer.paused": QT_TRANSLATE_NOOP(
        "Wording", "The printer is paused. Press its pause key, print again."
    ),
    "printer.busy": QT_TRANSLATE_NOOP("Wording", "The printer's memory is full. Wait, print again."),
    "printer.cut_off": QT_TRANSLATE_NOOP(
        "Wording", "The line broke on the way. Nothing came out. Print again."
    ),
    "printer.timeout": QT_TRANSLATE_NOOP(
        "Wording", "The printer stopped taking it. Nothing came out. Print again."
    ),
    "printer.stopped_with_label": QT_TRANSLATE_NOOP(
        "Wording", "The printer has it but stands still. Put it right; it comes out."
    ),
    "printer.unsure": QT_TRANSLATE_NOOP(
        "Wording", "Sent, but not confirmed. Look whether it came out before printing again."
    ),
    "printer.not_drawable": QT_TRANSLATE_NOOP(
        "Wording", "This code cannot be drawn on the label. Tell the supervisor."
    ),
    "printer.disk_full": QT_TRANSLATE_NOOP("Wording", "The disk is full. Make room, print again."),
    "printer.folder_unwritable": QT_TRANSLATE_NOOP(
        "Wording", "The printing folder takes no files. Tell the supervisor."
    ),
    "printer.lp_missing": QT_TRANSLATE_NOOP(
        "Wording", "This computer has no printing program. Tell the supervisor."
    ),
    "printer.cups_offline": QT_TRANSLATE_NOOP(
        "Wording", "This computer's printing system is off. Tell the supervisor."
    ),
    "printer.queue_unknown": QT_TRANSLATE_NOOP(
        "Wording", "No printer has the name in the settings. Tell the supervisor."
    ),
    "printer.queue_stopped": QT_TRANSLATE_NOOP(
        "Wording", "The printer's queue was stopped. Start it, print again."
    ),
    "printer.job_cancelled": QT_TRANSLATE_NOOP(
        "Wording", "Somebody cancelled it at the printer. Print again."
    ),
    "printer.job_aborted": QT_TRANSLATE_NOOP(
        "Wording", "The printing system gave it up. Print again, tell the supervisor."
    ),
    "printer.sheet_sent": QT_TRANSLATE_NOOP("Wording", "Sent to the printer. It is not out yet."),
    "printer.sheet_waiting": QT_TRANSLATE_NOOP("Wording", "It waits in the print queue. It is not out yet."),
    "printer.sheet_printing": QT_TRANSLATE_NOOP("Wording", "It is being printed. It is not out yet."),
    "printer.out_of_paper": QT_TRANSLATE_NOOP("Wording", "No paper left. Put some in; it comes out."),
    "printer.toner_out": QT_TRANSLATE_NOOP("Wording", "No toner or ink left. Change it; it comes out."),
    "printer.sheet_jam": QT_TRANSLATE_NOOP("Wording", "Paper is jammed. Take it out; the rest comes out."),
    "printer.cover_open": QT_TRANSLATE_NOOP("Wording", "A cover of the printer is open. Close it."),
    "printer.a4_away": QT_TRANSLATE_NOOP("Wording", "The printer is away. Switch it on; it comes out."),
    "printer.stopped_with_sheet": QT_TRANSLATE_NOOP(
        "Wording", "The queue stopped with it. Start it; it comes out."
    ),
    "printer.queue_name": QT_TRANSLATE_NOOP(
        "Wording", "That is no name of a print queue. Correct the settings."
    ),
}
