"""Files of tables and triples: what is read, and what is refused in one sentence."""

from pathlib import Path

import pytest

from kg.labelled.engine import GraphAnswerer
from kg.question.answer import Question
from ontology.errors import SourceError

HEADER = "name,地址,电话\n"
ROWS = "青禾图书馆,桂花路12号,0999-6600101\n西泽图书馆,长堤街5号,0999-6600102\n"


def _phone(path: Path) -> object:
    return GraphAnswerer.open([path]).ask(Question(question="青禾图书馆的电话是多少")).items[0].value


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("utf-8.csv", (HEADER + ROWS).encode()),
        ("byte-order-mark.csv", (HEADER + ROWS).encode("utf-8-sig")),
        ("gb18030.csv", (HEADER + ROWS).encode("gb18030")),
        ("crlf.csv", (HEADER + ROWS).replace("\n", "\r\n").encode()),
        ("no-last-line-end.csv", (HEADER + ROWS).rstrip().encode()),
        ("semicolons.csv", (HEADER + ROWS).replace(",", ";").encode()),
        ("tabs.tsv", (HEADER + ROWS).replace(",", "\t").encode()),
        ("short-rows.csv", (HEADER + ROWS + "北渡图书馆\n\n").encode()),
        ("quoted.csv", (HEADER + '"青禾图书馆","桂花路12号，\n东门","0999-6600101"\n').encode()),
        ("empty-columns.csv", (HEADER.strip() + ",,\n" + ROWS).encode()),
    ],
)
def test_tables_as_people_save_them(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert _phone(path) == "0999-6600101"


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("missing.ttl", None, "no file of that name"),
        ("missing.csv", None, "no file of that name"),
        ("empty.ttl", b"", "an empty file"),
        ("empty.csv", b"", "none"),
        ("blank.csv", b" \n\n", "empty file"),
        ("header-only.csv", HEADER.encode(), r"1 row\(s\)"),
        ("long-row.csv", (HEADER + "甲,乙,丙,丁\n").encode(), "4 in row 2"),
        ("figures.csv", b"1,2,3\n4,5,6\n", "figures"),
        ("binary.csv", b"PK\x03\x04\x00\x00" * 40, "binary"),
        ("broken.ttl", b"<a> <b> ", "fault of syntax"),
        ("comment.ttl", b"# nothing\n", "none"),
        ("plan.docx", b"PK", r"“\.docx”"),
        ("folder.csv", None, "no file"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, data: bytes | None, found: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(SourceError, match=found) as caught:
        GraphAnswerer.open([path])
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("suffix", ["ttl", "nt"])
def test_triples_in_both_writings(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"graph.{suffix}"
    path.write_text(
        '<http://a.example/1> <http://www.w3.org/2000/01/rdf-schema#label> "青禾图书馆"@zh .\n'
        '<http://a.example/1> <http://a.example/电话> "0999" .\n',
        encoding="utf-8",
    )
    assert _phone(path) == "0999"


def test_blank_nodes_are_followed(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(
        "@prefix s: <https://schema.org/> .\n"
        '<http://a.example/1> a s:Library ; s:name "Alder Library" ; s:address [ s:streetAddress "5 Mill Lane" ; s:postalCode "QX1" ] .\n',
        encoding="utf-8",
    )
    answer = GraphAnswerer.open([path]).ask(Question(question="What is the postal code of Alder Library?"))
    assert [item.value for item in answer.items] == ["QX1"]


def test_an_empty_table_beside_others_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes(b"")
    (tmp_path / "libraries.csv").write_text(HEADER + ROWS, encoding="utf-8")
    assert GraphAnswerer.open([tmp_path / "people.csv", tmp_path / "libraries.csv"]).ask(Question(question="有多少个图书馆")).items


def test_alike_rows_are_one_and_different_rows_of_a_name_two(tmp_path: Path) -> None:
    path = tmp_path / "馆.csv"
    path.write_text("名称,城市\n甲馆,东岭市\n甲馆,东岭市\n甲馆,西泽市\n乙馆,西泽市\n", encoding="utf-8")
    answer = GraphAnswerer.open([path]).ask(Question(question="西泽市有多少个馆"))
    assert answer.items[0].value == 2
