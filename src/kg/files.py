"""Writing files whole: a reader finds the old content or the new, never a part."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from kg.errors import KgError


def write(path: Path, content: str | bytes) -> None:
    """Replace the file's content; raises `KgError` where that cannot be done, and leaves nothing behind.

    A link keeps pointing at its file, and a pipe or a device is written to as it is.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            _replace(target, data)
    except OSError as error:
        raise KgError(f"{path} cannot be written: {error.strerror}.", "Choose another place with -o.") from error


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as unfinished:
        try:
            unfinished.write(data)
            unfinished.close()
            # A temporary file is private; what replaces it should be as readable as any new file.
            os.chmod(unfinished.name, 0o666 & ~_umask())
            os.replace(unfinished.name, path)
        except BaseException:
            Path(unfinished.name).unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
