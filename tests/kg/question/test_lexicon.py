from __future__ import annotations

from typing import get_args

import pytest

from kg.question.cues import Language
from kg.question.lexicon import Words, lexicon
from ontology.records import Action, Role

WORDS = Words({"lead": ["牵头", "牵头单位", "lead"], "cooperate": ["配合"], "both": ["配合"]})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("牵头单位是谁", [("lead", 0, 4)], id="longest"),
        pytest.param("谁牵头谁配合", [("lead", 1, 3), ("both", 4, 6), ("cooperate", 4, 6)], id="one-a-meaning"),
        pytest.param("leading", [], id="not-at-the-beginning-of-a-word"),
        pytest.param("mislead", [], id="not-at-the-end-of-a-word"),
        pytest.param("牵头lead配合", [("lead", 0, 2), ("lead", 2, 6), ("both", 6, 8), ("cooperate", 6, 8)], id="between-ideographs"),
        pytest.param("who will lead it", [("lead", 9, 13)], id="latin"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_words_are_found(text: str, found: list[tuple[str, int, int]]) -> None:
    assert sorted((m.meaning, m.start, m.end) for m in WORDS.find(text)) == sorted(found)


def test_no_words_find_nothing() -> None:
    assert Words({}).find("牵头") == []


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize(("text", "role"), [("牵头单位", "lead"), ("lead unit", "lead")])
def test_roles_have_the_words_of_the_ontology(language: Language, text: str, role: Role) -> None:
    found = {m.meaning for m in lexicon().roles[language].find(text)}
    assert found == ({role} if (language == "en") == text.isascii() else set())


@pytest.mark.parametrize("action", get_args(Action))
@pytest.mark.parametrize("language", get_args(Language))
def test_every_action_can_be_asked_for(language: Language, action: Action) -> None:
    words = {"zh": {"issue": "制定", "revise": "修订", "implement": "落实", "issued": "已出台", "cited": "依据"}}
    english = {"issue": "issue", "revise": "revise", "implement": "implement", "issued": "already issued", "cited": "based on"}
    said = words["zh"][action] if language == "zh" else english[action]
    assert action in {m.meaning for m in lexicon().actions[language].find(said)}
