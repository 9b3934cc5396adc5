"""Why, on a handover sheet: what people chose on the screens, what devices said, why nothing was read."""

from collections.abc import Mapping

from app.papers.sheet_words import HEALTH, Pair

REASONS: Mapping[str, Pair] = {
    "all_in_order": ("查过，全部正常", "checked, all in order"),
    "put_right": ("缺的已补齐", "something was missing, put right"),
    "lead_looked": ("班长看过，可以继续", "the supervisor looked"),
    "voltage_stays": ("电压不降", "voltage stays"),
    "swelling_leak_smell": ("鼓胀、漏液或异味", "swelling, leak or smell"),
    "wrong_pack": ("拿错包了", "wrong pack"),
    "damaged_tool": ("工具或护具损坏", "tool or gear damaged"),
    "supervisor_stops": ("班长叫停", "the supervisor stops it"),
    "scale_silent": ("秤没有应答", "scale does not answer"),
    "too_heavy_here": ("太重，在别的秤上称的", "too heavy, weighed on another scale"),
    "too_light_here": ("太轻，在精密秤上称的", "too light, weighed on a finer scale"),
    "wrong_kind": ("类别选错了", "another kind of part"),
    "wrong_code": ("编码是另一件的", "code of another piece"),
    "weighed_wrongly": ("称错：碰到秤或放了两件", "weighed wrongly: touched, or two parts"),
    "weigh_again": ("重新称重", "weighed again"),
    "answered_wrongly": ("答错了", "answered wrongly"),
    "label_torn": ("破损或脏污", "torn or dirty"),
    "label_lost": ("丢失", "lost"),
    "label_unread": ("读不出", "cannot be read"),
    "label_not_printed": ("打印机没打出来", "the printer did not print it"),
    "false_alarm": ("误报", "false alarm"),
}
"""Chosen reasons; what is not here was typed, and is printed as it was typed."""

UNREAD: Mapping[str, Pair] = {
    "not_fitted": ("未装", "not fitted"),
    "connecting": ("正在连接", "connecting"),
    "disconnected": ("无应答", "no answer"),
    "stale": ("太旧", "too old"),
    "moving": ("还在动", "moving"),
    "not_emptied": ("没有先拿空", "not emptied before"),
    "overload": ("超量程", "over range"),
    "underload": ("低于零", "under zero"),
    "negative": ("负值", "negative"),
    "below_min": ("秤上是空的", "nothing on it"),
    "wrong_unit": ("单位不对", "wrong unit"),
    "bad_frame": ("受干扰", "disturbed"),
    "device_error": ("仪器故障", "instrument fault"),
    "not_executable": ("忙", "busy"),
    "no_contact": ("没碰到", "no contact"),
    "calibration_ended": ("校准过期", "calibration ended"),
}
"""Why a scale or the voltage meter gave no reading."""

FAULTS: Mapping[str, Pair] = {
    "printer.busy": ("忙", "busy"),
    "printer.cups_offline": ("打印服务未运行", "print service offline"),
    "printer.cut_off": ("传送中断", "cut off"),
    "printer.disk_full": ("磁盘已满", "disk full"),
    "printer.folder_unwritable": ("文件夹不可写", "folder not writable"),
    "printer.head_open": ("打印头打开", "head open"),
    "printer.lp_missing": ("没有打印程序", "print program missing"),
    "printer.not_drawable": ("无法排版", "cannot be drawn"),
    "printer.not_fitted": ("未装", "not fitted"),
    "printer.not_ready": ("未就绪", "not ready"),
    "printer.offline": ("无应答", "no answer"),
    "printer.out_of_labels": ("标签用完", "out of labels"),
    "printer.paused": ("已暂停", "paused"),
    "printer.queue_name": ("队列名不对", "no name of a queue"),
    "printer.queue_stopped": ("队列已停", "queue stopped"),
    "printer.queue_unknown": ("没有这个队列", "queue unknown"),
    "printer.refused": ("打印机拒绝", "refused"),
    "printer.ribbon_out": ("碳带用完", "ribbon out"),
    "printer.stopped_with_label": ("打到一半停下", "stopped with a label"),
    "printer.timeout": ("无应答", "no answer"),
    "printer.too_hot": ("打印头过热", "head too hot"),
    "printer.unsure": ("可能已打印", "perhaps printed"),
    "papers.not_rendered": ("无法排版", "cannot be drawn"),
    "line.broken": ("线路中断", "line broken"),
    "line.closed_by_device": ("设备断开", "closed by the device"),
    "line.no_answer": ("无应答", "no answer"),
    "line.no_port": ("没有端口", "no port"),
    "line.not_open": ("线路未通", "line not open"),
    "line.refused": ("连接被拒", "refused"),
    "line.silent": ("无应答", "silent"),
    "camera.dropped": ("画面中断", "picture dropped"),
    "camera.not_found": ("没有相机", "no camera"),
    "camera.refused": ("相机拒绝", "refused"),
    "camera.silent": ("画面不动", "picture stands still"),
    "camera.unreadable": ("画面读不出", "picture unreadable"),
}
"""What lines, cameras and printers say."""

DEVICE_REASONS: Mapping[str, Pair] = {**HEALTH, **UNREAD, **FAULTS}
"""Everything that an entry can give as the reason of a device's new state."""
