from __future__ import annotations

import csv
import gzip
import io

import httpx
import pytest
from openpyxl import load_workbook

from api.exports.tables import Table, as_csv, as_xlsx, tables
from corpus.text import PlanText
from ingest.extraction import extract
from kg.store import parse_rdf
from ontology.records import PlanRecords
from tests.conftest import SMALL_PLAN
from tests.reading import read

PLAN = "yunxi-2024"


@pytest.fixture(scope="module")
def plan() -> tuple[PlanText, PlanRecords]:
    text = read(SMALL_PLAN, "yunxi.txt")
    return text, extract(text)


def test_every_record_has_a_row_and_its_quotation_is_the_plans(plan: tuple[PlanText, PlanRecords]) -> None:
    text, records = plan
    found = {table.kind: table for table in tables(text, records)}
    assert len(found["tasks"].rows) == len(records.tasks)
    assert len(found["units"].rows) == len(records.units)
    for table in found.values():
        for row in table.rows:
            held = dict(zip(table.columns, row, strict=True))
            if "quote" in held:
                start, end = held["start"], held["end"]
                assert isinstance(start, int)
                assert isinstance(end, int)
                assert held["quote"] == text.text[start:end]


def test_csv_reads_back(plan: tuple[PlanText, PlanRecords]) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(tables(*plan)).decode("utf-8-sig"), newline="")))
    leads = [r for r in rows if r["record"] == "units" and r["role"] == "lead" and r["task"] == "井盖安全整治行动"]
    assert [r["unit"] for r in leads] == ["市住房和城乡建设局"]


@pytest.mark.parametrize("text", ["=1+1", "+86", "-x", "@SUM(A1)"])
def test_text_is_never_a_formula(text: str) -> None:
    table = Table("terms", ("term", "value"), ((text, -3),))
    row = next(iter(csv.DictReader(io.StringIO(as_csv([table]).decode("utf-8-sig"), newline=""))))
    assert (row["term"], row["value"]) == (f"'{text}", "-3")
    cell = load_workbook(io.BytesIO(as_xlsx([table])))["terms"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_xlsx_has_a_sheet_for_each_kind(plan: tuple[PlanText, PlanRecords]) -> None:
    book = load_workbook(io.BytesIO(as_xlsx(tables(*plan))))
    assert {"document", "tasks", "units"} <= set(book.sheetnames)
    assert book["tasks"].max_row == len(plan[1].tasks) + 1


@pytest.mark.parametrize(("form", "rdf"), [("ttl", "ttl"), ("nq", "nq"), ("jsonld", "jsonld")])
def test_a_plan_is_exported_whole(client: httpx.Client, form: str, rdf: str) -> None:
    plan = client.get("/overview").json()["plans"][0]["id"]
    count = client.get(
        "/sparql", params={"query": f"SELECT (COUNT(*) AS ?n) {{ GRAPH <https://w3id.org/plangraph/id/plan/{plan}> {{ ?s ?p ?o }} }}"}
    )
    answer = client.get(f"/export/plans/{plan}.{form}")
    assert answer.headers["content-disposition"] == f'attachment; filename="{plan}.{form}"'
    assert len(set(parse_rdf(answer.content, rdf))) == int(count.json()["results"]["bindings"][0]["n"]["value"])


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_plans_records(client: httpx.Client, form: str) -> None:
    plan = client.get("/overview").json()["plans"][0]["id"]
    assert len(client.get(f"/export/plans/{plan}.{form}").content) > 2000


def test_everything(client: httpx.Client) -> None:
    quads = gzip.decompress(client.get("/export/all.nq.gz").content)
    every = client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), '/plan/')) }"})
    assert quads.count(b"\n") == int(every.json()["results"]["bindings"][0]["n"]["value"])


@pytest.mark.parametrize("name", ["nothing.ttl", "nothing", "../../etc/passwd.ttl", "%2e%2e.nq"])
def test_what_is_not_held(client: httpx.Client, name: str) -> None:
    answer = client.get(f"/export/plans/{name}")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
