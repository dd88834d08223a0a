from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from kg.question.answer import Answer, ItemType
from kg.question.readings import Finding, Operation, Piece, found
from kg.question.rivals import is_ambiguous
from kg.question.sources import Sources


def finding(sources: Sources, score: float, *labels: str, operation: Operation = "list", kind: ItemType = "task") -> Finding:
    asked = sources.understanding.understand("路灯节能改造")
    pieces = [Piece(type=kind, label=label, plan="a", evidence=((0, 1),), subjects=("https://a.example/1",)) for label in labels]
    return found(asked, operation, pieces, score)


@pytest.mark.parametrize(
    ("question", "scores", "labels", "ambiguous"),
    [
        pytest.param("松岭县谁牵头路灯节能改造？", (0.9, 0.89), ("甲局", "乙局"), True, id="equally-good"),
        pytest.param("松岭县谁牵头路灯节能改造？", (0.9, 0.7), ("甲局", "乙局"), False, id="clearly-worse"),
        pytest.param("松岭县谁牵头路灯节能改造？", (0.9, 0.9), ("甲局", "县甲局"), False, id="the-same-named-longer"),
        pytest.param("城市道路完好率", (0.9, 0.7), ("甲局", "乙局"), True, id="a-bare-name"),
        pytest.param("城市道路完好率", (0.9, 0.5), ("甲局", "乙局"), False, id="a-bare-name-and-no-fit"),
    ],
)
def test_readings_that_fit_alike(
    sources: Sources, question: str, scores: tuple[float, float], labels: tuple[str, str], ambiguous: bool
) -> None:
    findings = [finding(sources, score, label) for score, label in zip(scores, labels, strict=True)]
    assert is_ambiguous(sources.understanding.understand(question), findings) is ambiguous


def test_what_an_answer_was_computed_from_is_no_rival(sources: Sources) -> None:
    asked = sources.understanding.understand("松岭县谁牵头路灯节能改造？")
    rows = finding(sources, 0.9, "甲", "乙")
    total = msgspec.structs.replace(rows, pieces=(msgspec.structs.replace(rows.pieces[0], label="共2项", members=rows.pieces),))
    assert not is_ambiguous(asked, [total, rows])


def test_a_sentence_near_by_is_no_rival_of_an_answer(sources: Sources) -> None:
    asked = sources.understanding.understand("松岭县谁牵头路灯节能改造？")
    assert not is_ambiguous(asked, [finding(sources, 0.9, "甲局"), finding(sources, 0.9, "另一句话", operation="say", kind="passage")])


def test_an_ambiguous_answer_lists_its_readings_and_answers_the_best(ask: Callable[[str], Answer]) -> None:
    answer = ask("城市道路完好率")
    assert answer.status == "ambiguous"
    assert answer.items
    assert answer.alternatives
    assert {i.city for i in answer.items} <= {"松岭县", "云溪市"}
