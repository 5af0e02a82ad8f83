"""Is there a screen to show windows on, and does the system have what windows need? Asked without loading any of it."""

import os
import sys

from facilitator.refusal import Refusal
from facilitator.words import mark

# The system library → the package that holds it on Debian and Ubuntu, and on Fedora.
_PACKAGES = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libX11.so.6": ("libx11-6", "libX11"),
    "libxcb.so.1": ("libxcb1", "libxcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
}
# Without these an X screen ends the program on the spot, so they are looked for first.
_FOR_X = ("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-image.so.0", "libxcb-keysyms.so.1",
          "libxcb-render-util.so.0", "libxcb-xkb.so.1", "libxkbcommon-x11.so.0")  # fmt: skip


def is_there() -> bool:
    """Say whether windows can be shown at all; only Linux machines are known to have no screen."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def is_needed() -> Refusal:
    """Say that there is no screen."""
    return Refusal(mark("There is no screen on this machine, so no window can be shown. What the program does without a "
                        "window is listed by “facilitator --help”."))  # fmt: skip


def require() -> None:
    """Raise a `Refusal` when there is no screen, or a system library that windows need is missing."""
    if not is_there():
        raise is_needed()
    if _is_x():
        missing = next((library for library in _FOR_X if not _can_be_loaded(library)), None)
        if missing:
            raise is_missing(missing)


def explained(problem: ImportError) -> Refusal | None:
    """Give the sentence for a Qt that could not be loaded because a system library is missing, else None."""
    said = str(problem)
    library = said.partition(":")[0].strip()
    is_about_system = "cannot open shared object file" in said and ".so" in library
    return is_missing(library) if is_about_system else None


def is_missing(library: str) -> Refusal:
    """Say which package to install for a missing system library."""
    if library not in _PACKAGES:
        return Refusal(
            mark("The system library {library} is missing. Install the package that holds it."), library=library
        )
    debian, fedora = _PACKAGES[library]
    return Refusal(mark("The system library {library} is missing. On Debian or Ubuntu: sudo apt install {debian}. On "
                        "Fedora: sudo dnf install {fedora}."), library=library, debian=debian, fedora=fedora)  # fmt: skip


def _is_x() -> bool:
    if not sys.platform.startswith("linux"):
        return False
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        return chosen.split(":")[0].split(";")[0] == "xcb"
    return bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")


def _can_be_loaded(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
