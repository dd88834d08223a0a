"""The command line: what it prints where, and with which exit code."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
import pytest

import api.cli
from api.cli import run
from kg.question.answer import Answer
from ontology.records import PlanRecords

LEADER = "云溪市井盖安全整治行动由哪个单位牵头？"
MIB = 1 << 20


class Called:
    """What a command left behind."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


Call = Callable[..., Called]


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str]) -> Call:
    """Run the command line in this process."""

    def called(*arguments: str | Path) -> Called:
        capfd.readouterr()
        code = run([str(argument) for argument in arguments])
        return Called(code, *capfd.readouterr())

    return called


def _bad_input(called: Called) -> str:
    """Check what every refusal has in common, and return its sentence."""
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith("plangraph: ")
    assert called.err.count("\n") == 1
    assert "Traceback" not in called.err
    return called.err


BAD_FILES: dict[str, tuple[bytes | None, str]] = {
    "missing": (None, "no file of that name"),
    "empty": (b"", "an empty file"),
    "blank": (b" \n\t\r\n", "an empty file"),
    "binary": (b"\x7fELF\x02\x01\x00\x00" * 100, "binary"),
    "utf-16": ("云溪市城市精细化管理行动方案".encode("utf-16"), "binary|encoding"),
    "shift-jis": (("テスト" * 200).encode("shift-jis"), "encoding|binary|a plan"),
    "over-large": (b"\xe8\xb7\xaf" * (50 * MIB // 3 + 1), "at most 50 MB"),
    "no-plan": ("今天下午三点开会，请带好材料。\n会后一起吃饭。\n".encode(), "a plan"),
}


@pytest.mark.parametrize("kind", BAD_FILES)
@pytest.mark.parametrize("command", ["build", "extract", "add"])
def test_a_bad_file_is_refused_in_one_sentence(call: Call, command: str, kind: str, tmp_path: Path, snapshot_dir: Path) -> None:
    content, found = BAD_FILES[kind]
    file = tmp_path / "方案.txt"
    if content is not None:
        file.write_bytes(content)
    before = _listing(snapshot_dir)
    arguments = ["-o", tmp_path / "out.json"] if command == "extract" else ["--snapshot", snapshot_dir]
    sentence = _bad_input(call(command, file, *arguments))
    assert str(file) in sentence
    assert any(words in sentence for words in found.split("|"))
    assert not (tmp_path / "out.json").exists()
    assert _listing(snapshot_dir) == before
    assert call("ask", LEADER, "--snapshot", snapshot_dir).code == 0


def _listing(folder: Path) -> dict[str, int]:
    """Every file of `folder` with when it was last written."""
    return {str(path.relative_to(folder)): path.lstat().st_mtime_ns for path in sorted(folder.rglob("*"))}


def test_a_bad_file_among_good_ones_changes_nothing(call: Call, small_plan_file: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\0" * 100)
    snapshot = tmp_path / "snapshot"
    assert "bad.txt" in _bad_input(call("build", small_plan_file, tmp_path / "bad.txt", "--snapshot", snapshot))
    assert "plangraph build" in _bad_input(call("ask", LEADER, "--snapshot", snapshot))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ask"], "QUESTION"),
        (["ask", "谁牵头", "--batch", "-"], "one of them"),
        (["ask", ""], "found none"),
        (["ask", "路" * 501], "at most 500"),
        (["ask", "谁牵头", "--snapshot", "/nowhere/at/all"], "/nowhere/at/all"),
        (["serve", "--snapshot", "/nowhere/at/all"], "/nowhere/at/all"),
        (["serve", "--port", "99999"], "99999"),
        (["extract"], "FILE"),
        (["bild"], "bild"),
        (["ask", "--jsn"], "--jsn"),
        (["remove"], "PLAN"),
    ],
    ids=[
        "nothing-asked",
        "asked-twice",
        "empty",
        "too-long",
        "no-snapshot",
        "serve-no-snapshot",
        "port",
        "no-file",
        "command",
        "option",
        "no-plan",
    ],
)
def test_usage_is_refused_in_one_sentence(call: Call, arguments: list[str], words: str) -> None:
    assert words in _bad_input(call(*arguments))


def test_a_port_that_is_taken_is_named(call: Call, snapshot_dir: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert f"127.0.0.1:{port}" in _bad_input(call("serve", "--snapshot", snapshot_dir, "--port", port))


def test_a_bad_setting_is_named(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANGRAPH_PORT", "http")
    assert "PLANGRAPH_PORT" in _bad_input(call("ask", "谁牵头"))


def test_help_names_every_command(call: Call) -> None:
    called = call("--help")
    assert called.code == 0
    assert all(name in called.out for name in ("build", "add", "remove", "extract", "ask", "serve", "doctor"))


def test_version(call: Call) -> None:
    assert call("--version").out.startswith("plangraph 0.")


def test_a_defect_shows_its_trace(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(environment: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(api.cli, "read_settings", broken)
    called = call("ask", "谁牵头")
    assert (called.code, called.out) == (3, "")
    assert "Traceback" in called.err
    assert "ZeroDivisionError: ours" in called.err


def test_ask_prints_answer_and_evidence(call: Call, snapshot_dir: Path) -> None:
    called = call("ask", LEADER, "--snapshot", snapshot_dir)
    assert (called.code, called.err) == (0, "")
    assert "市住房和城乡建设局" in called.out.splitlines()[0]
    assert "云溪市城市精细化管理行动方案（2024—2026年） — " in called.out
    assert "SELECT" not in called.out


def test_ask_explains(call: Call, snapshot_dir: Path) -> None:
    assert "SELECT" in call("ask", LEADER, "--snapshot", snapshot_dir, "--explain").out


def test_ask_json_is_the_published_shape(call: Call, snapshot_dir: Path) -> None:
    called = call("ask", LEADER, "--snapshot", snapshot_dir, "--json")
    answer = msgspec.json.decode(called.out, type=Answer)
    assert (answer.question, answer.status) == (LEADER, "answered")
    assert called.out.count("\n") == 1


def test_ask_batch_answers_in_order(call: Call, snapshot_dir: Path, tmp_path: Path) -> None:
    questions = [LEADER, "云溪市计划出台哪些标准？", "明天的天气怎么样？", LEADER]
    file = tmp_path / "questions.jsonl"
    file.write_text(
        "\n".join(json.dumps({"id": place, "question": q}, ensure_ascii=False) for place, q in enumerate(questions)) + "\n\n",
        encoding="utf-8",
    )
    called = call("ask", "--batch", file, "--json", "--snapshot", snapshot_dir)
    answers = [msgspec.json.decode(line, type=Answer) for line in called.out.splitlines()]
    assert [answer.question for answer in answers] == questions


def test_ask_batch_names_the_bad_line(call: Call, snapshot_dir: Path, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"question": "谁牵头"}\n{"qestion": "谁牵头"}\n', encoding="utf-8")
    assert "line 2" in _bad_input(call("ask", "--batch", file, "--json", "--snapshot", snapshot_dir))


def test_extract_writes_records_and_text(call: Call, small_plan_file: Path, tmp_path: Path) -> None:
    output, text = tmp_path / "records.json", tmp_path / "text.txt"
    assert call("extract", small_plan_file, "-o", output, "--text", text).code == 0
    records = PlanRecords.from_json(output.read_bytes())
    normalised = text.read_text(encoding="utf-8")
    assert records.document.jurisdiction == "云溪市"
    assert records.tasks
    for task in records.tasks:
        assert task.title[:4] in "".join(normalised[evidence.start : evidence.end] for evidence in task.evidence)


def test_extract_to_standard_output_is_the_same(call: Call, small_plan_file: Path, tmp_path: Path) -> None:
    call("extract", small_plan_file, "-o", tmp_path / "records.json")
    assert call("extract", small_plan_file).out == (tmp_path / "records.json").read_text(encoding="utf-8")


def test_extract_names_a_place_it_cannot_write_to(call: Call, small_plan_file: Path, tmp_path: Path) -> None:
    assert "nowhere" in _bad_input(call("extract", small_plan_file, "-o", tmp_path / "nowhere" / "records.json"))


def test_a_terminal_that_cannot_show_chinese(snapshot_dir: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from api.cli import main; main()", "ask", LEADER, "--snapshot", str(snapshot_dir)],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "latin-1"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("\\u")


def test_results_go_to_standard_output_and_no_bar_is_drawn(small_plan_file: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from api.cli import main; main()", "build", str(small_plan_file), "--snapshot", str(tmp_path / "snapshot")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 plan" in done.stdout


def _known(file: Path, *lines: Mapping[str, object]) -> Path:
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return file


def test_eval_grades_answers(call: Call, snapshot_dir: Path, tmp_path: Path) -> None:
    right = {"question": LEADER, "answer_type": "entities", "gold": [["市住房和城乡建设局"]], "category": "unit"}
    wrong = {"question": "云溪市计划建几座机场？", "answer_type": "count", "gold": [["3"]], "category": "count"}
    file = _known(tmp_path / "known.jsonl", right, wrong)
    called = call("eval", file, "--snapshot", snapshot_dir, "--wrong")
    assert called.code == 0
    assert called.out.startswith("0.00")
    assert "exact 1/2 = 0.500" in called.out
    assert call("eval", file, "--snapshot", snapshot_dir, "--least", "0.6").code == 1


def test_eval_names_the_bad_line(call: Call, snapshot_dir: Path, tmp_path: Path) -> None:
    file = _known(tmp_path / "known.jsonl", {"question": LEADER, "answer_type": "entities"}, {"question": LEADER})
    assert "line 2" in _bad_input(call("eval", file, "--snapshot", snapshot_dir))


def test_eval_of_nothing_is_refused(call: Call, snapshot_dir: Path, tmp_path: Path) -> None:
    assert "found none" in _bad_input(call("eval", _known(tmp_path / "known.jsonl"), "--snapshot", snapshot_dir))


TASKS = "SELECT (COUNT(*) AS ?n) { ?t a <https://w3id.org/plangraph/ontology#Task> }"


def test_sparql_prints_a_result(call: Call, snapshot_dir: Path, tmp_path: Path) -> None:
    called = call("sparql", TASKS, "--snapshot", snapshot_dir, "--format", "csv")
    assert called.code == 0
    assert int(called.out.split()[1]) > 10
    file = tmp_path / "tasks.rq"
    file.write_text(TASKS, encoding="utf-8")
    assert call("sparql", file, "--snapshot", snapshot_dir, "--format", "csv").out == called.out


def test_sparql_says_what_was_cut(call: Call, snapshot_dir: Path) -> None:
    called = call("sparql", "SELECT ?s { ?s ?p ?o }", "--snapshot", snapshot_dir, "--rows", "3")
    assert called.out.count("\n") == 4
    assert called.err == "plangraph: the first 3 rows; there are more.\n"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        pytest.param("SELECT * {", "does not parse", id="syntax"),
        pytest.param("DROP ALL", "read-only", id="update"),
        pytest.param("SELECT * { SERVICE <http://127.0.0.1/> {} }", "SERVICE", id="service"),
        pytest.param("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "within 0.3 seconds", id="endless"),
    ],
)
def test_sparql_refuses_in_one_sentence(call: Call, snapshot_dir: Path, query: str, words: str) -> None:
    assert words in _bad_input(call("sparql", query, "--snapshot", snapshot_dir, "--seconds", "0.3"))


def test_sparql_refuses_a_format_that_is_none_of_a_result(call: Call, snapshot_dir: Path) -> None:
    assert "for a SELECT" in _bad_input(call("sparql", TASKS, "--snapshot", snapshot_dir, "--format", "ttl"))
