"""`decode` tells every file's codes as one line of JSON, and what it cannot look at with a remedy."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.__main__ import main
from app.codes.draw import Symbol, code128, data_matrix, qr
from app.codes.picture import Picture

PACK = "04QPB76836300JBC40000903"


def sheet(symbol: Symbol) -> Picture:
    rows = np.frombuffer(symbol.rows, np.uint8).reshape(symbol.height, symbol.width)
    return np.pad(rows, 40, constant_values=255)


def saved(folder: Path, name: str, picture: Picture) -> str:
    file = folder / name
    assert cv2.imwrite(str(file), picture)
    return str(file)


def rows(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [
        (qr(PACK, module_px=4), "QRCode"),
        (data_matrix(PACK, module_px=4), "DataMatrix"),
        (code128(PACK, module_px=2, height_px=80), "Code128"),
    ],
)
def test_each_kind_of_symbol_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], symbol: Symbol, kind: str
) -> None:
    file = saved(tmp_path, "a.png", sheet(symbol))
    assert main(["decode", file, "--json"]) == 0
    (row,) = rows(capsys)
    assert set(row) == {"file", "codes", "unread", "cpu_ms", "wall_ms"}
    assert (row["file"], row["unread"]) == (file, [])
    (code,) = row["codes"]  # type: ignore[misc]
    assert set(code) == {"text", "format", "corners", "stage", "quality"}
    assert (code["text"], code["format"]) == (PACK, kind)
    xs, ys = [x for x, _ in code["corners"]], [y for _, y in code["corners"]]
    assert 30 <= min(xs) < max(xs) <= symbol.width + 50
    assert 30 <= min(ys) <= max(ys) <= symbol.height + 50


def test_every_file_has_its_line_in_the_order_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [saved(tmp_path, f"{name}.png", sheet(qr(name * 8, module_px=4))) for name in ("b", "a")]
    blank = saved(tmp_path, "blank.png", np.full((200, 200), 200, np.uint8))
    assert main(["decode", *files, blank, "--json"]) == 0
    told = rows(capsys)
    assert [row["file"] for row in told] == [*files, blank]
    assert [[code["text"] for code in row["codes"]] for row in told] == [["b" * 8], ["a" * 8], []]  # type: ignore[attr-defined]


def test_a_folder_stands_for_its_pictures_in_natural_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in (10, 2, 1):
        saved(tmp_path, f"p{number}.png", sheet(qr(f"NUMBER {number}", module_px=4)))
    (tmp_path / "notes.txt").write_text("no picture")
    assert main(["decode", str(tmp_path), "--json"]) == 0
    assert [Path(str(row["file"])).name for row in rows(capsys)] == ["p1.png", "p2.png", "p10.png"]


def test_a_film_is_one_line_whose_frames_speak_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.avi"
    shown = sheet(code128(PACK, module_px=2, height_px=80))
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 30, shown.shape[::-1])
    for _ in range(4):
        writer.write(cv2.cvtColor(shown, cv2.COLOR_GRAY2BGR))
    writer.release()
    assert main(["decode", "--video", str(file), "--json"]) == 0
    (row,) = rows(capsys)
    assert [code["text"] for code in row["codes"]] == [PACK]  # type: ignore[attr-defined]


def test_a_folder_of_frames_is_a_film(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(3):
        saved(tmp_path, f"f{number}.png", sheet(data_matrix(PACK, module_px=4)))
    assert main(["decode", "--video", str(tmp_path), "--json"]) == 0
    (row,) = rows(capsys)
    assert [code["text"] for code in row["codes"]] == [PACK]  # type: ignore[attr-defined]


def test_what_cannot_be_looked_at_is_told_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.png"
    text.write_text("no picture")
    empty = tmp_path / "empty"
    empty.mkdir()
    good = saved(tmp_path, "good.png", sheet(qr(PACK, module_px=4)))
    missing = str(tmp_path / "missing.png")
    assert main(["decode", str(text), missing, str(empty), good, "--video", missing, "--json"]) == 2
    out, err = capsys.readouterr()
    told = [json.loads(line) for line in out.splitlines()]
    assert [row.get("error") for row in told] == [
        "picture.no_picture",
        "picture.not_found",
        "picture.none_inside",
        None,
        "picture.not_found",
    ]
    assert [code["text"] for code in told[3]["codes"]] == [PACK]
    assert len(err.splitlines()) == 4
    assert "no such file" in err


def test_without_json_people_read_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = saved(tmp_path, "a.png", sheet(qr("\x1b[2J\u202eevil", module_px=5)))
    blank = saved(tmp_path, "blank.png", np.full((200, 200), 200, np.uint8))
    assert main(["decode", hostile, blank]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "\\x1b[2J\\u202eevil" in out
    assert "nothing that looks like a code" in out


@pytest.mark.parametrize("budget", ["0", "-5", "nan", "1e9", "soon"])
def test_a_budget_that_is_none_is_refused(budget: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["decode", "a.png", f"--budget-ms={budget}"])
    assert ended.value.code == 2


def test_without_a_file_it_says_what_to_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decode"]) == 2
    assert "--video" in capsys.readouterr().err
