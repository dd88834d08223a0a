"""`plangraph ask --graph`: files of any field, from the command line."""

import json
from pathlib import Path

import pytest

from api.cli import run

GRAPHS = Path(__file__).parent.parent / "kg" / "labelled" / "graphs"
TABLES = [str(GRAPHS / name) for name in ("suppliers.csv", "products.csv", "deliveries.csv")]


def test_files_then_a_question(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "--graph", *TABLES, "Who supplies the Garden Bench?"]) == 0
    assert "Alder Works" in capfd.readouterr().out


def test_the_option_may_be_said_again_and_stand_behind(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "角接触轴承的供应商在哪个城市", "--json", *(part for file in TABLES for part in ("--graph", file))]) == 0
    answer = json.loads(capfd.readouterr().out)
    assert [item["value"] for item in answer["items"]] == ["临川港"]
    assert {citation["title"] for citation in answer["citations"]} == {"products.csv", "suppliers.csv"}


def test_a_batch_over_files(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_text('{"question": "枫林公园在哪里"}\n{"question": "枫林公园的门票多少钱"}\n', encoding="utf-8")
    assert run(["ask", "--graph", str(GRAPHS / "services.ttl"), "--batch", str(batch), "--json"]) == 0
    answers = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [answer["status"] for answer in answers] == ["answered", "not_found"]


def test_explained(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "--explain", "--graph", str(GRAPHS / "museums.ttl"), "Which museums are in Port Selby?"]) == 0
    assert "SELECT DISTINCT ?item" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--graph", "nowhere.ttl", "x"], "no file of that name"),
        (["--graph", str(GRAPHS / "services.ttl")], "QUESTION"),
        (["a", "b"], "QUESTION"),
        (["--graph", str(GRAPHS / "services.ttl"), ""], "question"),
        (["--graph", str(GRAPHS / "services.ttl"), "长" * 501], "500"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_2(arguments: list[str], said: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", *arguments]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert said in err
    assert "Traceback" not in err
