"""What is set apart is the same when it is unpacked, and is not unpacked before."""

from __future__ import annotations

import pickle

import pytest

from kg.checks.set_apart import SetApart


class Counted:
    """Something that tells how often it was unpacked."""

    times = 0

    def __setstate__(self, _: object) -> None:
        Counted.times += 1

    def __getstate__(self) -> tuple[str]:
        return ("packed",)


def test_it_is_unpacked_for_whoever_asks() -> None:
    """Once, and not when it is packed again."""
    packed = pickle.dumps(SetApart(Counted()))
    kept = pickle.loads(packed)
    again = pickle.loads(pickle.dumps(kept))
    assert Counted.times == 0
    assert again.value is again.value
    assert Counted.times == 1


def test_what_is_damaged_is_not_kept() -> None:
    """It is known before anybody asks, when it can still be made again."""
    packed = pickle.dumps(SetApart("some words"))
    damaged = packed.replace(b"words", b"sword")
    assert damaged != packed
    with pytest.raises(pickle.UnpicklingError):
        pickle.loads(damaged)
