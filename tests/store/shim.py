"""A layer between the program's own SQLite and the disk, put in at run time: it counts, records, and can stop the world.

The real library, the real program and its real settings write through it, since it becomes the default way to the disk of
the library that Python's `sqlite3` has loaded. Nothing of it is in the program.
"""

import _sqlite3
import ctypes
import sys
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p, cast, memmove, string_at

OK = 0
_METHODS = ("xClose", "xRead", "xWrite", "xTruncate", "xSync", "xFileSize", "xLock", "xUnlock", "xCheckReservedLock",
            "xFileControl", "xSectorSize", "xDeviceCharacteristics")  # fmt: skip


class _IoMethods(Structure):
    _fields_ = [("iVersion", c_int), *((name, c_void_p) for name in _METHODS)]


class _File(Structure):
    _fields_ = [("pMethods", POINTER(_IoMethods))]


class _Vfs(Structure):
    pass


_Vfs._fields_ = [
    ("iVersion", c_int), ("szOsFile", c_int), ("mxPathname", c_int), ("pNext", POINTER(_Vfs)), ("zName", c_char_p),
    ("pAppData", c_void_p),
    *((name, c_void_p) for name in (
        "xOpen", "xDelete", "xAccess", "xFullPathname", "xDlOpen", "xDlError", "xDlSym", "xDlClose", "xRandomness",
        "xSleep", "xCurrentTime", "xGetLastError", "xCurrentTimeInt64", "xSetSystemCall", "xGetSystemCall", "xNextSystemCall",
    )),
]  # fmt: skip

_OPEN = CFUNCTYPE(c_int, POINTER(_Vfs), c_void_p, POINTER(_File), c_int, POINTER(c_int))
_DELETE = CFUNCTYPE(c_int, POINTER(_Vfs), c_void_p, c_int)
_WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)

# What was done: (act, path, where or how long, bytes). Acts are open, write, truncate, sync, delete, sync_folder.
Act = tuple[str, str, int, bytes]


class Shim:
    """Stands before the disk from now on; `tell` hears of every act before it happens."""

    def __init__(self, tell: Callable[[Act, Callable[[bytes], None]], None]) -> None:
        self._tell = tell
        self._library = ctypes.CDLL("sqlite3.dll" if sys.platform == "win32" else _sqlite3.__file__)
        self._library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        self._library.sqlite3_vfs_find.argtypes = [c_char_p]
        self._usual = self._library.sqlite3_vfs_find(None)
        self._paths: dict[int, str] = {}
        self._methods: dict[int, tuple[object, ...]] = {}
        self._calls = (_OPEN(self._open), _DELETE(self._delete))
        self._vfs = _Vfs()
        memmove(ctypes.byref(self._vfs), self._usual, ctypes.sizeof(_Vfs))
        self._vfs.zName = b"shim"
        self._vfs.pNext = None
        self._vfs.xOpen, self._vfs.xDelete = (cast(call, c_void_p).value for call in self._calls)
        assert self._library.sqlite3_vfs_register(ctypes.byref(self._vfs), 1) == OK

    def take_away(self) -> None:
        """Let everything be as before, for connections opened from now on."""
        self._library.sqlite3_vfs_unregister(ctypes.byref(self._vfs))
        self._library.sqlite3_vfs_register(self._usual, 1)

    def _open(self, vfs, name, file, flags, out):
        # Without a name: SQLite's own scratch, gone when the program is.
        path = string_at(name).decode() if name else ""
        if path and flags & 0x4:  # to be made when it is not there
            self._tell(("open", path, 0, b""), _nothing)
        code = _OPEN(self._usual.contents.xOpen)(self._usual, name, file, flags, out)
        if code == OK and path:
            self._wrap(file, path)
        return code

    def _wrap(self, file, path):
        usual = file.contents.pMethods.contents
        handle = ctypes.addressof(file.contents)
        self._paths[handle] = path
        if ctypes.addressof(usual) not in self._methods:
            self._methods[ctypes.addressof(usual)] = self._made(usual)
        file.contents.pMethods = ctypes.pointer(self._methods[ctypes.addressof(usual)][0])

    def _made(self, usual):
        write, truncate, sync = _WRITE(usual.xWrite), _TRUNCATE(usual.xTruncate), _SYNC(usual.xSync)

        def tell_write(file, data, amount, at):
            content = string_at(data, amount)
            self._tell(("write", self._paths[file], at, content), lambda part: write(file, part, len(part), at))
            return write(file, data, amount, at)

        def tell_truncate(file, size):
            self._tell(("truncate", self._paths[file], size, b""), _nothing)
            return truncate(file, size)

        def tell_sync(file, flags):
            self._tell(("sync", self._paths[file], 0, b""), _nothing)
            return sync(file, flags)

        calls = (_WRITE(tell_write), _TRUNCATE(tell_truncate), _SYNC(tell_sync))
        made = _IoMethods()
        memmove(ctypes.byref(made), ctypes.byref(usual), ctypes.sizeof(_IoMethods))
        made.iVersion = 1  # no memory mapping: every write passes here
        made.xWrite, made.xTruncate, made.xSync = (cast(call, c_void_p).value for call in calls)
        return made, calls, (write, truncate, sync)

    def _delete(self, vfs, name, is_synced):
        path = string_at(name).decode()
        self._tell(("delete", path, is_synced, b""), _nothing)
        return _DELETE(self._usual.contents.xDelete)(self._usual, name, is_synced)


def _nothing(part: bytes) -> None:
    """Do nothing: the act cannot be done by halves."""
