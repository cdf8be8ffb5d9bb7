"""Reading files as UTF-8, and writing them whole: a reader finds the old content or the new, never a part."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_IMODE
from tempfile import NamedTemporaryFile

from kg.errors import BadInput, KgError


def read(path: Path, name: str) -> str:
    """The file's text with line ends as LF; raises `BadInput` under the name where it cannot be read."""
    return decoded(content(path, name), name).replace("\r\n", "\n").replace("\r", "\n")


def content(path: Path, name: str) -> bytes:
    """What is in the file; raises `BadInput` under the name where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(name, f"cannot be read: {error.strerror}.") from error


def decoded(data: bytes, name: str) -> str:
    """The data as text; raises `BadInput` at the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(
            name, f"byte {error.start} is not UTF-8.", "Save it as UTF-8."
        ) from error


def write(path: Path, content: str | bytes) -> None:
    """Replace the file's content; raises `KgError` where that cannot be done, and leaves nothing behind.

    A file keeps its mode, a link keeps pointing at its file, and a pipe or a device is
    written to as it is.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            _replace(target, data)
    except OSError as error:
        raise KgError(
            f"{path} cannot be written: {error.strerror}.",
            "Choose another place with -o.",
        ) from error


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as unfinished:
        try:
            unfinished.write(data)
            unfinished.close()
            os.chmod(unfinished.name, _mode(path))
            os.replace(unfinished.name, path)
        except BaseException:
            Path(unfinished.name).unlink(missing_ok=True)
            raise


def _mode(path: Path) -> int:
    """Who may do what with the file as it is, or with any new one: a temporary file is private."""
    if path.exists():
        return S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
