"""How many units have a part in a task: those that have the role asked for, counted, each of them a member."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from kg.question.asking import Asked
from kg.question.readings import Finding, Piece, found
from kg.question.roles import Roles

_UNIT = r"(?:单位|部门|主体|机构|委办局)"
_COUNTED = re.compile(
    rf"{_UNIT}(?:一共|总共|共|都)?(?:列|写|有|是|涉及)?了?(?:多少|几)(?:家|个)?|(?:多少|几)(?:家|个)(?:[\u4e00-\u9fff]{{0,4}}?){_UNIT}"
    r"|\bhow many (?:\w+ ){0,2}(?:units|departments|bodies|agencies|bureaus)\b"
)
_ROLE = re.compile(r"牵头|配合|协助|参与|负责|责任|实施|建设|主管")
_POINTING = re.compile(r"(?:这|那)(?:一)?(?:项|个|条|件)(?:任务|事项|工作|事)?")


class Headcounts:
    """Counts the units of tasks."""

    def __init__(self, roles: Roles) -> None:
        self._roles = roles

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return how many units have a role in the task that the question names; none where it does not ask so."""
        if asked.wants != "amount" or not (counted := _COUNTED.search(asked.text)):
            return
        text = asked.focus.text
        hidden = [m.span() for pattern in (_COUNTED, _ROLE, _POINTING) for m in pattern.finditer(text)]
        one = msgspec.structs.replace(asked, wants="unit", focus=asked.focus.hiding(hidden))
        for finding in self._roles.find(one):
            by_plan: dict[str, dict[str, Piece]] = {}
            for piece in finding.pieces:
                by_plan.setdefault(piece.plan, {}).setdefault(piece.label, piece)
            pieces = [_number(list(units.values()), counted[0]) for units in by_plan.values()]
            yield found(asked, "count", pieces, finding.score, relation=finding.reading.relation, rows=finding.pieces)


def _number(units: list[Piece], about: str) -> Piece:
    evidence = tuple(dict.fromkeys(e for u in units for e in u.evidence))
    label = units[0].of.label if units[0].of else about
    return Piece(type="count", label=label, plan=units[0].plan, evidence=evidence, value=len(units), unit="家", members=tuple(units))
