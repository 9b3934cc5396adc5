"""Every stable code has its sentence, in both languages, and outside text does no harm in it."""

import ast
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from app.domain.pack_hold import HoldWhy
from app.domain.reading import Health, Unread
from app.domain.refusals import refuse
from app.domain.scale_fitness import Unfit
from app.domain.triage import GROUPS, QUESTIONS, TriageClass
from app.floor.held_elsewhere import hold_refusal
from tests.fakes.told_pages import hold
from tests.hostile import HOSTILE
from ui import wording

ROOT = Path(__file__).resolve().parents[2]
FAMILIES = "gbt34014|vin|own|gs1|gs1_digital_link|iso15434|link|urn|tesla|nio|catenax|opaque"
CODE = re.compile(rf"({FAMILIES}|record|registry)\.[a-z0-9_]+")


def codes_in(folder: str) -> set[str]:
    """Codes refused with, and codes that stand as plain strings."""
    found: set[str] = set()
    for file in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "refuse":
                leaves = [leaf.value for leaf in ast.walk(node.args[0]) if isinstance(leaf, ast.Constant)]
                found |= {code for code in leaves if isinstance(code, str)}
            elif (
                isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
            ):
                found.add(node.value)
    return found


NOT_SPOKEN = {"record.not_enrolled", "registry.url", "registry.key_adopted"}


@pytest.mark.parametrize("folder", ["app/domain", "app/floor", "app/sync", "station_db", "ui"])
def test_every_code_has_a_sentence(folder: str) -> None:
    codes = codes_in(folder)
    assert codes
    missing = codes - set(wording.SENTENCES) - NOT_SPOKEN
    assert not missing


def test_every_hold_of_another_station_has_a_sentence() -> None:
    codes = {f"remote.{why.value}" for why in HoldWhy} | {
        "remote.other",
        "remote.in_hand",
        "remote.at_intake",
    }
    assert codes <= set(wording.SENTENCES)
    told = [hold_refusal([hold("P", why)], "P-1") for why in (*HoldWhy, "a_later_word")]
    assert {one.code for one in told} <= codes
    assert all("Intake 2" in wording.refusal_sentence(one) or one.code == "remote.ruling" for one in told)


def test_everything_that_stands_against_a_scale_has_a_sentence() -> None:
    assert {f"scale.{word.value}" for word in Unfit} <= set(wording.SENTENCES)


def test_every_reason_health_question_group_and_class_has_words() -> None:
    assert {f"unread.{reason.value}" for reason in Unread} <= set(wording.SENTENCES)
    assert {f"health.{state.value}" for state in Health} <= set(wording.SENTENCES)
    assert set(wording.QUESTIONS) == set(QUESTIONS)
    assert set(wording.GROUPS) == {group.id for group in GROUPS}
    assert set(wording.CLASSES) == {one.value for one in TriageClass} | {""}


def test_every_sentence_is_translated_and_short() -> None:
    tree = ElementTree.parse(ROOT / "resources" / "i18n" / "packbench_zh.ts").getroot()
    context = next(one for one in tree.iter("context") if one.findtext("name") == "Wording")
    chinese = {
        message.findtext("source"): message.findtext("translation") for message in context.iter("message")
    }
    tables = (wording.SENTENCES, wording.QUESTIONS, wording.GROUPS, wording.CLASSES)
    for words in (str(words) for table in tables for words in table.values()):
        assert chinese.get(words), words
        assert all(len(sentence.split()) <= 12 for sentence in re.split(r"[.!?:]", words)), words


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_facts_stay_plain_words(hostile: str) -> None:
    said = wording.refusal_sentence(refuse("pack.not_here", code=hostile))
    assert hostile in said


def test_a_code_among_the_facts_is_told_in_words() -> None:
    said = wording.sentence("code.rejected", reason="gbt34014.month")
    assert said == "This code is not whole: month letter not allowed. Show it again."


def test_missing_facts_and_unknown_codes_do_not_fail() -> None:
    assert "…" in wording.sentence("operator.pin_locked")
    assert wording.sentence("no.such_code") == "no.such_code"


def test_chinese_is_spoken_when_installed(qapp: QCoreApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(ROOT / "resources" / "i18n" / "packbench_zh.qm"))
    qapp.installTranslator(translator)
    try:
        assert wording.sentence("pack.unknown") == "这里没有这个包的记录。"
        assert wording.sentence("operator.pin_wrong", tries_left=3) == "密码不对。还可以试 3 次。"
    finally:
        qapp.removeTranslator(translator)
    assert json.dumps(wording.sentence("pack.unknown"))
