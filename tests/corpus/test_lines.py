"""One line made clean: what goes, what is folded, and what must stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.lines import is_ornament, is_page_number, is_signature, strip_marks, tighten, tighten_cell


@pytest.mark.parametrize(
    ("line", "clean"),
    [
        pytest.param("[bookmark: _Toc12]一、目标", "一、目标", id="bookmark"),
        pytest.param("如图![图片](data:image/png;base64,iVBO)所示", "如图所示", id="image-crumb"),
        pytest.param('图<img src="a.png" alt="b"/>示', "图示", id="image-tag"),
        pytest.param("<!-- 第3页 -->正文", "正文", id="comment"),
        pytest.param("<span style='x'>加快</span><b>建设</b>", "加快建设", id="inline-tags"),
        pytest.param("<p>要求</p><p>任务</p>", "\v要求\v\v任务\v", id="paragraph-tags-end-lines"),
        pytest.param("全覆盖\u200b率\ufeff", "全覆盖率", id="invisible"),
        pytest.param("\ue004加快", "加快", id="private-use-bullet"),
        pytest.param("达标率 ^②以上", "达标率以上", id="raised-footnote-mark"),
        pytest.param("达标率$^{①}$以上", "达标率以上", id="formula-footnote-mark"),
        pytest.param("２０２５年９０％", "2025年90%", id="full-width-figures"),
        pytest.param("98．5", "98.5", id="full-width-point"),
        pytest.param("A&nbsp;B", "AB", id="entity"),
        pytest.param("㎡、≥、①、“十四五”", "㎡、≥、①、“十四五”", id="signs-stay"),
        pytest.param("≤5 < 6", "≤5 < 6", id="comparison-is-no-tag"),
    ],
)
def test_strip_marks(line: str, clean: str) -> None:
    assert strip_marks(line) == clean


@pytest.mark.parametrize(
    ("line", "clean"),
    [
        pytest.param("达标率^^1①", "达标率", id="raised-in-raised"),
        pytest.param("达标率^$^1$②", "达标率", id="formula-in-raised"),
        pytest.param("加<sp<b>an>快", "加快", id="tag-in-tag"),
        pytest.param("加<ｂ>快", "加快", id="full-width-tag"),
        pytest.param("加[image[image 1]]快", "加快", id="image-in-image"),
        pytest.param("加" + "<b" * 9 + ">" * 9 + "快", "加" + "b" * 5 + ">" * 5 + "快", id="deeper-than-any-writing"),
    ],
)
def test_no_mark_is_made_where_one_stood(line: str, clean: str) -> None:
    assert strip_marks(line) == clean
    assert strip_marks(clean) == clean


@given(
    st.lists(st.sampled_from([*"<>^$[]{}!()&;/-1①．１ ｂ\v", "<b", "image", "<!--", "-->", "nbsp", "span", "br"]), max_size=40).map("".join)
)
def test_stripping_twice_changes_nothing(line: str) -> None:
    assert strip_marks(strip_marks(line)) == strip_marks(line)


@pytest.mark.parametrize("mark", ["<b", "^1", "[image"])
def test_marks_in_each_other_take_linear_time(mark: str) -> None:
    assert strip_marks("某" + mark * 20_000 + ">]" * 20_000).startswith("某")


@pytest.mark.parametrize("mark", ["![", "[bookmark:", "<img ", "<!--", "[image", "<span "])
def test_marks_that_never_close_take_linear_time(mark: str) -> None:
    assert strip_marks(mark * 20_000).startswith(mark)


@pytest.mark.parametrize(
    ("text", "tight"),
    [
        pytest.param("到 2025 年 ，达到 90 % 以上", "到2025年，达到90%以上", id="around-figures"),
        pytest.param("目  录", "目录", id="spaced-out-word"),
        pytest.param("use of GIS data", "use of GIS data", id="latin-keeps-its-spaces"),
        pytest.param("教育部  财政部", "教育部 财政部", id="issuers-on-one-line"),
        pytest.param("云溪市水务局 云溪市财政局文件", "云溪市水务局 云溪市财政局文件", id="letterhead-of-two"),
        pytest.param("第三章 完善市政设施", "第三章完善市政设施", id="heading-is-no-signature"),
    ],
)
def test_tighten(text: str, tight: str) -> None:
    assert tighten(text) == tight
    assert tighten(tight) == tight


@pytest.mark.parametrize(
    ("text", "tight"),
    [
        pytest.param("县水务局  县住建局", "县水务局 县住建局", id="two-units"),
        pytest.param("检查设备 2.更换阀门", "检查设备 2.更换阀门", id="two-measures"),
        pytest.param("新建 12 座", "新建12座", id="figure"),
        pytest.param("清淤， 疏浚", "清淤，疏浚", id="after-a-comma"),
    ],
)
def test_tighten_cell(text: str, tight: str) -> None:
    assert tighten_cell(text) == tight
    assert tighten_cell(tight) == tight


@pytest.mark.parametrize("line", ["— 3 —", "-12-", "第 4 页", "第3页 共20页", " – 7 – ", "5/20", "·9·"])
def test_page_numbers(line: str) -> None:
    assert is_page_number(line)


@pytest.mark.parametrize("line", ["12", "2025", "", "—", "— 总则 —", "3.5", "第三章", "1\t-2-", "共建共享"])
def test_no_page_numbers(line: str) -> None:
    assert not is_page_number(line)


@pytest.mark.parametrize(
    ("text", "ornament"),
    [
        pytest.param("---", True, id="rule"),
        pytest.param("— — —", True, id="dashes-apart"),
        pytest.param("欗欗欗欗欗欗欗", True, id="sign-of-a-font-that-draws-lines"),
        pytest.param("——", False, id="dash"),
        pytest.param("——坚持创新", False, id="dash-before-words"),
        pytest.param("人人人", False, id="word"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_what_only_rules_a_page_off(text: str, ornament: bool) -> None:
    assert is_ornament(text) is ornament


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        pytest.param("教育部 财政部", True, id="ministries"),
        pytest.param("云溪市水务局 云溪市财政局 青石县人民政府文件", True, id="letterhead-of-three"),
        pytest.param("云溪市水务局", False, id="one-alone"),
        pytest.param("由云溪市水务局 云溪市财政局，", False, id="words-of-a-sentence"),
        pytest.param(" ".join(["云溪市水务局"] * 12), False, id="longer-than-a-line"),
    ],
)
def test_issuers_that_sign_on_one_line(text: str, signature: bool) -> None:
    assert is_signature(text) is signature
