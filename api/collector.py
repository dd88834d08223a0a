"""Python's garbage collector, kept out of what is loaded to stay.

Loading a snapshot makes some 300,000 objects that live as long as the process serves it. Left alone, the collector goes through them
again and again: a quarter of the time of loading, and later, inside some request, 20 ms at a time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Rest the collector while the block loads; what is there afterwards is looked at no more until the next time."""
    gc.disable()
    try:
        yield
        gc.unfreeze()  # what an earlier load has left behind is garbage by now
        gc.collect()
        gc.freeze()
    finally:
        gc.enable()
