from __future__ import annotations

import pytest

from kg.question.sources import Sources


@pytest.mark.parametrize("question", ["井盖普查由谁牵头？", "路灯", "建设标准有哪些"])
def test_what_is_looked_at_is_what_is_ranked(sources: Sources, question: str) -> None:
    focus = sources.understanding.understand(question).focus
    tasks = sources.links.tasks
    ranked = tasks.find(focus)
    assert sorted(e.iri for e in tasks.looked_at(focus)) == sorted(link.entry.iri for link in ranked)
    assert [link.score + 0.2 * link.own for link in ranked] == sorted((link.score + 0.2 * link.own for link in ranked), reverse=True)


def test_an_entry_is_found_by_its_number(sources: Sources) -> None:
    tasks = sources.links.tasks
    focus = sources.understanding.understand("井盖普查").focus
    links = tasks.find(focus)
    assert links
    assert all(tasks.entry(link.number) is link.entry for link in links)
