"""The documentation is true: its commands and examples run, and every command, option, setting, route and target is in it."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from fastapi.routing import APIRoute
from markdown_it import MarkdownIt

from api import routes
from api.cli import plangraph
from api.exports import routes as exports
from api.linked import routes as linked
from api.settings import Settings, unknown_settings, variable
from api.sparql import routes as sparql
from docs.build import build
from kg.question.answer import Question

ROOT = Path(__file__).parent.parent
README, CHINESE = ROOT / "README.md", ROOT / "README.zh.md"
PAGES = [README, CHINESE, *sorted((ROOT / "docs").glob("*.md"))]
SERVED = "http://127.0.0.1:8000"

PLAN = """某某市人民政府办公室文件

某政办发〔2024〕9号

关于印发《某某市公园建设行动方案》的通知

某某市公园建设行动方案

一、总体目标

到2026年，新建公园12个，公园绿地率达到40%以上。

二、重点任务

（一）建设口袋公园。利用边角地建设口袋公园，2025年底前建成8个。由市园林局牵头，市城管局配合。

（二）完善公园标准。制定《某某市公园管理办法》，修订公园养护标准。牵头单位：市园林局。

三、保障措施

（一）加强组织领导。市政府成立公园建设领导小组，每月召开一次例会。
"""


def blocks(path: Path) -> list[tuple[str, str]]:
    """Return the fenced blocks of a page: the language, and what stands in it."""
    return [(token.info, token.content) for token in MarkdownIt("commonmark").parse(path.read_text("utf-8")) if token.type == "fence"]


def lines_of(command: str) -> list[str]:
    """Return the README's shell lines that call `command`."""
    return [line for kind, text in blocks(README) if kind == "sh" for line in text.splitlines() if line.split()[0] == command]


def short(line: str) -> str:
    """Return `line` with what is quoted in it cut short, as the name of its test."""
    return re.sub(r"""\"[^"]*\"|'[^']*'""", "…", line).encode("ascii", "replace").decode()


COMMANDS = lines_of("plangraph")
BUILDS = [line for line in COMMANDS if line.startswith("plangraph build")]
BATCHES = [line for line in COMMANDS if "--batch" in line]
SERVES = [line for line in COMMANDS if line.startswith("plangraph serve")]
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PLANGRAPH_")} | {
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "NO_PROXY": "127.0.0.1",
}


