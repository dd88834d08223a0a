"""The words that stand after a number in a plan: measures, money, time, and the counting words of Chinese.

The pattern is an alternation tried longest first. A counting word that also begins another word (次 in 次干道, 部 in 部门) carries the
characters that it must not run into, so that “2次干道” is no quantity of 次.
"""

from __future__ import annotations

import re

PERCENT = ("%", "％", "‰", "个百分点", "百分点")

_MEASURES = (
    "平方公里", "平方千米", "平方米", "立方米", "公里", "千米", "毫米", "厘米", "微米", "公顷", "亩",
    "平米", "海里", "立方", "平方",
    "吨标准煤", "千克标准煤", "标准煤", "标准箱", "标箱", "吨", "公斤", "千克", "毫克", "微克", "斤",
    "千瓦时", "千伏安", "千伏", "千瓦", "兆瓦", "吉瓦", "千卡", "兆瓦时", "摄氏度", "分贝", "毫升", "英寸",
    "km²", "km2", "km", "hm²", "hm2", "m³", "m3", "m²", "m2", "㎡", "mm", "cm", "ha", "TEU",
    "mg/L", "mg/l", "μg/m³", "ug/m3", "μg/m3", "mg/m³", "dB", "kWh", "MWh", "kW", "MW", "GW", "MPa", "Mbps", "Gbps", "PB", "TB", "GB", "kg",
    "℃", "PFlops", "EFLOPS", "PFLOPS", "TFLOPS",
)  # fmt: skip
_MONEY = ("美元", "欧元", "港元", "人民币")
_TIMES = ("年一遇", "个工作日", "工作日", "个自然日", "个小时", "小时", "分钟", "个月", "秒钟", "毫秒", "周岁", "季度", "课时", "学时")
_COUNTS = (
    "万车次", "车次", "人次", "场次", "户次", "件次", "批次", "班次", "航次", "架次", "辆次", "例次", "站次", "头次", "家次",
    "周年", "学位", "床位", "泊位", "车位", "宗", "例", "起", "株", "棵", "盏", "基", "栋", "幢", "艘", "辆", "架", "枚", "颗", "册", "篇",
    "款", "种", "倍", "期", "轮", "趟", "遍", "笔", "尾", "羽", "匹", "井次", "眼", "孔", "座", "所", "套", "件", "根", "间", "批",
)  # fmt: skip
# Counting words that begin other words, each with the characters that it must not run into, unless these begin a longer word in
# brackets (5家具备条件的企业, 3个体育公园).
_GUARDED = {
    "个": "人(口工形才机)体(育验检)性(能)别",
    "处": "置(换)理罚于长(廊)方分(散拣布)室(内外)",
    "条": "例件线(路性状上)龙块",
    "项": "目",
    "家": "庭园具(备有体)居(家)长(三)电(商)政(府务)禽畜门(店)属",
    "人": "均口民大行才工员群防居社力为文",
    "次": "干生(态产活)级日数(据字)年",
    "户": "外籍均型厕主",
    "部": "门委署分件级",
    "名": "录单称义(务)城(市管乡镇)镇(街干)木村(干医党社级)优(秀质)为",
    "副": "省市县主业产食职院校会教高",
    "支": "部持撑路流付线(上)行(业)干(部)",
    "只": "有要能",
    "类": "别似型",
    "片": "区段警",
    "张": "贴家",
    "台": "账风州湾阶",
    "班": "级子组线",
    "组": "织建团成长",
    "队": "伍员",
    "位": "于置居(民)",
    "层": "级次面高",
    "口": "袋岸径号",
    "头": "部",
    "方": "案面式法向针位阵可便",
    "门": "店前头类诊户",
    "场": "所地馆景镇站",
    "段": "落",
    "块": "状",
    "列": "入",
    "集": "中成聚团镇市约",
    "首": "位次批都创",
    "发": "展布放电挥现明生改票出行热育达动热挥掘送证",
    "份": "额",
    "本": "级市地科届年轮部规次县省区行土",
    "单": "位元",
    "道": "路桥德",
    "箱": "体",
    "米": "制",
    "元": "素旦件器",
    "天": "然气津桥空际线",
    "周": "边期转",
    "日": "常报均照",
    "岁": "末",
    "年": "龄度底末初前级均报会代份轻终货",
    "秒": "杀",
    "度": "假过",
    "分": "类级别析布散区期批支局公成包工解行步层之管流时片阶",
    "成": "为员立果本功效都熟型套品片交长人就活",
    "圈": "层",
    "环": "境节保卫",
    "股": "份权",
    "村": "民庄级落",
    "镇": "街区村",
    "对": "标接外口照应象于全各重",
    "字": "样",
    "升": "级至到",
    "克": "服扣难隆",
}  # fmt: skip

_SCALE = "(?:[十百千]?万亿?|亿|[百千](?=[元吨户人家亩]))"


def _alternation(words: tuple[str, ...]) -> str:
    return "|".join(sorted((w.replace(".", r"\.") for w in words), key=lambda w: (-len(w), w)))


_PLAIN = _alternation(PERCENT + _MEASURES + _MONEY + _TIMES + _COUNTS)


def _guarded(word: str, ahead: str) -> str:
    """The pattern of a counting word that does not run into `ahead`: characters, each perhaps with those in brackets that let it pass."""
    plain = re.sub(r".\([^)]*\)", "", ahead)
    passing = "".join(f"|{first}(?![{then}])" for first, then in re.findall(r"(.)\(([^)]*)\)", ahead))
    team = "|队(?!伍)" if word == "支" else ""
    return f"{word}(?!{f'[{plain}]' if plain else ''}{passing}{team})"


# Computing power and the like, in Latin letters: 20万P, 56 EFLOPS, 300E FLOPS, 12PFlops, 5ms.
_LATIN = r"[EPTGMZ]\s?F[Ll][Oo][Pp][Ss]|(?:ms|EB|ZB|Tbps|kbps|MHz|GHz|Hz|nm|[PE])(?![A-Za-z0-9])"
_WITH_GUARD = "|".join(_guarded(word, ahead) for word, ahead in _GUARDED.items())
UNIT = f"(?:{_LATIN}|{_PLAIN}|{_WITH_GUARD}|(?<=亿)级(?=[一-龥]))"
SCALE = _SCALE

# What stands under the stroke of a rate: 600万吨/年, 4座/平方公里, 9.5个/万人, 30m3/万元.
_UNDER = _alternation(
    ("平方公里", "平方千米", "平方米", "立方米", "公里", "千米", "公顷", "亩", "小时", "分钟", "人", "户", "年", "天", "日", "月",
     "周", "次", "元", "吨", "季度", "季", "班", "床", "车", "座", "个", "台", "家", "村", "社区", "处", "km2", "km²", "m³", "m3",
     "m2", "m²", "㎡", "L", "l", "s", "h", "d", "a", "kg", "t", "千克", "公斤", "升", "秒", "kWh", "千瓦时", "标准煤", "工日",
     "只", "头", "条")
)  # fmt: skip
RATE = f"(?:\\s?[/／]\\s?[百千十]?[万亿]?(?:{_UNDER})(?:[·•.]?[日天年d])?)"

_DURATIONS = "年一遇|分钟|小时|个小时|天|日|秒|秒钟|年|个月|周|个工作日|工作日|个自然日|季度|岁|周岁"
DURATIONS = frozenset(_DURATIONS.split("|"))
# Lengths that measure, money and the like: what follows them is rarely the thing that is counted.
MEASURED = frozenset(_MEASURES + _MONEY + ("元", "米", "度", "方", "升"))
