"""Ready sentences that a touch puts on the sheet: in both languages at once, for both will read the paper."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ui.theme.tokens import Language


@dataclass(frozen=True, slots=True)
class Both:
    """One sentence in both languages."""

    zh: str
    en: str

    def say(self, language: Language) -> str:
        """As the tile shows it."""
        return self.zh if language is Language.ZH else self.en


INSTRUCTIONS: Mapping[str, Both] = {
    "open_first": Both("先做完在拆的包", "Finish open packs first"),
    "quarantine_first": Both("先复查隔离包", "Re-check quarantine first"),
    "delivery": Both("本班有来料", "A delivery is expected"),
    "clean": Both("先清场", "Clean the area first"),
    "printer": Both("打印机要加纸", "Printer needs paper"),
    "ask_lead": Both("开包前问班长", "Ask the lead before opening"),
}
"""What the next shift does first."""

REASONS: Mapping[str, Both] = {
    "abnormal": Both("异常未处理", "Abnormal things not solved"),
    "unclear": Both("情况不清", "Causes not clear"),
    "not_clean": Both("现场不净", "Area not clean"),
    "records": Both("记录不全", "Records not whole"),
    "unfinished": Both("本班任务未完", "Tasks not done"),
    "paper_unread": Both("纸上有码读不出", "Codes on the paper cannot be read"),
    "differs": Both("实物与交接单不符", "Packs and sheet differ"),
}
"""What an incoming lead can find wrong: the five reasons not to hand over, and what does not agree."""


def on_the_sheet(known: Mapping[str, Both], chosen: Collection[str], typed: str) -> str:
    """The chosen sentences in the order of their list, each in both languages, and then what was typed."""
    parts = [f"{both.zh} {both.en}" for key, both in known.items() if key in chosen]
    return "; ".join([*parts, *([typed.strip()] if typed.strip() else [])])
