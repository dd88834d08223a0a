from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from corpus.tokens import terms
from kg.encoder import STATIC, UNKNOWN, DirectEncoder, EncoderError, ModelEncoder, load_encoder
from kg.training import train

TEXTS = [
    "新建公共停车场三处",
    "规范停车泊位管理",
    "停车泊位 停车位 车位",
    "更换节能路灯",
    "路灯亮灯率达到99%",
    "整治破损井盖",
    "manhole cover 井盖 窨井盖",
]


@pytest.fixture(scope="module")
def encoder() -> DirectEncoder:
    return DirectEncoder(train([terms(text) for text in TEXTS], dimension=16))


@pytest.fixture(scope="module")
def saved(encoder: DirectEncoder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("encoder")
    encoder.save(folder)
    return folder


def likeness(encoder: DirectEncoder, a: str, b: str) -> float:
    first, second = encoder.encode([a, b])
    return float(first @ second)


def test_vectors_have_length_one_or_none(encoder: DirectEncoder) -> None:
    vectors = encoder.encode(["停车场", "Ω", ""])
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 0, 0], abs=1e-6)


@pytest.mark.parametrize(
    ("a", "near", "far"),
    [
        pytest.param("车位", "停车泊位", "路灯", id="synonyms-that-share-no-word"),
        pytest.param("manhole cover", "破损井盖", "停车场", id="two-languages"),
    ],
)
def test_what_belongs_together_is_near(encoder: DirectEncoder, a: str, near: str, far: str) -> None:
    assert likeness(encoder, a, near) > likeness(encoder, a, far) + 0.2


def test_training_twice_gives_the_same_bytes() -> None:
    first, second = (train([terms(text) for text in TEXTS], dimension=16) for _ in range(2))
    assert first.terms == second.terms
    assert first.weights.tobytes() == second.weights.tobytes()


def test_no_text_trains_an_encoder_that_knows_nothing() -> None:
    empty = train([], dimension=4)
    assert empty.terms == (UNKNOWN,)
    assert not DirectEncoder(empty).encode(["停车场"]).any()


def test_it_loads_as_it_was_saved(encoder: DirectEncoder, saved: Path) -> None:
    loaded = load_encoder(STATIC, saved)
    assert loaded.dimension == encoder.dimension == 16
    assert np.array_equal(loaded.encode(TEXTS), encoder.encode(TEXTS))


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")  # of torch's and transformers' own code
def test_sentence_transformers_gives_the_same_vectors(encoder: DirectEncoder, saved: Path) -> None:
    model = ModelEncoder(str(saved))  # that library cuts at spaces only, so it is given the terms
    asked = [*TEXTS, "停车场里有没有灯", "Ω", ""]
    theirs = model.encode([" ".join(terms(text)) for text in asked])
    assert theirs == pytest.approx(encoder.encode(asked), abs=1e-5)
    assert model.encode([" ".join(terms("车位"))], query=True) == pytest.approx(encoder.encode(["车位"], query=True), abs=1e-5)
    assert model.dimension == encoder.dimension


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
def test_a_folder_that_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(EncoderError, match="expected a sentence-transformers model"):
        ModelEncoder(str(tmp_path)).encode(["停车"])


def test_no_default_encoder_in_the_folder(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="no weights"):
        load_encoder(STATIC, tmp_path)


def test_serving_imports_no_torch(saved: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kg.encoder import load_encoder;"
        f"load_encoder('static', Path({str(saved)!r})).encode(['停车']);"
        "print(sorted({'torch', 'transformers', 'sentence_transformers', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
