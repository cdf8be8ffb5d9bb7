"""Reading files as UTF-8, and writing them whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from errno import EISDIR
from pathlib import Path
from stat import S_IMODE
from tempfile import NamedTemporaryFile
from typing import NamedTuple

from kg.errors import BadInput, KgError


def read(path: Path, name: str) -> str:
    """Read a file's text, with line ends as LF.

    Args:
        path: the file.
        name: what a message calls it.

    Raises:
        BadInput: it cannot be read, or is not UTF-8.
    """
    text = decoded(content(path, name), name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


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


class FileState(NamedTuple):
    """What tells, without reading it, whether a file was written since.

    Attributes:
        modified: When it was last written, in nanoseconds.
        size: How many bytes it has.
        inode: Which file it is.
    """

    modified: int
    size: int
    inode: int


def state(path: Path) -> FileState | None:
    """Return the state of a file; None where there is none."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return FileState(status.st_mtime_ns, status.st_size, status.st_ino)


def states(folder: Path, ending: str) -> Iterator[tuple[str, FileState]]:
    """Yield the name and the state of each file of an ending in a folder.

    The folder is gone through once, and no path is made: it may have many files.
    """
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(ending):
                    status = entry.stat()
                    modified = status.st_mtime_ns
                    size = status.st_size
                    inode = status.st_ino
                    yield entry.name, FileState(modified, size, inode)
    except (FileNotFoundError, NotADirectoryError):
        return  # there is no such folder, or a file is gone since it was listed


def hard_link(path: str | Path, target: str | Path) -> None:
    """Have a file that nobody writes in place elsewhere, too: as the same, or a copy."""
    file = Path(path).resolve()
    try:
        os.link(file, target)
    except OSError:  # a file system without links, or another one
        shutil.copyfile(file, target)


def files_in(folder: Path, ending: str) -> list[Path]:
    """Return what is in a folder and has an ending, by name; nothing if there is none."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries]
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return []
    return [folder / name for name in sorted(names) if name.endswith(ending)]


def write(path: Path, content: str | bytes) -> None:
    """Replace a file's content: a reader finds the old or the new, never a part.

    The file keeps its mode, and a link keeps pointing at its file. Folders that are
    missing are made.

    Raises:
        KgError: it cannot be written. Then it is as it was.
    """
    write_pieces(path, (content,))


def write_pieces(path: Path, pieces: Iterable[str | bytes]) -> None:
    """Replace a file's content by pieces that come one by one, see `write`."""
    data = map(_encoded, pieces)
    try:
        # Of a link, the file behind it is replaced.
        target = path.resolve()
        if target.exists() and not target.is_file():
            # A pipe or a device, such as /dev/stdout, cannot be replaced.
            with target.open("wb") as opened:
                opened.writelines(data)
        else:
            unfinished = _staged(target, data)
            try:
                os.replace(unfinished, target)
            finally:
                unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error


def _encoded(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def write_all(folder: Path, contents: Mapping[str, str | bytes]) -> None:
    """Replace the contents of files in a folder: of all of them, or of none.

    See `write`.

    Args:
        folder: where they are.
        contents: by name.

    Raises:
        KgError: one cannot be written. Then all are as they were.
    """
    staged: dict[Path, Path] = {}
    path = folder
    try:
        for name, content in contents.items():
            path = folder / name
            target = path.resolve()
            # Only the rename would fail, when other files have been replaced already.
            if target.is_dir():
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
            staged[target] = _staged(target, [_encoded(content)])
        for target, unfinished in staged.items():
            os.replace(unfinished, target)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        # Of those that have been renamed, nothing is left under their first name.
        for unfinished in staged.values():
            unfinished.unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Remove a file; raises `KgError` where that fails."""
    try:
        path.unlink()
    except OSError as error:
        raise KgError(f"{path} cannot be removed: {error.strerror}.") from error


def _unwritable(path: Path, error: OSError) -> KgError:
    reason = str(error.strerror or error)
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        reason = "a file stands where its folder would be"
    message = f"{path} cannot be written: {reason}."
    return KgError(message, "Choose another place with -o.")


def _staged(path: Path, data: Iterable[bytes]) -> Path:
    """A file with the data, ready to take the place of another."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # In the same folder, since only within a file system a rename replaces in one step.
    with NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as unfinished:
        try:
            unfinished.writelines(data)
            unfinished.close()
            os.chmod(unfinished.name, _mode(path))
        except BaseException:  # Ctrl-C too leaves nothing behind
            Path(unfinished.name).unlink(missing_ok=True)
            raise
    return Path(unfinished.name)


def _mode(path: Path) -> int:
    """The mode of the file, or that of any new file: a temporary file is private."""
    if path.exists():
        return S_IMODE(path.stat().st_mode)
    # The mask can only be read by setting another.
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
