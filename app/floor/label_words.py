"""Words on our labels: always in both languages at once, so they are no screen's."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.output import OutputCode


@dataclass(frozen=True, slots=True)
class Caption:
    """One word on a label."""

    zh: str
    en: str


PACK = Caption("电池包", "Pack")
QUARANTINE = Caption("隔离 禁止拆解", "QUARANTINE, do not open")
TRAVELLER = Caption("流转卡", "Traveller")
CONTAINER = Caption("容器", "Container")
NET = Caption("净重", "Net")
TYPED_NET = Caption("手输净重", "Typed net")
TARE = Caption("皮重", "Tare")
CLASS = Caption("等级", "Class")
RECEIVED_BY = Caption("接收工位", "Received by")
CODE = Caption("编码", "Code")
CHECK_AGAIN = Caption("下次检查", "Check again")

OUTPUTS: Mapping[OutputCode, Caption] = {
    OutputCode.MOD: Caption("模组", "Module"),
    OutputCode.CELL: Caption("电芯", "Cell"),
    OutputCode.CASE_AL: Caption("铝壳体", "Aluminium case"),
    OutputCode.CASE_FE: Caption("钢壳体", "Steel case"),
    OutputCode.FAST: Caption("紧固件", "Fasteners"),
    OutputCode.CU_BUS: Caption("铜排", "Copper busbars"),
    OutputCode.CABLE: Caption("线束", "Cables"),
    OutputCode.PCB: Caption("电路板", "Circuit boards"),
    OutputCode.RELAY: Caption("继电器和熔断器", "Relays and fuses"),
    OutputCode.PLAS: Caption("塑料件", "Plastics"),
    OutputCode.THERM: Caption("导热垫和胶", "Thermal pads, glue"),
    OutputCode.COOLPL: Caption("水冷板", "Cooling plate"),
    OutputCode.COOLANT: Caption("冷却液", "Coolant"),
    OutputCode.REJECT: Caption("不合格品", "Rejects"),
}
