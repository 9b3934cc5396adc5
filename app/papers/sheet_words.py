"""The words of a handover sheet: stable codes in Chinese and English, side by side on the same paper."""

from collections.abc import Mapping

Pair = tuple[str, str]

BLOCKS: Mapping[str, Pair] = {
    "B": ("本班结果", "Result"),
    "C": ("在做", "Work in progress"),
    "D": ("隔离与观察", "Quarantine, watch"),
    "E": ("异常", "Abnormal"),
    "F": ("设备", "Equipment"),
    "G": ("安全", "Safety"),
    "H": ("数据", "Data"),
    "I": ("交代", "Instructions"),
    "J": ("十交 / 五不交", "Ten to hand over, five reasons not to"),
    "K": ("签字", "Signatures"),
}

SHIFTS: Mapping[str, Pair] = {
    "early": ("早班", "early"),
    "late": ("中班", "late"),
    "night": ("夜班", "night"),
    "day": ("白班", "day"),
    "": ("", ""),
}

CHEMISTRIES: Mapping[str, Pair] = {
    "NiMH": ("镍氢", "NiMH"),
    "LFP": ("磷酸铁锂", "LFP"),
    "LMO": ("锰酸锂", "LMO"),
    "LCO": ("钴酸锂", "LCO"),
    "ternary": ("三元", "ternary"),
    "supercapacitor": ("超级电容", "supercapacitor"),
    "LTO": ("钛酸锂", "LTO"),
    "other": ("其他", "other"),
    "unknown": ("体系不明", "unknown"),
}

OUTPUTS: Mapping[str, Pair] = {
    "MOD": ("模组", "modules"),
    "CELL": ("电芯", "cells"),
    "CASE_AL": ("铝壳体", "Al case"),
    "CASE_FE": ("钢壳体", "steel case"),
    "FAST": ("紧固件", "fasteners"),
    "CU_BUS": ("铜排", "busbars"),
    "CABLE": ("线束", "cables"),
    "PCB": ("电路板", "boards"),
    "RELAY": ("继电器、熔断器", "relays, fuses"),
    "PLAS": ("塑料件", "plastics"),
    "THERM": ("导热垫、胶", "pads, glue"),
    "COOLPL": ("水冷板", "cooling plate"),
    "COOLANT": ("冷却液", "coolant"),
    "REJECT": ("不合格品", "rejects"),
}

ENERGY: Mapping[str, Pair] = {
    "live": ("带电", "LIVE"),
    "isolated": ("已断电，内部仍带电", "isolated, inside LIVE"),
    "opened": ("已开盖，可触及带电部分", "opened, LIVE parts bare"),
    "sectioned": ("已分段", "in sections"),
    "module": ("单模组", "single modules"),
}

FINDINGS: Mapping[str, Pair] = {
    "T01": ("冒烟", "smoke"),
    "T02": ("漏液", "leak"),
    "T03": ("漏冷却液", "coolant leak"),
    "T04": ("破壳", "case breached"),
    "T05": ("凹陷", "dented"),
    "T06": ("鼓胀", "swollen"),
    "T06C": ("电芯鼓胀", "cell swollen"),
    "T07": ("烧痕", "burn marks"),
    "T08": ("进水", "wet"),
    "T09": ("发热", "warm"),
    "T10": ("高压裸露", "bare contacts"),
    "T11": ("维修开关", "service plug"),
    "T12": ("封条", "seal"),
    "T13": ("编码或单据", "code or papers"),
    "T14": ("无拆解说明", "no instruction"),
    "T15": ("BMS 故障", "BMS fault"),
    "T16": ("缺件", "parts missing"),
    "T17": ("碰撞", "crash"),
    "RUN_ABORTED": ("拆解中止", "run aborted"),
    "NO_TRAVELLER": ("没有流转卡", "no traveller"),
    "NO_RECORD": ("本站无记录", "no record here"),
    "BY_PAPER": ("按来站流转卡", "by the paper it came with"),
    "MADE_SAFE": ("已做安全处理", "made safe"),
}

APART: Mapping[str, Pair] = {
    "quarantined": ("隔离", "quarantine"),
    "held": ("扣留", "held"),
    "held_papers": ("单据未齐", "papers open"),
}

MISSING: Mapping[str, Pair] = {
    "triage": ("检查", "questions"),
    "weight": ("称重", "weight"),
    "route": ("去向", "route"),
}

KINDS: Mapping[str, Pair] = {
    "intake": ("收料未完", "intake open"),
    "away": ("已转出", "handed on"),
    "label": ("标签未打印", "label not printed"),
    "run": ("拆解中", "dismantling"),
    "alarm": ("紧急", "emergency"),
    "air": ("空气报警", "air alarm"),
    "blind": ("空气未监测", "air not watched"),
    "scale": ("秤检查未过", "scale check failed"),
    "hold": ("停止点", "hold"),
    "judgement": ("判断放行", "judgement"),
    "breach": ("超限", "limit breached"),
    "abort": ("拆解中止", "run aborted"),
    "left": ("两人离开", "left by two"),
    "left_unheld": ("未经双人确认离开", "left without the hold"),
    "typed_weight": ("手输重量", "typed weight"),
    "typed_output": ("手输重量", "typed weight"),
    "typed_code": ("手输编码", "typed code"),
    "twin": ("同码", "same code"),
    "correction": ("更正", "correction"),
    "device": ("设备故障", "device fault"),
    "reprint": ("标签补打", "label reprint"),
    "wrong_pin": ("密码错", "wrong PIN"),
    "clock": ("时钟跳变", "clock jumped"),
    "epoch": ("新记录册", "new epoch"),
    "handover": ("上一班交接", "last handover"),
    "more": ("还有", "more"),
}

