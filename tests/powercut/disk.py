"""A disk that keeps what was synced and, at a power cut, forgets the rest: all, nothing, or a mixture.

It is taken to be like ext4: the sync of a new file keeps its name, names in a folder become durable in the
order in which they changed, sectors of 512 bytes are written whole, and folders themselves are always there.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.powercut.trace import Call

SECTOR = 512
MODES = ("none", "mix", "all")


@dataclass(slots=True, eq=False)
class Inode:
    """A file's bytes: as they are on the disk, as the system shows them, and the changes in between."""

    durable: bytearray = field(default_factory=bytearray)
    now: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def write(self, at: int, data: bytes) -> None:
        """Bytes at a place."""
        _put(self.now, at, data)
        self.pending.append((at, data))

    def cut(self, size: int) -> None:
        """The file is this long now."""
        _cut(self.now, size)
        self.pending.append((size, None))

    def sync(self) -> None:
        """All of it is on the disk."""
        self.durable, self.pending = bytearray(self.now), []

    def mixed(self, chance: random.Random) -> bytearray:
        """What is there when each sector that was not synced came through or did not, by chance."""
        content = bytearray(self.durable)
        for at, data in self.pending:
            if data is None:
                if chance.random() < 0.5:
                    _cut(content, at)
                continue
            end = at + len(data)
            for start in range(at - at % SECTOR, end, SECTOR):
                if chance.random() < 0.5:
                    first, last = max(start, at), min(start + SECTOR, end)
                    _put(content, first, data[first - at : last - at])
        return content


Change = tuple[str, Inode | None]
"""A name, and what it stands for from now on; None when it is gone. A rename is both at once."""


class Disk:
    """Follows the calls of one process inside one folder. A `deaf` one does not heed the sync of a folder."""

    def __init__(self, root: Path, *, deaf: bool = False) -> None:
        self._root = str(root)
        self._deaf = deaf
        self._now: dict[str, Inode] = {}
        self._durable: dict[str, Inode] = {}
        self._changes: dict[str, list[tuple[Change, ...]]] = defaultdict(list)
        self._files: dict[int, Inode] = {}
        self._folders: dict[int, str] = {}
        self._places: dict[int, int] = {}
        self.acknowledged: dict[int, str] = {}

    def follow(self, call: Call) -> bool:
        """Do as the call did; whether it concerned this disk."""
        act: Callable[[Call], bool] = {
            "openat": self._open,
            "close": self._close,
            "write": self._write,
            "pwrite64": self._pwrite,
            "lseek": self._seek,
            "ftruncate": self._truncate,
            "fsync": self._sync,
            "fdatasync": self._sync,
            "unlink": self._unlink,
            "unlinkat": self._unlink,
        }.get(call.name, self._rename)
        return act(call)

    def image(self, mode: str, chance: random.Random) -> Mapping[str, bytes]:
        """Every file with its bytes, as they are found after a power cut now; names are within the folder."""
        if mode == "all":
            found = {name: bytes(inode.now) for name, inode in self._now.items()}
        elif mode == "none":
            found = {name: bytes(inode.durable) for name, inode in self._durable.items()}
        else:
            names = dict(self._durable)
            for changes in self._changes.values():
                for change in changes[: chance.randint(0, len(changes))]:
                    _apply(names, change)
            found = {name: bytes(inode.mixed(chance)) for name, inode in names.items()}
        return {name[len(self._root) + 1 :]: content for name, content in found.items()}

    def _open(self, call: Call) -> bool:
        path = call.texts[0].decode()
        flags = call.words[2] if len(call.words) > 2 else ""
        if not path.startswith(self._root):
            return False
        if "O_DIRECTORY" in flags or (path not in self._now and "O_CREAT" not in flags):
            self._folders[call.answer] = path
            return False
        if path not in self._now:
            self._change(((path, Inode()),))
        inode = self._now[path]
        if "O_TRUNC" in flags and inode.now:
            inode.cut(0)
        self._files[call.answer], self._places[call.answer] = inode, 0
        return True

    def _close(self, call: Call) -> bool:
        handle = int(call.words[0])
        self._folders.pop(handle, None)
        return self._files.pop(handle, None) is not None

    def _write(self, call: Call) -> bool:
        handle = int(call.words[0])
        if handle == 1:
            for line in call.texts[0].decode().splitlines():
                seq, hashed = line.split()
                self.acknowledged[int(seq)] = hashed
            return True
        if handle not in self._files:
            return False
        self._files[handle].write(self._places[handle], call.texts[0][: call.answer])
        self._places[handle] += call.answer
        return True

    def _pwrite(self, call: Call) -> bool:
        handle = int(call.words[0])
        if handle not in self._files:
            return False
        self._files[handle].write(int(call.words[-1]), call.texts[0][: call.answer])
        return True

    def _seek(self, call: Call) -> bool:
        self._places[int(call.words[0])] = call.answer
        return False

    def _truncate(self, call: Call) -> bool:
        handle = int(call.words[0])
        if handle not in self._files:
            return False
        self._files[handle].cut(int(call.words[1]))
        return True

    def _sync(self, call: Call) -> bool:
        handle = int(call.words[0])
        if handle in self._folders:
            if self._deaf:
                return True
            for change in self._changes.pop(self._folders[handle], []):
                _apply(self._durable, change)
            return True
        if handle not in self._files:
            return False
        inode = self._files[handle]
        inode.sync()
        for folder, changes in self._changes.items():
            made = [at for at, one in enumerate(changes) if len(one) == 1 and one[0][1] is inode]
            if made:  # names change in order: what came before the new name is durable with it
                for change in changes[: made[-1] + 1]:
                    _apply(self._durable, change)
                self._changes[folder] = changes[made[-1] + 1 :]
        return True

    def _unlink(self, call: Call) -> bool:
        path = call.texts[0].decode()
        if path not in self._now:
            return False
        self._change(((path, None),))
        return True

    def _rename(self, call: Call) -> bool:
        old, new = (text.decode() for text in call.texts[:2])
        if old not in self._now:
            return False
        self._change(((old, None), (new, self._now[old])))
        return True

    def _change(self, change: tuple[Change, ...]) -> None:
        _apply(self._now, change)
        self._changes[str(Path(change[0][0]).parent)].append(change)


def _apply(names: dict[str, Inode], change: tuple[Change, ...]) -> None:
    for name, inode in change:
        if inode is None:
            names.pop(name, None)
        else:
            names[name] = inode


def _put(content: bytearray, at: int, data: bytes) -> None:
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data


def _cut(content: bytearray, size: int) -> None:
    if size < len(content):
        del content[size:]
    else:
        content.extend(bytes(size - len(content)))
