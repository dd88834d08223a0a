"""What both indexes promise, whatever they are made of."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from pathlib import Path

import numpy as np
import pytest

from corpus.tokens import terms
from kg.encoder import DirectEncoder
from kg.lexical import LexicalIndex
from kg.ranking import Hit
from kg.training import train
from kg.vectors import VectorIndex

TEXTS = {
    "d": "规范公共停车场管理",
    "a": "新建公共停车场三处",
    "b": "更换节能路灯",
    "c": "整治破损井盖",
    "f": "居民区开放共享",
    "e": "居民区开放共享",
}


class IndexContract(ABC):
    """Every index finds, orders, restricts, saves and loads alike."""

    @abstractmethod
    def build(self, texts: Mapping[str, str]) -> LexicalIndex | VectorIndex:
        """Return an index of `texts`."""

    @abstractmethod
    def search(self, index: LexicalIndex | VectorIndex, query: str, limit: int = 10, within: Collection[str] | None = None) -> list[Hit]:
        """Return what `index` finds."""

    @abstractmethod
    def load(self, folder: Path) -> LexicalIndex | VectorIndex:
        """Return the index saved in `folder`."""

    def ids(self, query: str, limit: int = 10, within: Collection[str] | None = None) -> list[str]:
        return [hit.id for hit in self.search(self.build(TEXTS), query, limit, within)]

    def test_the_nearest_comes_first(self) -> None:
        assert self.ids("井盖破损", limit=1) == ["c"]

    def test_equal_scores_come_by_id(self) -> None:
        hits = self.search(self.build(TEXTS), "居民区开放共享")[:2]
        assert [hit.id for hit in hits] == ["e", "f"]
        assert hits[0].score == hits[1].score

    def test_equal_scores_at_the_end_of_the_list(self) -> None:
        assert self.ids("居民区开放共享", limit=1) == ["e"]

    def test_only_what_is_wanted(self) -> None:
        assert self.ids("公共停车场", within=frozenset({"d", "b", "unknown"}))[0] == "d"
        assert "a" not in self.ids("公共停车场", within=frozenset({"d", "b"}))
        assert self.ids("公共停车场", within=frozenset()) == []

    def test_nothing_known_finds_nothing(self) -> None:
        assert self.ids("Ω") == []

    def test_traditional_characters_find_the_same(self) -> None:
        assert self.ids("公共停車場") == self.ids("公共停车场")

    def test_it_loads_as_it_was_saved(self, tmp_path: Path) -> None:
        index = self.build(TEXTS)
        index.save(tmp_path / "index")
        loaded = self.load(tmp_path / "index")
        assert self.search(loaded, "公共停车场") == self.search(index, "公共停车场")
        assert len(loaded) == len(TEXTS)

    def test_order_of_building_does_not_matter(self) -> None:
        backwards = dict(reversed(TEXTS.items()))
        assert self.search(self.build(backwards), "停车场管理") == self.search(self.build(TEXTS), "停车场管理")

    def test_an_empty_index_finds_nothing(self) -> None:
        assert self.search(self.build({}), "停车场") == []


class TestLexicalIndex(IndexContract):
    def build(self, texts: Mapping[str, str]) -> LexicalIndex:
        return LexicalIndex.build(list(texts), [terms(text) for text in texts.values()])

    def search(self, index: LexicalIndex | VectorIndex, query: str, limit: int = 10, within: Collection[str] | None = None) -> list[Hit]:
        assert isinstance(index, LexicalIndex)
        return index.search(query, limit, within)

    def load(self, folder: Path) -> LexicalIndex:
        return LexicalIndex.load(folder)

    def test_a_rare_word_counts_more_than_a_common_one(self) -> None:
        index = self.build(TEXTS)
        assert index.idf("井盖") > index.idf("停车场") > 0
        assert index.idf("无此词") > index.idf("井盖")

    def test_as_many_texts_as_ids(self) -> None:
        with pytest.raises(ValueError, match="as many texts as ids"):
            LexicalIndex.build(["a"], [])

    def test_an_id_comes_once(self) -> None:
        with pytest.raises(ValueError, match="each once"):
            LexicalIndex.build(["a", "a"], [["x"], ["y"]])


class TestVectorIndex(IndexContract):
    encoder = DirectEncoder(train([terms(text) for text in sorted(TEXTS.values())], dimension=8))

    def build(self, texts: Mapping[str, str]) -> VectorIndex:
        return VectorIndex.build(list(texts), self.encoder.encode(list(texts.values())))

    def search(self, index: LexicalIndex | VectorIndex, query: str, limit: int = 10, within: Collection[str] | None = None) -> list[Hit]:
        assert isinstance(index, VectorIndex)
        return index.search(self.encoder.encode([query])[0], limit, within)

    def load(self, folder: Path) -> VectorIndex:
        return VectorIndex.load(folder)

    def test_one_vector_an_id(self) -> None:
        with pytest.raises(ValueError, match="one vector an id"):
            VectorIndex.build(["a", "b"], np.zeros((1, 4), dtype=np.float32))
