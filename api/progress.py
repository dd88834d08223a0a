"""Progress bars on standard error, and only where that is a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    from tqdm import tqdm

_BAR = "{desc:<10} {bar} {n_fmt}/{total_fmt} {elapsed}"


class ProgressBars:
    """One bar a step; called with a step's name, how much of it is done and how much there is."""

    def __init__(self) -> None:
        self._step = ""
        self._bar: tqdm | None = None

    def __call__(self, step: str, done: int, total: int) -> None:
        """Show that `done` of `total` of `step` are done."""
        if not sys.stderr.isatty():
            return
        from tqdm import tqdm  # noqa: PLC0415  (only where a bar is seen)

        if step != self._step or self._bar is None:
            self._close()
            self._step, self._bar = step, tqdm(desc=step, total=total, bar_format=_BAR, file=sys.stderr)
        self._bar.update(done - self._bar.n)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()  # type: ignore[no-untyped-call]
            self._bar = None

    def __enter__(self) -> ProgressBars:
        """Begin without a bar."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the last bar, so that what is printed next begins on a line of its own."""
        self._close()
