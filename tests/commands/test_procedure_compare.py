"""The command `procedure compare`: what it says of two documents, and how it ends."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.__main__ import main
from app.commands.difference_words import CHANGED, SENSES, sentence
from app.domain.limits import Limits
from app.domain.procedure import Option, Procedure, Words
from app.domain.procedure_difference import procedure_difference
from app.domain.step_difference import Difference, Sense
from app.host.limits import LIMITS_FILE, read_limits_file
from app.places import resources
from tests.domain.patched_procedure import with_fields
from tests.domain.test_procedure_difference import (
    DEVIATION_CHANGED,
    DOCUMENT_CHANGED,
    HOLD_CHANGED,
    OPTION_CHANGED,
    POINT_CHANGED,
    STEP_CHANGED,
)
from tests.fakes.procedures import EVERY
from tests.host.test_procedures import DOCUMENT

LFP = resources() / "procedures" / "lfp" / "lfp-pack-2.toml"
NCM = resources() / "procedures" / "ncm" / "ncm-pack-1.toml"


@pytest.fixture(scope="module")
def limits() -> Limits:
    return read_limits_file(resources() / "catalogue" / LIMITS_FILE)


def said(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """What the command ends with and prints."""
    ended = main(["procedure", "compare", *map(str, words)])
    told = capsys.readouterr()
    return ended, told.out, told.err


def written(folder: Path, name: str, *changes: tuple[str, str]) -> Path:
    """The smallest document, with some of its text another."""
    text = DOCUMENT
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def every_difference() -> list[Difference]:
    """One field after the other of a document with everything in it, there and back."""
    hold, point, option = (
        EVERY.step("prove").hold,
        EVERY.step("prove").points[0],
        EVERY.step("wet").options[0],
    )
    assert hold is not None
    points, options = EVERY.step("prove").points, EVERY.step("wet").options
    others = [
        *(replace(EVERY, **{name: value}) for name, value in DOCUMENT_CHANGED.items()),  # type: ignore[arg-type]
        *(with_fields(EVERY, "prove", **{name: value}) for name, value in STEP_CHANGED.items()),
        *(
            with_fields(EVERY, "prove", hold=replace(hold, **{name: value}))  # type: ignore[arg-type]
            for name, value in HOLD_CHANGED.items()
        ),
        *(
            with_fields(EVERY, "prove", points=(replace(point, **{name: value}), *points[1:]))  # type: ignore[arg-type]
            for name, value in POINT_CHANGED.items()
        ),
        *(
            with_fields(EVERY, "wet", options=(replace(option, **{name: value}), *options[1:]))  # type: ignore[arg-type]
            for name, value in OPTION_CHANGED.items()
        ),
        *(
            replace(EVERY, deviations=(replace(EVERY.deviations[0], **{name: value}), *EVERY.deviations[1:]))  # type: ignore[arg-type]
            for name, value in DEVIATION_CHANGED.items()
        ),
        replace(EVERY, deviations=EVERY.deviations[::-1], steps=EVERY.steps[::-1]),
        with_fields(EVERY, "prove", points=points[::-1]),
        with_fields(EVERY, "open", hold=hold),
        with_fields(EVERY, "wet", options=options[::-1]),
    ]
    pairs = [pair for other in others for pair in ((EVERY, other), (other, EVERY))]
    return [one for old, new in pairs for one in procedure_difference(old, new)]


def test_there_are_words_for_every_difference(limits: Limits) -> None:
    found = every_difference()
    assert {one.code for one in found} >= set(CHANGED)
    assert {one.sense for one in found} >= {Sense.STRICTER, Sense.LOOSER, Sense.BOTH}
    for one in found:
        for zh in (True, False):
            told = sentence(one, limits, zh=zh)
            assert "\n" not in told
            mark = SENSES[one.sense][0 if zh else 1] if one.sense is not None else ""
            assert told.endswith(f"[{mark}]" if mark else told[-1])
    assert all("None" not in sentence(one, limits, zh=False) for one in found)


def test_no_two_differences_of_a_document_sound_alike(limits: Limits) -> None:
    for zh in (True, False):
        found = procedure_difference(EVERY, replace(EVERY, steps=EVERY.steps[::-1]))
        told = [sentence(one, limits, zh=zh) for one in found]
        assert len(set(told)) == len(told) > 5


def test_words_that_changed_in_the_other_language_only(limits: Limits) -> None:
    one = EVERY.steps[0]
    new = with_fields(EVERY, one.id, title=Words("另一个", one.title.en))
    (found,) = procedure_difference(EVERY, new)
    assert sentence(found, limits, zh=False) == (
        'step 1 (brief): title changed from "brief" / “brief。” to "brief" / “另一个”'
    )


def one_sentence(new: Procedure, limits: Limits, *, zh: bool) -> str:
    (found,) = procedure_difference(EVERY, new, limits=limits)
    return sentence(found, limits, zh=zh)


def test_sentences_name_step_part_both_values_and_the_way_it_goes(limits: Limits) -> None:
    alone = with_fields(EVERY, "prove", people=1)
    assert one_sentence(alone, limits, zh=False) == "step 9 (prove): people changed from 2 to 1 [looser]"
    assert one_sentence(alone, limits, zh=True) == "第 9 步（prove）：人数由 2 改为 1 [更松]"
    point = EVERY.step("prove").points[0]
    other = with_fields(
        EVERY, "prove", points=(replace(point, limit="section_voltage"), *EVERY.step("prove").points[1:])
    )
    dead, section = limits.by_id["prove_dead"], limits.by_id["section_voltage"]
    told = one_sentence(other, limits, zh=False)
    assert told.startswith(f'step 9 (prove): point changed from "HV+ HV-" voltage ≤ {dead.value // 1000} V')
    assert f"≤ {section.value // 1000} V (section_voltage)" in told
    led = (Option("yes", EVERY.step("wet").options[0].title, "drain"), *EVERY.step("wet").options[1:])
    assert one_sentence(with_fields(EVERY, "wet", options=led), limits, zh=False).endswith(
        'answer changed from "say yes" (yes) → next to "say yes" (yes) → drain'
    )
    without = replace(EVERY, deviations=EVERY.deviations[:-1])
    gone = [sentence(one, limits, zh=False) for one in procedure_difference(EVERY, without)]
    assert gone[0] == (
        'the old deviation swollen: deviation taken out: "something is swollen" (lift, parted) → abort'
    )
    assert gone[1].startswith("the old deviation swollen, step 1 (show_it): step taken out: ")


def test_the_same_document_twice(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, LFP, LFP, "--lang", "en") == (0, "lfp-pack@2 → lfp-pack@2: the same\n", "")
    assert said(capsys, LFP, LFP) == (0, "lfp-pack@2 → lfp-pack@2：完全相同\n", "")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_two_shipped_documents(capsys: pytest.CaptureFixture[str], language: str) -> None:
    ended, told, wrong = said(capsys, LFP, NCM, "--lang", language)
    assert (ended, wrong) == (0, "")
    lines = told.splitlines()
    assert lines[0].startswith("lfp-pack@2 → ncm-pack@1")
    assert f"{len(lines) - 1} " in lines[0]
    assert len(lines) > 10


def test_a_new_version_of_a_small_document(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    old = written(tmp_path, "a.toml")
    new = written(tmp_path, "b.toml", ("people = 1", "people = 2"))
    ended, told, _ = said(capsys, old, new, "--lang", "en")
    lines = told.splitlines()
    assert ended == 0
    assert lines[0] == "a-pack@1 → a-pack@1: 2 differences, 1 stricter, 0 looser, 0 both"
    assert lines[1].startswith("  document: hash of the file changed from ")
    assert lines[2:] == ["  step 1 (look): people changed from 1 to 2 [stricter]"]


def test_the_same_as_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    old = written(tmp_path, "a.toml")
    new = written(tmp_path, "b.toml", ("people = 1", "people = 2"))
    ended, told, _ = said(capsys, old, new, "--json")
    found = json.loads(told)
    assert ended == 0
    assert (found["old"]["file"], found["new"]["file"]) == (str(old), str(new))
    assert found["old"]["procedure"] == "a-pack@1"
    assert [one["code"] for one in found["differences"]] == ["document.sha256", "step.people"]
    assert found["differences"][1] == {
        "code": "step.people",
        "old": 1,
        "new": 2,
        "step": "look",
        "place": {"line": "", "number": 1},
        "item": 0,
        "sense": "stricter",
    }
    whole = json.loads(said(capsys, LFP, NCM, "--json")[1])
    came = next(one for one in whole["differences"] if one["code"] == "step.in")
    assert came["new"]["kind"] == "hold"
    assert set(came["new"]["title"]) == {"zh", "en"}


def test_a_malformed_document_is_told_and_nothing_compared(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    good = written(tmp_path, "a.toml")
    bad = written(tmp_path, "b.toml", ("people = 1", "people = 3"))
    for pair in ((good, bad), (bad, good), (good, tmp_path / "none.toml")):
        ended, told, wrong = said(capsys, *pair)
        assert (ended, told) == (2, "")
        assert str(next(one for one in pair if one != good)) in wrong


@pytest.mark.parametrize("files", [(LFP,), (LFP, NCM, LFP), ()])
def test_two_documents_are_compared_and_no_other_number(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, ...]
) -> None:
    with pytest.raises(SystemExit) as ended:
        said(capsys, *files)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err
