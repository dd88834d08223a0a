"""Progress bars: on a terminal, and nowhere else."""

from __future__ import annotations

import io

import pytest

from api.progress import ProgressBars


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "steps"), [(_Terminal(), ["plans", "graph"]), (io.StringIO(), [])], ids=["terminal", "file"])
def test_a_bar_for_each_step(stream: io.StringIO, steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", stream)
    with ProgressBars() as progress:
        for step, done in [("plans", 0), ("plans", 2), ("graph", 0), ("graph", 1), ("graph", 2)]:
            progress(step, done, 2)
    lines = [line.split() for line in stream.getvalue().replace("\r", "\n").splitlines() if line.strip()]
    assert list(dict.fromkeys(words[0] for words in lines)) == steps
    assert [words[-2] for words in lines if "2/2" in words] == ["2/2"] * len(steps)
