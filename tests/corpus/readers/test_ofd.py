"""OFD: steps of characters, matrices, templates, and files that are none."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from corpus.readers.ofd import read_ofd
from ontology.errors import SourceError

_PATH = Path("plan.ofd")
_NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def package(content: str, *, root: str = "Doc_0/Document.xml", common: str = "", **parts: str) -> bytes:
    """Return an OFD file of one page with that content."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("OFD.xml", f"<ofd:OFD {_NS}><ofd:DocBody><ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
        pages = '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/P.xml"/></ofd:Pages>'
        document = f"<ofd:Document {_NS}><ofd:CommonData>{common}</ofd:CommonData>{pages}</ofd:Document>"
        archive.writestr("Doc_0/Document.xml", document)
        archive.writestr("Doc_0/Pages/P.xml", f"<ofd:Page {_NS}>{content}</ofd:Page>")
        for name, xml in parts.items():
            archive.writestr(f"Doc_0/{name}.xml", xml)
    return file.getvalue()


def words(text: str, x: float, y: float, attributes: str = "", code: str = "") -> str:
    placed = f'<ofd:TextCode X="0" Y="4" {code}>{text}</ofd:TextCode>'
    return f'<ofd:TextObject Boundary="{x} {y} 100 5" Size="5" {attributes}>{placed}</ofd:TextObject>'


def read(content: str, **more: str) -> list[str]:
    plan = read_ofd(package(content, **more), _PATH)
    return [plan.slice(block) for block in plan.blocks]


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        pytest.param('DeltaX="60"', "甲丙乙", id="step"),
        pytest.param('DeltaX="g 1 60"', "甲丙乙", id="run-of-steps"),
        pytest.param("", "甲乙丙", id="no-step-is-the-size"),
        pytest.param('DeltaX="g 99999999999 nan x"', "甲乙丙", id="slips"),
    ],
)
def test_characters_stand_where_their_steps_say(code: str, printed: str) -> None:
    assert read(words("甲乙", 20, 20, code=code) + words("丙", 50, 20)) == [printed]


def test_a_matrix_scales_text_and_step() -> None:
    scaled = words("总体要求", 20, 20, 'CTM="0.5 0 0 0.5 0 0"', 'DeltaX="10 10 10"').replace('Size="5"', 'Size="10"')
    assert read(scaled) == ["总体要求"]


def test_text_set_downwards_reads_line_by_line() -> None:
    assert read(words("水源", 20, 20, code='DeltaX="0" DeltaY="20"') + words("甲", 20, 30)) == ["水", "甲", "源"]


def test_a_template_is_printed_below_its_page() -> None:
    template = f"<ofd:Page {_NS}><ofd:Content>{words('云溪市人民政府文件', 60, 30)}</ofd:Content></ofd:Page>"
    common = '<ofd:TemplatePage ID="9" BaseLoc="T.xml"/>'
    assert read('<ofd:Template TemplateID="9"/>' + words("一、目标", 20, 60), common=common, T=template) == [
        "云溪市人民政府文件",
        "一、目标",
    ]


def test_paths_rule_tables() -> None:
    path = "<ofd:AbbreviatedData>M 0 0 L 40 0 L 40 10 L 0 10 C</ofd:AbbreviatedData>"
    places = [f"{x} {y} 40 10" for x in (20, 60) for y in (40, 50)]
    frames = "".join(f'<ofd:PathObject Boundary="{place}">{path}</ofd:PathObject>' for place in places)
    cells = "".join(words(text, 22 + 40 * (i % 2), 42 + 10 * (i // 2)) for i, text in enumerate(("指标", "目标", "漏损率", "8%")))
    assert read(frames + cells) == ["指标\t目标\n漏损率\t8%"]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(b"PK\x05\x06", "a broken archive", id="broken"),
        pytest.param(package(""), "scanned pages", id="no-text"),
        pytest.param(package(words("\ue001\ue002", 20, 20)), "scanned pages", id="glyphs-without-characters"),
        pytest.param(package("", root="Doc_9/Document.xml"), "no document Doc_9/Document.xml", id="no-document"),
        pytest.param(package(words("甲", 20, 20)).replace(b"OFD.xml", b"ofd.txt"), "an archive without OFD.xml", id="another-archive"),
        pytest.param(package("<ofd:Content>"), "damaged XML", id="bad-xml"),
    ],
)
def test_a_bad_file_is_told_in_one_sentence(data: bytes, found: str) -> None:
    with pytest.raises(SourceError) as error:
        read_ofd(data, _PATH)
    assert found in str(error.value)
    assert "\n" not in str(error.value)
