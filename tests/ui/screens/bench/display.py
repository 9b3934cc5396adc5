"""A display as the camera has photographed it."""

from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ui.theme.lettering import font_of_px


def photograph() -> bytes:
    """A display as the camera has photographed it."""
    picture = QImage(1280, 720, QImage.Format.Format_Grayscale8)
    picture.fill(0x50)
    painter = QPainter(picture)
    painter.fillRect(240, 160, 800, 400, QColor(0xC8, 0xC8, 0xC8))
    painter.setFont(font_of_px(280, bold=True))
    painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, "7.90")
    painter.end()
    kept = QBuffer()
    picture.save(kept, "JPEG")
    return bytes(kept.data().data())
