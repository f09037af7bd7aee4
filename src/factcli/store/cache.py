"""A cache of compiled claims that can be lost at any time and never be stale or trusted.

An entry is found by a hash over all that it depends on: the program, the interpreter and
the full bytes of every claim file. It is read only when its own checksum is right. When
nothing can be written, there is no cache, and no complaint.
"""

from __future__ import annotations

import marshal
import os
import sys
from enum import Enum
from typing import TYPE_CHECKING, Any

from factcli import model
from factcli.store.base import ClaimBase

try:
    # hashlib loads OpenSSL, which costs every start 3 ms; this is the same function.
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - an interpreter that is built differently
    from hashlib import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OFF = "FACTCLI_NO_CACHE"
FOLDER = "FACTCLI_CACHE_DIR"
_DIGEST = 20
_KEPT = 32
_SUFFIX = ".claims"
# Marks in encoded lists; classes have numbers from 0.
_TUPLE, _DICT, _FROZENSET, _LIST = -1, -2, -3, -4
_MARKS: dict[type, int] = {tuple: _TUPLE, dict: _DICT, frozenset: _FROZENSET, list: _LIST}
_PLAIN = (str, int, float, bool, bytes, type(None))


def _model_classes() -> tuple[type, ...]:
    found = [
        each
        for _, each in sorted(vars(model).items())
        if isinstance(each, type) and each.__module__ == model.__name__
    ]
    return (*found, ClaimBase)


CLASSES = _model_classes()


def encode(thing: object, classes: tuple[type, ...] = ()) -> bytes:
    """Return nested plain values, enums and dataclasses of the model as bytes.

    `classes` names further dataclasses, enums or named tuples; `decode` wants the same.
    """
    numbers = {each: number for number, each in enumerate(CLASSES + classes)}
    body = marshal.dumps(_packed(thing, numbers))
    return _digest(body) + body


def decode(data: bytes, classes: tuple[type, ...] = ()) -> object:
    """Return what `encode` was given. Raises ValueError when a single bit is wrong."""
    body = data[_DIGEST:]
    if _digest(body) != data[:_DIGEST]:
        raise ValueError("a cache entry is damaged")
    return _unpacked(marshal.loads(body), CLASSES + classes)  # noqa: S302 - checksum is right


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()


# Encoded, a list is always a mark or a class number with parts; whatever holds no such list
# is kept as it is, so that decoding does not even look inside.
def _packed(thing: object, numbers: dict[type, int]) -> Any:  # noqa: ANN401 - what marshal takes
    kind = type(thing)
    if kind in numbers:
        if isinstance(thing, Enum):
            return [numbers[kind], thing.value]
        if isinstance(thing, tuple):
            return [numbers[kind], *(_packed(part, numbers) for part in thing)]
        names = kind.__dataclass_fields__  # type: ignore[attr-defined]
        return [numbers[kind], *(_packed(getattr(thing, name), numbers) for name in names)]
    if kind in _PLAIN:
        return thing
    mark = _MARKS.get(kind)
    if isinstance(thing, dict) and mark:
        parts = [_packed(part, numbers) for pair in thing.items() for part in pair]
    elif isinstance(thing, (tuple, frozenset, list)) and mark:
        parts = [_packed(part, numbers) for part in thing]
    else:
        raise TypeError(f"{kind.__name__} cannot be kept in the cache")
    held = mark == _LIST or any(type(part) is list for part in parts)
    return [mark, *parts] if held else thing


def _unpacked(thing: object, classes: tuple[type, ...]) -> object:
    if type(thing) is not list:
        return thing
    mark = thing[0]
    parts = [_unpacked(part, classes) if type(part) is list else part for part in thing]
    del parts[0]
    if mark >= 0:
        return classes[mark](*parts)
    if mark == _DICT:
        return dict(zip(parts[::2], parts[1::2], strict=True))
    if mark == _TUPLE:
        return tuple(parts)
    return frozenset(parts) if mark == _FROZENSET else parts


def key(files: Sequence[tuple[str, bytes]]) -> str:
    """Return the name of the entry for these claim files, read by this very program."""
    seal = blake2b(digest_size=_DIGEST)
    version: str = sys.modules["factcli"].__version__
    head = (version, sys.version, *_program())
    for part in (*head, *(part for file in files for part in file)):
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogateescape")
        seal.update(len(data).to_bytes(8, "little"))
        seal.update(data)
    return seal.hexdigest()


def _program() -> Iterable[str]:
    """Yield the size and time of every file of factcli: a working copy changes unversioned."""
    waiting = [os.path.dirname(os.path.dirname(__file__))]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                if entry.name.endswith((".py", ".txt", ".bin")):
                    status = entry.stat()
                    yield f"{entry.name} {status.st_size} {status.st_mtime_ns}"
                elif entry.name != "__pycache__" and entry.is_dir():
                    waiting.append(entry.path)


def folder() -> str:
    """Return where entries are kept, "" when the cache is switched off or has no home."""
    environment = os.environ
    if environment.get(OFF):
        return ""
    if environment.get(FOLDER):
        return environment[FOLDER]
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        root = environment.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        root = os.path.join(home, "Library", "Caches")
    else:
        root = environment.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(root, "factcli") if os.path.isabs(root) else ""


def read(name: str, classes: tuple[type, ...] = ()) -> object | None:
    """Return the entry of this name, None when there is none that can be trusted."""
    place = folder()
    if not place:
        return None
    try:
        with open(os.path.join(place, name + _SUFFIX), "rb") as file:
            status = os.fstat(file.fileno())
            # Somebody else's file would be somebody else's verdicts.
            if hasattr(os, "getuid") and status.st_uid != os.getuid():
                return None
            return decode(file.read(), classes)
    except (OSError, ValueError, TypeError, EOFError, LookupError):
        return None


def write(name: str, thing: object, classes: tuple[type, ...] = ()) -> None:
    """Keep an entry, whole or not at all; do nothing where that is not possible."""
    place = folder()
    if not place:
        return
    data = encode(thing, classes)
    final = os.path.join(place, name + _SUFFIX)
    draft = f"{final}.{os.getpid()}"
    try:
        os.makedirs(place, mode=0o700, exist_ok=True)
        with open(draft, "wb") as file:
            file.write(data)
        os.replace(draft, final)
        _prune(place)
    except (OSError, ValueError):
        _remove(draft)


def _prune(place: str) -> None:
    """Remove the oldest entries: every edit of a claim file leaves one behind."""
    with os.scandir(place) as entries:
        aged = [(each.stat().st_mtime_ns, each.path) for each in entries if _SUFFIX in each.name]
    for _, path in sorted(aged)[:-_KEPT]:
        _remove(path)


def _remove(path: str) -> None:
    try:
        os.remove(path)
    except (OSError, ValueError):
        return
