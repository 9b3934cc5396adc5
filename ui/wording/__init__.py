"""What the station says: one sentence for each stable code."""

from ui.wording.spoken import (
    SENTENCES,
    class_meaning,
    gas_sentence,
    group_question,
    meter_sentence,
    question,
    refusal_sentence,
    sentence,
    unread_sentence,
)
from ui.wording.triage_codes import CLASSES, GROUPS, QUESTIONS

__all__ = [
    "CLASSES",
    "GROUPS",
    "QUESTIONS",
    "SENTENCES",
    "class_meaning",
    "gas_sentence",
    "group_question",
    "meter_sentence",
    "question",
    "refusal_sentence",
    "sentence",
    "unread_sentence",
]
