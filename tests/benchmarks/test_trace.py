"""The benchmark of tracing finds each code it asks for, and names nobody for strangers."""

from pathlib import Path

from benchmarks.trace import measure


def test_every_figure_of_a_small_journal_is_measured(tmp_path: Path) -> None:
    figures = measure(tmp_path, 250, codes=8, commands=1)
    names = [one.name.partition(": ")[2] for one in figures]
    assert names == [
        "everything by a battery's code, p99",
        "everything by a part's code, p99",
        "everything by a pack's short name, p99",
        "that nothing is on record, the slowest",
        "everything by a code, p50",
        "./station trace CODE, the slowest",
    ]
    assert all(one.times and one.measured > 0 for one in figures)
    assert figures[4].ratio is not None
