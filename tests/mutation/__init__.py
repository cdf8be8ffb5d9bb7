"""Whether `kg check` sees single faults: made by kind from a seed, tried one by one,
and counted.

`python -m tests.mutation [PROJECT] [--all]` prints the share of each kind that was
seen, and every fault that was not.
"""
