"""Number, issuers and date of the notice around a plan."""

import pytest

from ingest.signatures import Line, document_number, is_issuer_line, issue_date, issuers_of, read_date


def lines(*texts: str) -> list[Line]:
    return [Line(i * 100, i * 100 + len(text), text) for i, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022年5月8日", "2022-05-08"),
        ("二〇二三年六月九日", "2023-06-09"),
        ("二○二一年十一月", "2021-11"),
        ("2021年12月", "2021-12"),
        ("二〇二二年十二月三十一日", "2022-12-31"),
        ("云溪市水务局2021年12月", "2021-12"),
        ("（2024年3月5日）", "2024-03-05"),
        ("云溪市政府办公室2022年2月28日印发", "2022-02-28"),
    ],
)
def test_read_date(text: str, iso: str) -> None:
    found = read_date(text)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize("text", ["2022年", "2022年13月", "2022年5月40日", "到2022年5月8日完成清淤", "2022年5月8日起施行", "第3页", ""])
def test_no_date(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("texts", "number"),
    [
        (["云政办发〔2024〕7号"], "云政办发〔2024〕7号"),
        (["云城管委[2022]1号"], "云城管委[2022]1号"),
        (["岭水规（2021）12 号"], "岭水规（2021）12 号"),
        (["根据国发〔2021〕3号精神", "云政发〔2024〕7号"], "云政发〔2024〕7号"),
        (["《通知》（国发〔2021〕3号）"], None),
        (["各区政府："], None),
    ],
)
def test_document_number(texts: list[str], number: str | None) -> None:
    assert document_number(lines(*texts)) == number


@pytest.mark.parametrize(
    ("texts", "issuers"),
    [
        pytest.param(["各区政府：", "云溪市水务局", "2024年3月5日"], ("云溪市水务局",), id="above-the-date"),
        pytest.param(["各区政府：", "云溪市水务局", "云溪市财政局", "2024年3月5日"], ("云溪市水务局", "云溪市财政局"), id="two-lines"),
        pytest.param(["各区政府：", "教育部 财政部 体育总局", "2024年3月5日"], ("教育部", "财政部", "体育总局"), id="three-on-one-line"),
        pytest.param(["云溪市水务规划", "云溪市水务局2021年12月"], ("云溪市水务局",), id="before-the-date"),
        pytest.param(["云溪市水务局文件", "各区政府：", "请执行。", "2024年3月5日"], ("云溪市水务局",), id="letterhead"),
        pytest.param(["云溪市政府办公室关于印发水务规划的通知", "各区政府："], ("云溪市政府办公室",), id="who-gives-notice"),
        pytest.param(["云溪市水务规划", "云溪市水务局", "一、目标"], ("云溪市水务局",), id="cover"),
        pytest.param(["云溪市水务规划", "云溪市政府办公室2022年2月28日印发"], ("云溪市政府办公室",), id="who-prints-where-no-one-signs"),
        pytest.param(["各有关单位", "加强组织领导", "抄送：市委办公室"], (), id="none"),
        pytest.param(["水利部等三部门关于推进节水的意见", "各省水利厅："], ("水利部",), id="with-others-by-their-count"),
        pytest.param(["中共中央 国务院关于推进节水的意见", "（2023年1月2日）"], ("中共中央", "国务院"), id="centre"),
        pytest.param(["近日，中共中央、国务院印发了《节水纲要》，并发出通知。"], ("中共中央", "国务院"), id="told-by-the-news"),
        pytest.param(
            ["云溪市水务局中共云溪市委宣传部云溪市财政局", "2024年3月5日"],
            ("云溪市水务局", "中共云溪市委宣传部", "云溪市财政局"),
            id="run-together",
        ),
        pytest.param(["（一）优化水网布局", "一、统筹全局"], (), id="headings"),
    ],
)
def test_issuers_of(texts: list[str], issuers: tuple[str, ...]) -> None:
    assert issuers_of(lines(*texts), 40) == issuers


@pytest.mark.parametrize(
    ("texts", "iso"), [(["2024年3月5日", "办公室2024年3月6日印发"], "2024-03-05"), (["办公室2024年3月6日印发"], "2024-03-06"), ([], None)]
)
def test_the_date_signed_comes_before_the_date_printed(texts: list[str], iso: str | None) -> None:
    assert issue_date(lines(*texts)) == iso


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("云溪市水务局", True),
        ("云溪市水务局文件", True),
        ("中共云溪市委办公室", True),
        ("国家发展改革委 教育部", True),
        ("各区人民政府办公室", False),
        ("附件", False),
        ("加强领导", False),
        ("抄送：市委办公室", False),
        ("完善市级部门", False),
        ("责任单位：水务局", False),
    ],
)
def test_is_issuer_line(text: str, *, issues: bool) -> None:
    assert is_issuer_line(text) is issues
