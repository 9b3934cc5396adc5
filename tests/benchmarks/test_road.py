"""The benchmark of the first road runs to its end and prints what it measured; how much it is, is no test."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.road_figures import Figure, Paired, quantile, table

ROOT = Path(__file__).resolve().parents[2]
_DEADLINE_S = 240


@pytest.mark.long  # the gate's demo walks the same road; what is measured here is no test
def test_short_form_prints_every_figure_with_its_peer(tmp_path: Path):
    command = [sys.executable, "-m", "benchmarks.road", "--short", "--json", "--dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=_DEADLINE_S, check=False)
    assert done.returncode == 0, done.stderr.decode()
    figures = json.loads(done.stdout)
    names = " | ".join(figure["name"] for figure in figures)
    for part in ("save", "cold start", "warm start", "memory", "frame to screen", "code_seen", "gap"):
        assert part in names
    for figure in figures:
        assert figure["times"] > 0
        assert figure["measured"] > 0
        assert figure["peer"] is not None
        assert figure["ratio"] == pytest.approx(figure["measured"] / figure["peer"])
    assert list(tmp_path.iterdir()) == []


def test_quantiles_are_values_that_were_measured():
    values = [float(value) for value in range(1, 101)]
    assert (quantile(values, 0.5), quantile(values, 0.99), quantile(values, 1.0)) == (50, 99, 100)
    assert quantile([7.0], 0.99) == 7
    with pytest.raises(ValueError, match="nothing"):
        quantile([], 0.5)


def test_table_shows_ratio_and_tells_each_note_once():
    pair = Paired("save", "raw insert", "ms", [2.0, 4.0], [1.0, 2.0], "on this disk")
    text = table([pair.at(0.5), pair.at(0.99), Figure("alone", 3, 250.0, "MiB")])
    rows = text.splitlines()
    assert [row.split("  ")[0] for row in rows[:4]] == ["what", "save, p50", "save, p99", "alone"]
    assert "2.00" in rows[1]
    assert rows[3].endswith("-")
    assert rows[4:] == ["", "save, p50: on this disk"]
