"""What is kept with the rest, and unpacked for whoever asks for it."""

from __future__ import annotations

import pickle
import zlib
from typing import Generic, TypeVar

T = TypeVar("T")


class SetApart(Generic[T]):
    """A value that is pickled by itself: to read what it is kept with takes no longer.

    Args:
        value: The value.
    """

    def __init__(self, value: T) -> None:
        self._unpacked = [value]
        self._packed = b""

    @property
    def value(self) -> T:
        """The value."""
        if not self._unpacked:
            self._unpacked.append(pickle.loads(self._packed))  # noqa: S301 - our own
        return self._unpacked[0]

    def __getstate__(self) -> tuple[bytes, int]:
        packed = self._packed or pickle.dumps(self.value)
        return packed, zlib.crc32(packed)

    def __setstate__(self, state: tuple[bytes, int]) -> None:
        packed, checksum = state
        # Whoever unpacks it could not make it again.
        if zlib.crc32(packed) != checksum:
            raise pickle.UnpicklingError
        self._unpacked = []
        self._packed = packed
