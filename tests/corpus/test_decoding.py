"""Bytes to characters: the two encodings that are read, and what is said of everything else."""

from pathlib import Path

import pytest

from corpus.decoding import decode, read_bytes
from ontology.errors import SourceError

PLAN = "云溪市水务规划\n一、总体目标\n到2025年，供水普及率达到98%。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312"])
def test_decodes_the_encodings_of_chinese_text(encoding: str) -> None:
    assert decode(PLAN.encode(encoding), Path("plan.txt")) == PLAN


def test_keeps_rare_characters_of_names() -> None:
    name = "𬭚县、䶮镇、㙦村的水务规划，" + PLAN * 5
    assert decode(name.encode("gb18030"), Path("plan.txt")) == name


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(PLAN.encode("utf-16"), "binary data", id="utf-16"),
        pytest.param(b"PK\x03\x04" + bytes(range(256)), "binary data", id="zip"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(1, 32)) * 3, "binary data", id="pdf"),
        pytest.param(("Überörtliche Straßenpläne für München. " * 8).encode("latin-1"), "another encoding", id="latin-1"),
        pytest.param(("都市計画の基本方針" * 30).encode("euc_jp")[:-1], "another encoding", id="broken-euc"),
    ],
)
def test_refuses_what_is_no_chinese_text(data: bytes, found: str) -> None:
    with pytest.raises(SourceError, match=f"expected Chinese text in UTF-8 or GB18030, found {found}; convert") as error:
        decode(data, Path("folder/plan.txt"))
    assert error.value.path == Path("folder/plan.txt")


class TestReadBytes:
    def test_gives_the_bytes(self, tmp_path: Path) -> None:
        (tmp_path / "plan.txt").write_bytes(b"abc")
        assert read_bytes(tmp_path / "plan.txt") == b"abc"

    @pytest.mark.parametrize("content", [b"", b" \n\t\n"], ids=["nothing", "white-space"])
    def test_refuses_an_empty_file(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "plan.txt").write_bytes(content)
        with pytest.raises(SourceError, match="found an empty file; export the plan again"):
            read_bytes(tmp_path / "plan.txt")

    def test_refuses_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(SourceError, match="found no file of that name; check the path"):
            read_bytes(tmp_path / "gone.txt")

    def test_refuses_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(SourceError, match="expected a file, found a folder"):
            read_bytes(tmp_path)

    def test_refuses_a_file_over_the_limit_and_says_which(self, tmp_path: Path) -> None:
        (tmp_path / "plan.txt").write_bytes(b"x" * (3 << 20))
        with pytest.raises(SourceError, match="expected at most 2 MB, found 3 MB; split the file"):
            read_bytes(tmp_path / "plan.txt", limit=2 << 20)

    def test_takes_a_file_of_just_the_limit(self, tmp_path: Path) -> None:
        (tmp_path / "plan.txt").write_bytes(b"x" * 64)
        assert len(read_bytes(tmp_path / "plan.txt", limit=64)) == 64
