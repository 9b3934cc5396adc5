"""The stall benchmark plays a tray to the station's watch and reads the codes in it."""

from PySide6.QtWidgets import QApplication

from benchmarks import scan_stall


def test_a_tray_is_read_beside_an_event_loop(qapp: QApplication) -> None:
    idle = scan_stall.measure("idle", scan_stall.Idle(), 0.3, warm_up_ms=100)
    ours = scan_stall.measure("ours", scan_stall.Ours(1), 0.7, warm_up_ms=700)
    assert (idle.codes, ours.codes) == (0, 1)
    assert idle.longest_ms > 0
    assert ours.cpu > 0
    assert "ours" in ours.told()
