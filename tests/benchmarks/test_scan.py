"""The benchmark of reading counts honestly, ends, and prints what every decoder read and what it cost."""

import json
from pathlib import Path

import cv2
import pytest
from PIL import Image, ImageColor

from app.codes.fast import SCHEDULE
from benchmarks.scan import scenes
from benchmarks.scan.__main__ import main
from benchmarks.scan.damage import HARD, HARD_DOTS, NAMES, names_for
from benchmarks.scan.frames import FULL, LIVE, STILL, TRACKED, on_frames
from benchmarks.scan.labels import DATA_MATRIX, KINDS, QR
from benchmarks.scan.measure import Effort, Row, on_graded, on_hard
from benchmarks.scan.peers import OURS, ZXING, decoders
from benchmarks.scan.photographs import NoPhotographs, photographs
from benchmarks.scan.plot import draw
from benchmarks.scan.tables import tables

pytestmark = pytest.mark.drawn


def test_a_row_counts_what_is_there_once_and_keeps_what_is_not() -> None:
    row = Row("p", QR, "s", 1, "d")
    row.count([("A", QR), ("A", QR), ("X", QR)], ("A", "B"), 2.0)
    row.count([("a\r\nb", QR)], ("a\nb",), 3.0)
    row.count([("?", QR)], ("电",), 4.0)
    assert (row.codes, row.read, row.wrong, row.cpu_ms) == (4, 2, ["X"], [2.0, 3.0, 4.0])


def photographed(place: Path) -> Path:
    """A folder as ../shared/scan, with one clean and one empty picture."""
    scene = scenes.label(QR, "dust", 0, 1)
    (place / "qrcode").mkdir(parents=True)
    cv2.imwrite(str(place / "qrcode" / "one.png"), scene.picture)
    rows = f"file,format,expected,n_codes\nqrcode/one.png,QRCode,{scene.text},1\n"
    (place / "manifest.csv").write_text(rows, encoding="utf-8")
    return place


def test_photographs_are_read_from_their_manifest_and_faults_are_named(tmp_path: Path) -> None:
    (one,) = photographs(photographed(tmp_path / "good"))
    assert (one.folder, one.kind, len(one.texts)) == ("qrcode", QR, 1)
    assert one.picture().shape == (480, 640)
    with pytest.raises(NoPhotographs, match=r"manifest\.csv cannot be read"):
        list(photographs(tmp_path / "none"))
    bad = tmp_path / "bad"
    bad.mkdir()
    for line, word in (("x.png,QRCode,A|B,3", "2 texts for 3"), ("x.png,QRCode,A,many", "line 2")):
        (bad / "manifest.csv").write_text(f"file,format,expected,n_codes\n{line}\n", encoding="utf-8")
        with pytest.raises(NoPhotographs, match=word):
            list(photographs(bad))
    (bad / "manifest.csv").write_text("file,format,expected,n_codes\nx.png,QRCode,A,1\n", encoding="utf-8")
    (missing,) = photographs(bad)
    with pytest.raises(NoPhotographs, match=r"x\.png"):
        missing.picture()
    (bad / "x.png").write_bytes(b"no picture")
    with pytest.raises(NoPhotographs, match="no picture"):
        missing.picture()


def test_every_decoder_reads_a_clean_label_of_each_of_its_kinds_and_invents_nothing() -> None:
    """All but OpenCV's own detectors, which miss clean codes at three pixels per module."""
    blank = next(scenes.negatives(1, 3))
    for decoder in decoders():
        for kind in decoder.kinds:
            scene = scenes.label(kind, "dust", 0, 1)
            answers = decoder.read(scene.picture, 500)
            assert {text for text, _ in answers} <= {scene.text}, decoder.name
            if "OpenCV" not in decoder.name:
                assert answers == [(scene.text, kind)], decoder.name
                assert decoder.watch([blank, scene.picture], 500) == [(scene.text, kind)], decoder.name
        assert decoder.read(blank, 100) == []


def test_parts_print_every_decoder_with_counts_and_costs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = photographed(tmp_path / "photographs")
    assert main(["--short", "--json", "--part", "a", "--dir", str(place)]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert {row["decoder"] for row in rows} == {decoder.name for decoder in decoders()}
    for row in rows:
        assert (row["part"], row["codes"], row["calls"], row["wrong"]) == ("photographs", 1, 1, [])
        assert row["cpu_ms_median"] > 0
    assert {row["decoder"] for row in rows if row["read"] == 1} >= {OURS, ZXING}


def test_graded_damage_is_told_by_level_and_drawn_for_every_kind(tmp_path: Path) -> None:
    told: list[str] = []
    effort = Effort(singles=1, videos=0, hard=0, trays=0, every=1, levels=(1, 5), budget_ms=20)
    rows = on_graded([one for one in decoders() if one.name == ZXING], effort, told.append)
    assert len(told) == sum(len(names_for(kind)) for kind in KINDS)
    assert len(rows) == 2 * len(told)
    text = tables(rows)
    for words in NAMES.values():
        assert words[0] in text
        assert words[4] in text
        assert words[2] not in text
    (easy, hopeless) = (row for row in rows if (row.kind, row.name) == (QR, "distance"))
    assert (easy.rate, hopeless.rate) == (100, 0)
    draw(rows, tmp_path / "plot.png")
    with Image.open(tmp_path / "plot.png") as plot:
        colours = {colour for _, colour in plot.getcolors(100000) or []}
        assert plot.size[0] > 1000
        assert plot.size[1] > plot.size[0]
    assert ImageColor.getrgb("#0072B2") in colours
    with pytest.raises(ValueError, match="nothing to draw"):
        draw([], tmp_path / "empty.png")


def test_a_hard_second_counts_one_label_for_ten_frames() -> None:
    effort = Effort(singles=0, videos=0, hard=1, trays=0, every=1)
    rows = on_hard([one for one in decoders() if one.name == ZXING], effort, lambda _: None)
    assert len(rows) == sum(len(mix) for mix in HARD.values()) + len(HARD_DOTS)
    assert all((row.codes, len(row.cpu_ms)) == (1, 1) for row in rows)
    assert 8 <= sum(row.read for row in rows) < len(rows)
    (total,) = (line.split() for line in tables(rows).splitlines() if f"all of {DATA_MATRIX}" in line)
    assert total[5] == str(len(HARD[DATA_MATRIX]))


def test_a_frame_is_looked_at_followed_and_rescued_beside_the_peers() -> None:
    effort = Effort(singles=0, videos=0, hard=0, trays=1, every=1, budget_ms=100)
    rows = {row.decoder: row for row in on_frames(decoders()[:2], effort, lambda _: None, counts=(1,))}
    assert set(rows) == {FULL, TRACKED, LIVE, STILL, ZXING}
    assert {(row.name, row.codes, row.read, len(row.wrong)) for row in rows.values()} == {("1 code", 1, 1, 0)}
    assert len(rows[FULL].cpu_ms) == len(rows[LIVE].cpu_ms) == 30
    assert len(rows[TRACKED].cpu_ms) == 30 - len(SCHEDULE)
    assert sum(rows[TRACKED].cpu_ms) < sum(rows[LIVE].cpu_ms)
    assert all(cost > 0 for cost in rows[FULL].cpu_ms)


def test_what_cannot_be_had_is_said_and_nothing_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--part", "a", "--dir", str(tmp_path / "nowhere")]) == 2
    assert "manifest.csv cannot be read" in capsys.readouterr().err
    assert main(["--part", "a", "--plot", str(tmp_path / "plot.png")]) == 2
    assert "part b" in capsys.readouterr().err
