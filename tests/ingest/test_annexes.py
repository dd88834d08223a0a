"""Lines that begin an annex, and those that only name one."""

import pytest

from ingest.annexes import annex_blocks, title_after
from tests.reading import read

PLAN = ["一、目标", "到2025年建成。", "二、任务", "清理河道。"]


@pytest.mark.parametrize(
    ("lines", "begins"),
    [
        pytest.param([*PLAN, "附件1", "任务清单", "附件2", "名词解释"], [4, 6], id="each-by-its-number"),
        pytest.param(["附件：1.任务清单", *PLAN, "附件1：任务清单", "清淤。"], [5], id="listed-before"),
        pytest.param(["附件：任务清单", *PLAN, "附件", "任务清单", "清淤。"], [5], id="bare-and-listed"),
        pytest.param([*PLAN, "附件1 清单", "清淤。", "附表1 指标", "普及率。"], [4, 6], id="annex-and-table-count-by-themselves"),
        pytest.param([*PLAN, "详见附件1。"], [], id="mention"),
        pytest.param([*PLAN, "附件"], [], id="nothing-behind-it"),
        pytest.param(["各区政府：", "附件", "绿地规划", *PLAN], [], id="the-plan-itself"),
        pytest.param(["各区政府：", "附件1", "绿地规划", *PLAN, "附件2", "清单", "清淤。"], [7], id="the-plan-and-a-further-one"),
    ],
)
def test_annex_blocks(lines: list[str], begins: list[int]) -> None:
    assert sorted(annex_blocks(read("\n\n".join(lines)))) == begins


@pytest.mark.parametrize(
    ("after", "title"),
    [("任务清单", "任务清单"), ("一、目标", None), ("各区按照清单抓好落实。", None), ("说明：", None), ("序号\t任务", None)],
    ids=["title", "numbered", "sentence", "lead-in", "table"],
)
def test_title_after(after: str, title: str | None) -> None:
    assert title_after(read(f"附件1\n\n{after}\n"), 0) == title


def test_the_last_line_has_nothing_after_it() -> None:
    assert title_after(read("附件1\n"), 0) is None
