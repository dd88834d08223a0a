"""The token-level rules: spaCy over jieba's words, for what characters alone cannot tell.

Whether 编制 is a verb or the middle of a longer word, and where the name of a unit begins in running text, are questions about
words. One pipeline (`spacy.blank("zh")`, jieba segmenter) is loaded on the first use and kept; callers ask only about sentences that
hold a trigger, so that most of a plan is never tokenised here.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, cast

import msgspec

from corpus.tokens import segmenter

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher

Label = Literal["ISSUE", "REVISE", "IMPLEMENT", "CITE", "MOVE", "UNIT"]

# What a plan does with a document, by verb. MOVE verbs say nothing by themselves: 推动…出台, 完成…修订.
VERBS: dict[Label, str] = {
    "ISSUE": "制定|制订|编制|出台|印发|颁布|发布|起草|拟定|拟订|编写|编印|编发|建立|建立健全|制定出台|编制出台|审议通过|审议印发",
    "REVISE": "修订|修编|修改|修正|完善|健全|健全完善|优化|优化完善|修订完善|制修订|提高|提升|调整|更新|细化",
    "IMPLEMENT": "实施|落实|执行|推行|推广|运用|启动|贯彻落实|贯彻实施|贯彻执行|严格执行",
    "CITE": "根据|依据|按照|依照|遵照|参照|对照|对标|围绕|贯彻|遵循",
    "MOVE": "推动|推进|完成|开展|做好|加快|组织|抓好|加强|加快推进|全面推进|研究|探索|抓紧",
}
# jieba keeps 认真落实 and its like as one word.
_ADVERBS = "认真|全面|严格|深入|切实|大力|持续|加快|抓紧|及时|积极|坚决|扎实|统筹|组织|逐步|推动|尽快|科学|依法|适时|研究|加强|抓好"
_TWO_WORDS = 4  # characters: a verb that jieba may cut in two (审议 通过)
# How the name of a unit ends. Of the one-character endings only those count that are no common word's: 派出所, but not 场所.
UNIT_SUFFIX = (
    r"(?:(?<![格布结大全当])局|委|办|厅|(?<!部)署|镇|(?<!城)乡|队|县|(?<![景小片辖校街库灌山林牧老居分社])区|市|公司|集团|部门|单位|政府|中心|街道|机构|机关|专班|小组|办公室|党组|企业|组织|公安|社区|园区|属地|街镇|镇街|专业部门"
    r"|(?:办事|管理|事务|登记|公证)处|(?:派出|管理|研究|执法|事务|交易|监测|检验|司法|供电)所|(?:管理|监测|服务|工作|检测|气象)站|(?<![住出入庭四后前大小宅影产])院"
    r"|(?<![全内外大局干])部|(?<![社机大展晚宴盛])会|(?:银|分|支|总)行|供销(?:合作)?(?:联|总)?社|(?:合作|出版|通讯|报)社|妇联|残联|工商联|侨联|台联|科协|文联|社科联"
    r"|海关|(?:[总市县区各]|职)工会|共青团|团中央|政协|人大|法工委|(?:高|学|院|党)校|[大中小]学|(?:档案|图书|博物|文化|科技|美术|方志)馆|兵团|军分区|警备区|消防总队|(?:电视|广播|气象|融媒体)台|运营商|实验室)"
)
# Words that end the name of a unit on its left: verbs, prepositions and particles that take a unit after them.
NOT_IN_A_NAME = (
    "由|以|将|把|被|对|向|与|和|及|以及|或|并|等|的|在|是|按|经|需|须|均|均需|交|报|送|于|要|为|从|至|到|就|抓|总|每|让|使|会同|联合|督促|指导|组织|协调|发挥|充分发挥|强化|完善|建立"
    "|建立健全|健全|加强|推动|推进|落实|压实|明确|形成|构建|实行|坚持|充分|更好|统筹|要求|支持|鼓励|引导|依托|通过|成立|组建|设立|配合|牵头|负责|协助|参与|实施|做好|开展|实现|突出"
    "|进一步|积极|切实|根据|依据|按照|必须|应|应当|制定|编制|全面|发动|带动|吸引|动员|扶持|培育|指定|确定|倡导|依照|参照|承担|考核|下达|报送|建成|初步|新增|力争|打造|加快|大力"
)


class Mark(msgspec.Struct, frozen=True, order=True):
    """A labelled run of whole words: offsets in code points into the sentence that was asked about, end exclusive."""

    start: int
    end: int
    label: Label


@cache
def pipeline() -> Language:
    """Return the one spaCy pipeline: a blank Chinese tokeniser over jieba. Loading takes seconds, once a process."""
    import spacy  # noqa: PLC0415 - seconds to import, and answering questions does not need it

    segmenter()  # loads jieba quietly; spaCy would let it report on standard error

    return spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})


@cache
def _matcher() -> Matcher:
    from spacy.matcher import Matcher  # noqa: PLC0415 - as above

    matcher = Matcher(pipeline().vocab)
    for label, words in VERBS.items():
        matcher.add(label, [[{"TEXT": {"REGEX": f"^(?:{_ADVERBS})?(?:{words})$"}}]])
        matcher.add(label, [[{"TEXT": word[:2]}, {"TEXT": word[2:]}] for word in words.split("|") if len(word) == _TWO_WORDS])
    strangers = NOT_IN_A_NAME.split("|")
    name = {"REGEX": r"^[“”\w]+$", "NOT_IN": strangers}
    last = {"REGEX": UNIT_SUFFIX + "$", "NOT_IN": strangers}
    matcher.add("UNIT", [[{"TEXT": name, "OP": "{0,7}"}, {"TEXT": last}]], greedy="LONGEST")
    return matcher


@lru_cache(maxsize=4096)
def marks(sentence: str) -> tuple[Mark, ...]:
    """Return the governing verbs and the names of units in `sentence`, in order; marks of different labels may overlap."""
    doc = pipeline().make_doc(sentence)
    strings = doc.vocab.strings
    found = []
    for key, first, last in _matcher()(doc):
        label = cast(Label, strings[key])
        span = doc[first:last]
        found.append(Mark(start=span.start_char, end=span.end_char, label=label))
    return tuple(sorted(found))