CHECKED: Mapping[str, Pair] = {
    "PASSED": ("合格", "passed"),
    "FAILED": ("不合格", "FAILED"),
    "UNREAD": ("没有读数", "NO READING"),
}

SCALE_CHECKS: Mapping[str, Pair] = {
    "zero": ("空秤", "empty pan"),
    "weight": ("检查砝码", "check weight"),
}

ENTRY_TYPES: Mapping[str, Pair] = {
    "pack.received": ("收料", "reception"),
    "triage.answered": ("检查回答", "answers"),
    "weight.taken": ("重量", "weight"),
    "pack.routed": ("去向", "route"),
    "pack.quarantined": ("隔离", "quarantine"),
    "output.recorded": ("产出", "output"),
    "step.done": ("步骤", "step"),
    "hold.raised": ("停止点", "hold"),
    "hold.released": ("放行", "release"),
}

HEALTH: Mapping[str, Pair] = {
    "absent": ("未装", "not fitted"),
    "connecting": ("正在连接", "connecting"),
    "ready": ("正常", "ready"),
    "stale": ("无新数据", "no fresh value"),
    "lost": ("未连接", "not connected"),
}

DEVICES: Mapping[str, Pair] = {
    "camera": ("相机", "camera"),
    "scale": ("包秤", "pack scale"),
    "parts_scale": ("零件秤", "parts scale"),
    "meter": ("电压表", "meter"),
    "gas": ("气体检测仪", "gas meter"),
    "label_printer": ("标签打印机", "label printer"),
    "sheet_printer": ("单据打印机", "sheet printer"),
    "label": ("标签", "labels"),
    "sheet": ("交接单", "sheets"),
}

GASES: Mapping[str, Pair] = {
    "hydrogen": ("氢气", "hydrogen"),
    "carbon_monoxide": ("一氧化碳", "carbon monoxide"),
    "hydrogen_fluoride": ("氟化氢", "hydrogen fluoride"),
    "voc": ("有机挥发物", "organic vapour"),
}

AIR_LEVELS: Mapping[str, Pair] = {
    "first": ("一级报警", "first alarm"),
    "second": ("二级报警", "second alarm"),
}

AIR_SIGNS: Mapping[str, Pair] = {
    "meter": ("探测器自身报警", "by the detector itself"),
    "range": ("超出探测器量程", "more than the detector reads"),
}

EQUIPMENT: Mapping[str, Pair] = {
    "scale": ("秤 零点", "scale zero"),
    "voltage_meter": ("电压表", "voltage meter"),
    "insulation_tester": ("绝缘电阻表", "insulation"),
    "ir_camera": ("红外热像仪", "IR camera"),
    "gas_detectors": ("气体探测器", "gas detectors"),
    "label_camera": ("读码相机", "label camera"),
    "label_printer": ("标签打印机", "label printer"),
    "hoist": ("吊具", "hoist"),
    "extinguishers": ("灭火系统", "extinguishers"),
    "crusher": ("破碎机", "crusher"),
    "nitrogen": ("氮气", "nitrogen"),
    "oxygen_sensor": ("氧传感器", "O2 sensor"),
    "filters": ("过滤器压差", "filter Δp"),
    "exhaust": ("尾气处理", "exhaust unit"),
}

SAFETY: Mapping[str, Pair] = {
    "glove_test": ("手套充气试验", "glove test"),
    "ppe_stock": ("防护用品", "PPE stock"),
    "eyewash": ("洗眼器", "eyewash"),
    "hot_work_permits": ("动火证", "hot work"),
    "confined_space_permits": ("受限空间证", "confined space"),
    "locks": ("上锁挂牌", "locks"),
}

TEN: Mapping[str, Pair] = {
    "tasks": ("生产任务", "tasks"),
    "equipment": ("设备仪表", "equipment"),
    "hazards": ("安全隐患", "hazards"),
    "tools": ("润滑工具", "tools"),
    "process": ("工艺指标", "process"),
    "records": ("原始记录", "records"),
    "materials": ("物料质量", "materials"),
    "orders": ("上级指令", "orders"),
    "leaks": ("跑冒滴漏", "leaks"),
    "cleanliness": ("卫生", "cleanliness"),
}

FIVE: Mapping[str, Pair] = {
    "abnormal_solved": ("没有异常未处理", "nothing unsolved"),
    "causes_clear": ("没有情况不清", "nothing unclear"),
    "area_clean": ("没有现场不净", "area clean"),
    "records_whole": ("没有记录不全", "records whole"),
    "tasks_done": ("没有本班未完", "tasks done"),
}

VERDICTS: Mapping[str, Pair] = {
    "handed": ("交班", "handed over"),
    "accepted": ("接班", "accepted"),
    "accepted_with_remarks": ("有保留接班", "accepted with remarks"),
    "refused": ("拒接", "REFUSED"),
    "witnessed": ("见证", "witnessed"),
}

SIDES: Mapping[str, Pair] = {
    "outgoing": ("交班人", "Outgoing"),
    "incoming": ("接班人", "Incoming"),
    "witness": ("见证班长", "Witness"),
}

CLOCKS: Mapping[str, Pair] = {
    "ntp": ("网络校时", "network time"),
    "receipt": ("登记处校时", "registry time"),
    "free": ("未校时", "not checked"),
}

YIELD_WHY: Mapping[str, Pair] = {
    "no_closed_run": ("没有拆完的包", "no closed run"),
    "no_input_weight": ("没有来料重量", "no input weight"),
}


def both(words: Mapping[str, Pair], code: str) -> str:
    """Both languages of a code; a code without words is printed as it is, so that nothing is hidden."""
    zh, en = words.get(code, (code, ""))
    return f"{zh} {en}".strip()
