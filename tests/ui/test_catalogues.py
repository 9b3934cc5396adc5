"""The catalogue tool: it gathers, fills, compiles, and refuses what is stale or wrong."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from ui.catalogues import CatalogueFault, check, compile_all, fill, gather, read_filling, sentences, wrong

_SCREEN = """
from PySide6.QtCore import QObject

class Door(QObject):
    def words(self):
        return self.tr("Hold at step {step}").format(step=3), self.tr("%n pack(s)", "", 2)
"""


@pytest.fixture
def house(tmp_path: Path) -> tuple[Path, Path]:
    ui, folder = tmp_path / "ui", tmp_path / "i18n"
    ui.mkdir()
    folder.mkdir()
    (ui / "door.py").write_text(_SCREEN, encoding="utf-8")
    return ui, folder


def _filled(ui: Path, folder: Path) -> None:
    gather(ui, folder)
    fill(
        folder / "packbench_zh.ts",
        {"Door": {"Hold at step {step}": ("停在第 {step} 步",), "%n pack(s)": ("%n 个包",)}},
    )
    fill(folder / "packbench_en.ts", {"Door": {"%n pack(s)": ("%n pack", "%n packs")}})
    gather(ui, folder)
    compile_all(folder)


def test_gathered_sentences_are_open_until_filled(house: tuple[Path, Path]) -> None:
    ui, folder = house
    gather(ui, folder)
    found = list(sentences(folder / "packbench_zh.ts"))
    assert {(one.context, one.source) for one in found} == {
        ("Door", "Hold at step {step}"),
        ("Door", "%n pack(s)"),
    }
    assert len(list(wrong(iter(found)))) == 2
    compile_all(folder)
    with pytest.raises(CatalogueFault, match="not translated"):
        check(ui, folder)


def test_filled_and_compiled_it_is_fresh_and_speaks(house: tuple[Path, Path]) -> None:
    ui, folder = house
    _filled(ui, folder)
    check(ui, folder)
    translator = QTranslator()
    assert translator.load(str(folder / "packbench_zh.qm"))
    assert translator.translate("Door", "Hold at step {step}") == "停在第 {step} 步"
    english = QTranslator()
    assert english.load(str(folder / "packbench_en.qm"))
    assert [english.translate("Door", "%n pack(s)", "", number) for number in (1, 2)] == [
        "%n pack",
        "%n packs",
    ]


def test_a_new_sentence_in_the_code_is_noticed_and_keeps_the_old_ones(house: tuple[Path, Path]) -> None:
    ui, folder = house
    _filled(ui, folder)
    (ui / "door.py").write_text(_SCREEN.replace("return", 'self.tr("New")\n        return'), encoding="utf-8")
    with pytest.raises(CatalogueFault, match="not fresh"):
        check(ui, folder)
    gather(ui, folder)
    kept = {one.source: one.done for one in sentences(folder / "packbench_zh.ts")}
    assert kept == {"New": False, "Hold at step {step}": True, "%n pack(s)": True}


def test_moved_lines_do_not_make_it_stale(house: tuple[Path, Path]) -> None:
    ui, folder = house
    _filled(ui, folder)
    (ui / "door.py").write_text("\n\n\n" + _SCREEN, encoding="utf-8")
    check(ui, folder)


def test_a_stale_compiled_file_is_noticed(house: tuple[Path, Path]) -> None:
    ui, folder = house
    _filled(ui, folder)
    (folder / "packbench_zh.qm").write_bytes(b"old")
    with pytest.raises(CatalogueFault, match=r"packbench_zh.qm is not fresh"):
        check(ui, folder)


@pytest.mark.parametrize(
    ("source", "given", "says"),
    [
        ("Hold at step {step}", "停在第 {schritt} 步", "placeholders differ"),
        ("Hold at step {step}", "停住", "placeholders differ"),
        ("No such words", "没有", "no such sentence"),
    ],
)
def test_a_wrong_filling_is_refused(house: tuple[Path, Path], source: str, given: str, says: str) -> None:
    ui, folder = house
    gather(ui, folder)
    before = (folder / "packbench_zh.ts").read_bytes()
    with pytest.raises(CatalogueFault, match=says):
        fill(folder / "packbench_zh.ts", {"Door": {source: (given,)}})
    assert (folder / "packbench_zh.ts").read_bytes() == before


def test_a_filling_is_read_and_a_broken_one_refused(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps({"Door": {"a": "甲", "%n b": ["%n 乙"]}}), encoding="utf-8")
    bad.write_text('{"Door": {"a": 7}}', encoding="utf-8")
    assert read_filling(good) == {"Door": {"a": ("甲",), "%n b": ("%n 乙",)}}
    with pytest.raises(CatalogueFault, match=r"bad.json cannot be used"):
        read_filling(bad)
