"""Rules about which room may name which library, where import contracts cannot say it."""

import ast

from tests.architecture.tree import PRODUCT, Source, complaint, imported

# library: the only rooms of the product that may import it (architecture, table of libraries)
_CAMERA = ("app/devices/camera.py", "app/devices/camera/", "app/devices/simulators/label_camera.py")
_VISION = ("app/codes/", *_CAMERA)
# the demo asks the registry what an outsider would see, so it does not use the station's own client
_STREAM = ("app/devices/camera/bounded.py", "app/devices/camera/mjpeg.py")
_HTTP = ("app/sync/registry.py", "app/commands/demo_check.py", "app/commands/demo_handed_on.py", *_STREAM)
HOMES: dict[str, tuple[str, ...]] = {
    "serial": ("app/devices/line.py",),
    "pymodbus": ("app/devices/gas_meter/modbus_wire.py", "app/devices/simulators/modbus_speech.py"),
    "barcode": ("app/codes/draw.py",),
    "biip": ("app/domain/gs1_table.py",),
    "reportlab": ("app/papers/",),
    "pypdfium2": ("app/papers/",),
    "pyqtgraph": ("ui/widgets/",),
    "cv2": _VISION,
    "numpy": _VISION,
    "zxingcpp": _VISION,
    "pyzbar": _VISION,
    "httpx": _HTTP,
    "httpcore": _STREAM,
    "requests": _HTTP,
    "urllib.request": _HTTP,
    "http.client": _HTTP,
    "sqlalchemy": ("station_db/", "registry/"),
    "alembic": ("station_db/", "registry/"),
    "sqlite3": ("station_db/", "registry/"),
    "PySide6": ("ui/",),
}
_THREADS = ("threading", "queue", "_thread", "concurrent.futures", "multiprocessing")
_THREAD_WORDS = frozenset({"get_ident", "excepthook", "ExceptHookArgs"})


def _is(module: str, library: str) -> bool:
    return module == library or module.startswith(library + ".")


def libraries_at_home(source: Source) -> list[str]:
    """A library that binds the product to an outside thing is imported in its one room."""
    if not source.within(*PRODUCT):
        return []
    found = []
    for node, module, names in imported(source):
        whole = {module, *(f"{module}.{name}" for name in names)}
        for library, homes in HOMES.items():
            if any(_is(one, library) for one in whole) and not source.within(*homes):
                found.append(complaint(source, node, f"imports {library}, whose home is {', '.join(homes)}"))
    return found


def threads_in_loops(source: Source) -> list[str]:
    """Threads and queues are made in app/loops.py; elsewhere only get_ident and excepthook may be named."""
    if not source.within(*PRODUCT) or source.within("app/loops.py"):
        return []
    found = []
    for node, module, names in imported(source):
        if not any(_is(module, library) for library in _THREADS):
            continue
        if module != "threading" or not set(names) <= _THREAD_WORDS:
            found.append(complaint(source, node, f"takes {', '.join(names) or module} outside app/loops.py"))
    for part in source.nodes:
        if (
            isinstance(part, ast.Attribute)
            and isinstance(part.value, ast.Name)
            and part.value.id == "threading"
            and part.attr not in _THREAD_WORDS
        ):
            found.append(complaint(source, part, f"uses threading.{part.attr} outside app/loops.py"))
    return found


def presenters_without_widgets(source: Source) -> list[str]:
    """Presenters and bridges know QtCore, never a widget."""
    if not (source.path.startswith("ui/") and ("presenter" in source.path or source.within("ui/bridge/"))):
        return []
    found = []
    for node, module, names in imported(source):
        whole = {module, *(f"{module}.{name}" for name in names)}
        if any(_is(one, "PySide6.QtWidgets") or _is(one, "ui.widgets") for one in whole):
            found.append(complaint(source, node, "a presenter or bridge names widgets"))
    return found
