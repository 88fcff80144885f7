"""Small versions of pictures, decoded beside the window's own thread and kept while room lasts."""

from collections import OrderedDict

from PySide6.QtCore import QObject, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

MAX_KEPT = 1500  # 1,500 pictures of 132 px with 4 bytes a point: 105 MB
MAX_DECODED_MB = 256  # one picture may not take more while it is decoded
DECODERS = 2


class Thumbnails(QObject):
    """Asks for thumbnails by path; loaded comes for each that was not there yet.

    One object serves one view and one size, in device-independent pixels.
    """

    loaded = Signal(str)

    def __init__(self, size_px: int, parent: QObject) -> None:
        super().__init__(parent)
        self._size_px = size_px
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._wanted: set[str] = set()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(DECODERS)
        self._signals = _DecoderSignals(self)
        self._signals.decoded.connect(self._keep)

    def get(self, path: str) -> QPixmap | None:
        """The thumbnail, or None while it is decoded; an empty one for what is no picture."""
        if not path:
            return QPixmap()
        found = self._kept.get(path)
        if found is not None:
            self._kept.move_to_end(path)
        elif path not in self._wanted:
            self._wanted.add(path)
            self._pool.start(_Decoder(path, self._size_px, self._signals))
        return found

    def is_loading(self) -> bool:
        """Whether thumbnails are still on their way."""
        return bool(self._wanted)

    def stop(self) -> None:
        """Forget what waits and wait for what runs; call it before the view goes."""
        self._pool.clear()
        self._pool.waitForDone()

    def _keep(self, path: str, image: QImage) -> None:
        self._wanted.discard(path)
        self._kept[path] = QPixmap.fromImage(image)
        if len(self._kept) > MAX_KEPT:
            self._kept.popitem(last=False)
        self.loaded.emit(path)


class _DecoderSignals(QObject):
    decoded = Signal(str, QImage)


class _Decoder(QRunnable):
    def __init__(self, path: str, size_px: int, signals: _DecoderSignals) -> None:
        super().__init__()
        self._path = path
        self._size_px = size_px
        self._signals = signals

    def run(self) -> None:
        """Decode at twice the size, for sharp pictures on fine screens."""
        reader = QImageReader(self._path)
        reader.setAutoTransform(True)
        reader.setAllocationLimit(MAX_DECODED_MB)
        size = reader.size()
        box = QSize(2 * self._size_px, 2 * self._size_px)
        if size.isValid():
            reader.setScaledSize(size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
        try:
            self._signals.decoded.emit(self._path, image)
        except RuntimeError:
            return  # the view has gone meanwhile


def draw_in_box(picture: QPixmap, size_px: int, ratio: float) -> QPixmap:
    """The picture scaled into a square of size_px for a screen with that device pixel ratio."""
    edge = round(size_px * ratio)
    scaled = picture.scaled(
        edge, edge, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    scaled.setDevicePixelRatio(ratio)
    return scaled
