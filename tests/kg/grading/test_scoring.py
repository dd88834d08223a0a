from __future__ import annotations

import msgspec
import pytest

from kg.grading.report import Graded, figures, table
from kg.grading.scoring import KnownAnswer, Score, score
from kg.question.answer import Answer, Citation, Item, Query, Status

OFFICE, WATER = Item(type="unit", label="县住建局", city="松岭县"), Item(type="unit", label="县水利局", city="松岭县")


def answer(*items: Item, status: Status = "answered", said: str = "", quote: str = "井盖普查由县住建局牵头，县水利局配合。") -> Answer:
    citation = Citation(plan="a", title="甲", section="乙", page=None, start=0, end=len(quote), quote=quote)
    query = Query(kind="graph", sparql="SELECT * {}")
    return Answer(
        question="问",
        status=status,
        answer=said,
        items=items,
        citations=(citation,),
        query=query,
        interpretation="",
        confidence=1.0,
        alternatives=(),
        took_ms=1.5,
    )


def known(kind: str, *gold: str, cite: str = "") -> KnownAnswer:
    return KnownAnswer(question="问", answer_type=kind, gold=tuple((g,) for g in gold), cite=(cite,) if cite else ())


def amount(value: float, unit: str, op: str = "=") -> Item:
    return Item(type="indicator", label="完好率", value=value, unit=unit, op=op, raw=f"{value}{unit}")


@pytest.mark.parametrize(
    ("question", "given", "value"),
    [
        pytest.param(known("entities", "县住建局", "县水利局"), answer(OFFICE, WATER), 1.0, id="all"),
        pytest.param(known("entities", "县住建局", "县水利局"), answer(OFFICE), 2 / 3, id="half-of-a-set"),
        pytest.param(known("entities", "县住建局"), answer(OFFICE, WATER), 2 / 3, id="one-too-many"),
        pytest.param(known("entities", "县住建局"), answer(OFFICE, OFFICE), 1.0, id="told-twice"),
        pytest.param(known("entities", "县教育局"), answer(OFFICE), 0.0, id="wrong"),
        pytest.param(known("entities", "县住建局"), answer(status="not_found"), 0.0, id="silent"),
        pytest.param(known("value", "95%以上"), answer(amount(95, "%", ">=")), 1.0, id="value"),
        pytest.param(known("value", "95%以上"), answer(amount(95, "%", "<=")), 0.0, id="value-the-other-way"),
        pytest.param(known("value", "12公里"), answer(amount(12, "吨")), 0.0, id="value-in-another-unit"),
        pytest.param(known("count", "2项"), answer(Item(type="count", label="任务", value=2)), 1.0, id="count"),
        pytest.param(known("count", "2项"), answer(Item(type="count", label="任务", value=3)), 0.0, id="count-wrong"),
        pytest.param(known("boolean", "是"), answer(Item(type="boolean", label="", value=True)), 1.0, id="yes"),
        pytest.param(known("boolean", "不是"), answer(Item(type="boolean", label="", value=True)), 0.0, id="yes-for-no"),
        pytest.param(known("text", "普查", "更换"), answer(said="普查井盖。"), 0.5, id="half-of-a-text"),
        pytest.param(known("abstain"), answer(status="not_found"), 1.0, id="rightly-silent"),
        pytest.param(known("abstain"), answer(OFFICE), 0.0, id="invented"),
    ],
)
def test_score(question: KnownAnswer, given: Answer, value: float) -> None:
    assert score(question, given).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("cite", "cited"),
    [
        pytest.param("县住建局牵头", True, id="within-the-quotation"),
        pytest.param("前文。井盖普查由县住建局牵头，县水利局配合。后文", True, id="the-quotation-within-it"),
        pytest.param("路灯由县城管局管", False, id="elsewhere"),
        pytest.param("", None, id="none-owed"),
    ],
)
def test_evidence(cite: str, cited: bool | None) -> None:
    assert score(known("entities", "县住建局", cite=cite), answer(OFFICE)).cited is cited


def test_figures_tell_wrong_from_silent() -> None:
    rows = [
        Graded(msgspec.structs.replace(question, category="unit"), given, score(question, given))
        for question, given in (
            (known("entities", "县住建局"), answer(OFFICE)),
            (known("entities", "县教育局"), answer(OFFICE)),
            (known("entities", "县教育局"), answer(status="not_found")),
            (known("abstain"), answer(status="not_found")),
        )
    ]
    found = figures(rows)
    assert (found.exact, found.flatly_wrong, found.refused_rightly, found.right_with_evidence) == (2, 1, 1, 1)
    assert table(rows).splitlines()[0] == "unit            2/4    exact  mean 0.500"
    assert "exact 2/4 = 0.500; mean 0.500; flatly wrong 1/3; refused rightly 1/1" in table(rows)


def test_a_score_is_exact_only_when_whole() -> None:
    assert Score(1.0, cited=None).exact
    assert not Score(0.99, cited=None).exact