def shell(line: str, folder: Path) -> str:
    """Run `line` in `folder` as a reader of the README would, and return what it prints."""
    done = subprocess.run(["sh", "-c", line], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a reader's folder, with plans and questions of their own, in which the README's snapshots are built."""
    folder = tmp_path_factory.mktemp("reader")
    (folder / "my-plans").mkdir()
    (folder / "my-plans" / "plan.txt").write_text(PLAN, encoding="utf-8")
    questions = ("窨井盖破损治理由哪个单位牵头？", "What is the weather tomorrow?")
    (folder / "questions.jsonl").write_text("".join(json.dumps({"question": q}) + "\n" for q in questions), encoding="utf-8")
    (folder / "shops.csv").write_text(
        "name,type,电话,地址\n城南药店,药店,0571-5550101,城南路8号\n城北药店,药店,0571-5550102,城北路2号\n", "utf-8"
    )
    for line in BUILDS:
        shell(line, folder)
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    """Yield the address of a server that the README's line has started, on a free port."""
    [line] = SERVES
    words = ["exec", *line.replace("--port 8000", "--port 0").split()]
    with subprocess.Popen(["sh", "-c", " ".join(words)], cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found, "the server printed no address"
        yield found[0]
        process.terminate()


@pytest.mark.parametrize("line", [line for line in COMMANDS if line not in BUILDS + SERVES + BATCHES], ids=short)
def test_command_of_the_readme_runs(line: str, folder: Path) -> None:
    printed = shell(line, folder)
    written = re.findall(r"(?:-o|--text) (\S+)", line)
    assert written or printed.strip()
    assert all((folder / name).stat().st_size for name in written)


def test_batch_writes_one_answer_a_line(folder: Path) -> None:
    [line] = BATCHES
    shell(line, folder)
    asked = [json.loads(row)["question"] for row in (folder / "questions.jsonl").read_text("utf-8").splitlines()]
    assert [json.loads(row)["question"] for row in (folder / "answers.jsonl").read_text("utf-8").splitlines()] == asked


@pytest.mark.parametrize("line", lines_of("curl"), ids=short)
def test_request_of_the_readme_is_answered(line: str, server: str, folder: Path) -> None:
    if shutil.which("curl") is None:
        pytest.skip("no curl on this machine")
    assert json.loads(shell(line.replace(SERVED, server), folder))["status"] == "answered"


@pytest.mark.parametrize("code", [text for kind, text in blocks(README) if kind == "python"], ids=lambda code: code.split(maxsplit=2)[1])
def test_program_of_the_readme_runs(code: str, server: str, folder: Path) -> None:
    program = folder / "example.py"
    program.write_text(code.replace(SERVED, server), encoding="utf-8")
    assert shell(f"python {program.name}", folder).startswith("answered ")


@pytest.mark.parametrize("example", [json.loads(text) for kind, text in blocks(README) if kind == "json"], ids=lambda e: e["status"])
def test_answer_of_the_readme_is_the_answer(example: dict[str, Any], folder: Path) -> None:
    answer = json.loads(shell(f"plangraph ask --json '{example['question']}'", folder))
    holds(example, answer)
    assert len(answer["items"]) == len(example["items"])


def holds(part: Any, whole: Any) -> None:
    """Fail unless `whole` says all that `part` says: keys may be left out of an object, and the end of a list."""
    if isinstance(part, dict):
        for key, value in part.items():
            holds(value, whole[key])
    elif isinstance(part, list):
        assert len(part) <= len(whole)
        for mine, theirs in zip(part, whole, strict=False):
            holds(mine, theirs)
    else:
        assert part == whole


def test_both_readmes_show_the_same_commands_and_examples() -> None:
    assert blocks(README) == blocks(CHINESE)


def targets() -> list[str]:
    """Return the targets of the Makefile."""
    found = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    return found[1].split() if found else []


@pytest.mark.parametrize("target", targets())
@pytest.mark.parametrize("page", [README, CHINESE], ids=lambda page: page.name)
def test_target_of_make_is_documented(target: str, page: Path) -> None:
    assert re.search(rf"\bmake {target}\b", page.read_text("utf-8"))


def test_every_target_that_is_named_exists() -> None:
    named = {name for page in PAGES for name in re.findall(r"(?:`|^)make (?:PYTHON=\S+ )?(\w+)", page.read_text("utf-8"), re.MULTILINE)}
    assert named == set(targets())


def described(command: str) -> str:
    """Return what docs/command-line.md says of `command`."""
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    found = re.search(rf"^## plangraph {command}$(.+?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


NAMES = plangraph.list_commands(click.Context(plangraph))


@pytest.mark.parametrize("name", NAMES)
def test_command_and_its_options_are_documented(name: str) -> None:
    command = plangraph.get_command(click.Context(plangraph), name)
    assert command is not None
    options = {word for option in command.params if isinstance(option, click.Option) for word in option.opts}
    rows = [row.split("|")[1] for row in described(name).splitlines() if row.startswith("| `-")]
    assert f"`plangraph {name}" in described(name)
    assert {word for row in rows for word in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", row)} == options


def test_documented_commands_exist() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    assert re.findall(r"^## plangraph (\w+)$", page, re.MULTILINE) == list(NAMES)


def test_settings_are_documented_with_their_defaults() -> None:
    rows = re.findall(r"^\| `(PLANGRAPH_\w+)` \| `(.+?)` \|", (ROOT / "docs" / "settings.md").read_text("utf-8"), re.MULTILINE)
    settings = Settings()
    assert rows == [(variable(field), str(getattr(settings, field))) for field in Settings.__struct_fields__]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_names_no_setting_that_does_not_exist(page: Path) -> None:
    assert not unknown_settings(dict.fromkeys(re.findall(r"PLANGRAPH_[A-Z_]*[A-Z]", page.read_text("utf-8")), ""))


def test_routes_are_documented() -> None:
    rows = re.findall(r"^\| `([A-Z]+) (/\S*)` \|", (ROOT / "docs" / "http.md").read_text("utf-8"), re.MULTILINE)
    every = (
        route
        for router in (routes.router, sparql.router, linked.router, exports.router)
        for route in router.routes
        if isinstance(route, APIRoute)
    )
    served = {(method, route.path.replace(":path}", "}")) for route in every for method in route.methods or ()}
    assert set(rows) == served


def test_keys_of_a_question_are_documented() -> None:
    rows = re.findall(r"^\| `([a-z]+)` \|", (ROOT / "docs" / "http.md").read_text("utf-8"), re.MULTILINE)
    assert {*rows, "question"} == set(Question.__struct_fields__)


def test_site_is_whole(tmp_path: Path) -> None:
    pages = build(tmp_path / "site")
    assert len(pages) == len(set(pages)) > len(PAGES)
    for page in pages:
        text = page.read_text("utf-8")
        for href in re.findall(r'href="([^"#]+)', text):
            assert ":" in href or (page.parent / href).is_file(), f"{page.name}: {href}"


def test_site_has_every_class_of_the_ontology(tmp_path: Path) -> None:
    page = build(tmp_path / "site")[-1].read_text("utf-8")
    for name in ("Plan", "Indicator", "Assignment", "leadUnit", "hasValue"):
        assert f'id="{name}"' in page


def test_changelog_names_the_version() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    [version] = re.findall(r'^version = "(.+)"$', project, re.MULTILINE)
    assert version in (ROOT / "CHANGELOG.md").read_text("utf-8")
