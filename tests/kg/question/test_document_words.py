"""Documents asked for by their kind are told by their titles, not by a sentence that names them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.question.answer import Answer

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        pytest.param("松岭要编什么导则", ["松岭县店招设置导则"], id="what-guideline"),
        pytest.param("松岭修订的是哪个办法", ["松岭县城区停车管理办法"], id="which-measures"),
        pytest.param("云溪要出哪个导则", ["云溪市路灯养护技术导则"], id="everyday-verb"),
    ],
)
def test_documents_by_kind(ask: Ask, question: str, titles: list[str]) -> None:
    answer = ask(question)
    assert [(item.type, item.label) for item in answer.items] == [("standard", title) for title in titles]
