"""Encoders: texts to vectors. The only module that imports sentence-transformers, and only for a model other than the default.

The default is a sentence-transformers `StaticEmbedding` over jieba words and character pairs, trained at build and kept in the
snapshot in that library's own format. Serving reads its weights directly, so that it starts without torch.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

from corpus.tokens import terms
from ontology.errors import InputError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

STATIC = "static"
UNKNOWN = "[UNK]"  # row 0, a zero vector: an unknown term says nothing
Vectors = NDArray[np.float32]
_WEIGHTS, _TOKENIZER = "model.safetensors", "tokenizer.json"
_KEY = "embedding.weight"  # the name that torch gives the weights of an EmbeddingBag called `embedding`


class TermVectors(msgspec.Struct, frozen=True):
    """A vector a term; `terms[0]` is the unknown one, and the length of a vector is how much its term says."""

    terms: tuple[str, ...]
    weights: Vectors


class EncoderError(InputError):
    """An encoder that cannot be loaded. `model` is its name or folder."""

    def __init__(self, model: str, found: str) -> None:
        self.model = model
        super().__init__(
            f"{model}: expected a sentence-transformers model, found {found}; set PLANGRAPH_ENCODER to “{STATIC}” or to a model."
        )


class Encoder(Protocol):
    """Turns texts into vectors of length 1 (or 0, for a text of which nothing is known)."""

    @property
    def name(self) -> str:
        """What the setting calls it."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    def encode(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """Return one row a text; `query` tells questions from documents, for models to which that matters."""


class DirectEncoder:
    """The default encoder, computed without torch: the mean of the vectors of a text's terms, made of length 1."""

    name = STATIC

    def __init__(self, vectors: TermVectors) -> None:
        self._number = {term: row for row, term in enumerate(vectors.terms)}
        self._weights = vectors.weights

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._weights.shape[1])

    def encode(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """Return one row a text."""
        return self.encode_terms([terms(text) for text in texts])

    def encode_terms(self, texts: Sequence[Sequence[str]]) -> Vectors:
        """Return one row a text, of texts already cut into terms."""
        out = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            known = [self._number[term] for term in text if term in self._number]
            total = self._weights[known].sum(axis=0, dtype=np.float64)
            length = float(np.linalg.norm(total))
            if length > 0:
                out[row] = total / length
        return out

    def save(self, folder: Path) -> None:
        """Write a model that `sentence_transformers.SentenceTransformer(folder)` loads, offline.

        That model takes texts whose terms are separated by spaces: it has no Chinese tokeniser of its own.
        """
        (folder / "1_Normalize").mkdir(parents=True, exist_ok=True)
        save_file({_KEY: self._weights}, folder / _WEIGHTS)
        for name, content in self._files().items():
            (folder / name).write_bytes(msgspec.json.format(msgspec.json.encode(content), indent=2))

    def _files(self) -> dict[str, object]:
        """Return the files of the format beside the weights, as sentence-transformers 5 and 6 write them."""
        modules = ("sentence_transformers.models.StaticEmbedding", ""), ("sentence_transformers.models.Normalize", "1_Normalize")
        return {
            "modules.json": [{"idx": n, "name": str(n), "path": path, "type": kind} for n, (kind, path) in enumerate(modules)],
            "config_sentence_transformers.json": {
                "__version__": {name: version(name.replace("_", "-")) for name in ("sentence_transformers", "transformers")},
                "model_type": "SentenceTransformer",
                "prompts": {"query": "", "document": ""},
                "default_prompt_name": None,
                "similarity_fn_name": "cosine",
            },
            "1_Normalize/config.json": {},
            _TOKENIZER: {
                "version": "1.0",
                "truncation": None,
                "padding": None,
                "added_tokens": [],
                "normalizer": None,
                "pre_tokenizer": {"type": "WhitespaceSplit"},
                "post_processor": None,
                "decoder": None,
                "model": {"type": "WordLevel", "vocab": self._number, "unk_token": UNKNOWN},
            },
        }

    @classmethod
    def load(cls, folder: Path) -> DirectEncoder:
        """Return the encoder that `save` wrote. Raises `EncoderError` where none is there."""
        if not (folder / _WEIGHTS).is_file():
            raise EncoderError(str(folder), "no weights")
        tokenizer = msgspec.json.decode((folder / _TOKENIZER).read_bytes(), type=_Tokenizer)
        vocabulary = sorted(tokenizer.model.vocab, key=tokenizer.model.vocab.__getitem__)
        return cls(TermVectors(tuple(vocabulary), load_file(folder / _WEIGHTS)[_KEY]))


class _WordLevel(msgspec.Struct, frozen=True):
    vocab: dict[str, int]


class _Tokenizer(msgspec.Struct, frozen=True):
    model: _WordLevel


class ModelEncoder:
    """Any sentence-transformers model, by its name or folder, loaded when it is first used."""

    def __init__(self, name: str) -> None:
        self.name = name

    @cached_property
    def _model(self) -> SentenceTransformer:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415  (imports torch: seconds)

        try:
            return SentenceTransformer(self.name, device="cpu")
        except (OSError, ValueError) as error:
            raise EncoderError(self.name, f"none ({error})") from error

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return len(self.encode([""])[0])

    def encode(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """Return one row a text. Raises `EncoderError` where the model cannot be loaded."""
        encode = self._model.encode_query if query else self._model.encode_document
        return np.asarray(encode(list(texts), normalize_embeddings=True, show_progress_bar=False), dtype=np.float32)


def load_encoder(name: str, folder: Path) -> Encoder:
    """Return the encoder that the setting calls `name`: the default one from `folder`, any other by its name."""
    return DirectEncoder.load(folder) if name == STATIC else ModelEncoder(name)
