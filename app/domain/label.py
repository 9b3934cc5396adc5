"""What stands on a label of ours, whatever printer or paper it comes out of."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Label:
    """One label to print.

    `text` is the code itself (a label text with its check character); `job` names the print order, the
    same for every attempt of it; `print_no` is 1 for the original and is printed from the second on.
    `lines` are (caption in Chinese, caption in English, value); values may come from outside and are hostile.
    """

    text: str
    job: str
    print_no: int
    title_zh: str
    title_en: str
    lines: tuple[tuple[str, str, str], ...]
    made_at: datetime
    practice: bool
