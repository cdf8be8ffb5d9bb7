"""Reading files as UTF-8, and writing them whole."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_IMODE
from tempfile import NamedTemporaryFile

from kg.errors import BadInput, KgError


def read(path: Path, name: str) -> str:
    """Read a file's text, with line ends as LF.

    Args:
        path: the file.
        name: what a message calls it.

    Raises:
        BadInput: it cannot be read, or is not UTF-8.
    """
    return decoded(content(path, name), name).replace("\r\n", "\n").replace("\r", "\n")


def content(path: Path, name: str) -> bytes:
    """Read a file's bytes; raises `BadInput`, with the name, where that fails."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(name, f"cannot be read: {error.strerror}.") from error


def decoded(data: bytes, name: str) -> str:
    """Decode UTF-8; raises `BadInput`, with the name, at the first byte that is not."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is not UTF-8."
        raise BadInput(name, message, "Save it as UTF-8.") from error


def write(path: Path, content: str | bytes) -> None:
    """Replace a file's content: a reader finds the old or the new, never a part.

    The file keeps its mode, and a link keeps pointing at its file. Folders that are
    missing are made.

    Raises:
        KgError: it cannot be written. Then it is as it was.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        # Of a link, the file behind it is replaced.
        target = path.resolve()
        if target.exists() and not target.is_file():
            # A pipe or a device, such as /dev/stdout, cannot be replaced.
            target.write_bytes(data)
        else:
            _replace(target, data)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}."
        raise KgError(message, "Choose another place with -o.") from error


def remove(path: Path) -> None:
    """Remove a file; raises `KgError` where that fails."""
    try:
        path.unlink()
    except OSError as error:
        raise KgError(f"{path} cannot be removed: {error.strerror}.") from error


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # In the same folder, since only within a file system a rename replaces in one step.
    with NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as unfinished:
        try:
            unfinished.write(data)
            unfinished.close()
            os.chmod(unfinished.name, _mode(path))
            os.replace(unfinished.name, path)
        except BaseException:  # Ctrl-C too leaves nothing behind
            Path(unfinished.name).unlink(missing_ok=True)
            raise


def _mode(path: Path) -> int:
    """The mode of the file, or that of any new file: a temporary file is private."""
    if path.exists():
        return S_IMODE(path.stat().st_mode)
    # The mask can only be read by setting another.
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
