"""Lists fall apart where they should, and nowhere else."""

from __future__ import annotations

import pytest

from ingest.coordination import Heads, members, sentences, split

HEADS = Heads(wanted="条例|办法|规定|标准|规范|导则|指引|政策|政策文件|预案|细则|定额", other="体系|机制|清单|流程|措施")


def pieces(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("供水、排水和燃气", ["供水", "排水", "燃气"], id="marks-and-conjunction"),
        pytest.param("渔政(港口、航道)、海事", ["渔政(港口、航道)", "海事"], id="not-inside-brackets"),
        pytest.param("“快、准、稳”行动，巡查", ["“快、准、稳”行动", "巡查"], id="not-inside-quotes"),
        pytest.param("和谐社区、参与式治理、涉及面", ["和谐社区", "参与式治理", "涉及面"], id="not-inside-words"),
        pytest.param("苗圃以及温室", ["苗圃", "温室"], id="two-character-conjunction"),
        pytest.param("甲、（乙、丙", ["甲", "（乙", "丙"], id="unclosed-bracket-does-not-count"),
        pytest.param("、甲；；乙，", ["甲", "乙"], id="empty-members-dropped"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_split(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("灌溉管理、排涝管理等标准", ["灌溉管理标准", "排涝管理标准"], id="head-after-deng"),
        pytest.param(
            "畜禽养殖、水产养殖与加工等方面的污染防治指引", ["畜禽养殖污染防治指引", "水产养殖与加工污染防治指引"], id="field-left-out"
        ),
        pytest.param("渡口、码头等领域的标准", ["渡口领域的标准", "码头领域的标准"], id="field-kept-before-bare-type"),
        pytest.param("船闸、泵站和水库等检修标准", ["船闸检修标准", "泵站检修标准", "水库检修标准"], id="last-member-with-he"),
        pytest.param("耕地保护与修复、林地管护等规范", ["耕地保护与修复规范", "林地管护规范"], id="yu-inside-a-member"),
        pytest.param(
            "船闸、堤防等巡检标准和取水、退水等计量规范",
            ["船闸巡检标准", "堤防巡检标准", "取水计量规范", "退水计量规范"],
            id="two-lists-joined",
        ),
        pytest.param("湿地养护办法、堤防巡查规范等技术标准", ["湿地养护办法", "堤防巡查规范"], id="own-heads-kept"),
        pytest.param(
            "借阅古籍、修复字画、托管家谱实施办法", ["借阅古籍实施办法", "修复字画实施办法", "托管家谱实施办法"], id="head-without-deng"
        ),
        pytest.param("危废收集、运输、处置管理办法", ["危废收集、运输、处置管理办法"], id="bare-activities-stay-one"),
        pytest.param("林地、湿地、流域生物多样性监测技术规范", ["林地、湿地、流域生物多样性监测技术规范"], id="short-before-long-stay-one"),
        pytest.param("秸秆利用产业政策和技术标准", ["秸秆利用产业政策", "秸秆利用技术标准"], id="mere-type-leans-on-the-one-before"),
        pytest.param("林木移交配套规定和办法", ["林木移交配套规定和办法"], id="bare-type-stays"),
        pytest.param("驾驶员和船员的培训规范和具体措施", ["驾驶员和船员的培训规范"], id="other-heads-left-out"),
        pytest.param("试验区运营的管理机制、扶持政策、考核办法", ["试验区运营的扶持政策", "试验区运营的考核办法"], id="shared-beginning"),
        pytest.param("园区供热体系和规划", [], id="nothing-wanted"),
        pytest.param("灌溉、循环用水等用水定额", ["灌溉用水定额", "循环用水定额"], id="overlap-printed-once"),
    ],
)
def test_members_get_the_head_they_share(text: str, expected: list[str]) -> None:
    assert [m.text for m in members(text, 0, len(text), HEADS)] == expected


def test_members_stand_where_they_are_printed() -> None:
    text = "修订河湖巡查、水闸养护等标准"
    found = members(text, 2, len(text), HEADS)
    assert [text[m.start : m.end] for m in found] == ["河湖巡查", "水闸养护"]
    assert all(m.restored for m in found)


def test_sentences_do_not_end_inside_brackets() -> None:
    text = "开展普查（一年一次；费用自理）。建档！"
    assert [text[s.start : s.end] for s in sentences(text, 0, len(text))] == ["开展普查（一年一次；费用自理）", "建档"]
