"""One small plan of a city that does not exist, as parts from which the tests make a file of every format.

It has chapters, an indicator table whose category cells and header are merged, a task table with merged categories and columns of units, a
box, and a note at the foot of a page.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A heading of `level`, its number printed as part of its text."""

    level: int
    text: str


@dataclass(frozen=True)
class Text:
    """A paragraph; `mark` is where a note is referred to and `note` what it says."""

    text: str
    note: str | None = None
    before: str = ""  # the text up to and with the word that bears the note's mark


@dataclass(frozen=True)
class Merged:
    """A cell that covers `down` rows and `across` columns."""

    text: str
    down: int = 1
    across: int = 1


@dataclass(frozen=True)
class Grid:
    """A table: None where a merged cell covers the place. A line feed parts the lines of a cell."""

    rows: tuple[tuple[Merged | str | None, ...], ...]


Part = Heading | Text | Grid

TITLE = "云溪市水务高质量发展行动方案（2024—2026年）"

PLAN: tuple[Part, ...] = (
    Text("云溪市人民政府办公室关于印发《云溪市水务高质量发展行动方案（2024—2026年）》的通知"),
    Text("云政办发〔2024〕12号"),
    Text("各区人民政府，市级有关部门："),
    Text("《云溪市水务高质量发展行动方案（2024—2026年）》已经市政府同意，现印发给你们，请结合实际认真组织实施。"),
    Text("云溪市人民政府办公室"),
    Text("2024年4月18日"),
    Text(TITLE),
    Heading(1, "一、基础现状"),
    Text("“十三五”以来，全市累计完成老旧供水管网改造126公里，新建污水处理厂3座，城市公共供水普及率达到98.6%，水务工作取得明显进展。"),
    Heading(1, "二、总体目标"),
    Text(
        "到2026年，全市供水能力达到每日85万吨，城市公共供水管网漏损率控制在8%以内，再生水利用率达到25%以上，基本建成安全可靠的城市水网。",
        note="再生水利用率：指再生水利用量与污水处理总量之比。",
        before="到2026年，全市供水能力达到每日85万吨，城市公共供水管网漏损率控制在8%以内，再生水利用率",
    ),
    Text("表1 水务发展主要指标"),
    Grid(
        (
            (
                Merged("类别", down=2),
                Merged("指标名称", down=2),
                Merged("单位", down=2),
                Merged("目标值", across=2),
                None,
                Merged("属性", down=2),
            ),
            (None, None, None, "2023年", "2026年", None),
            (Merged("供水安全", down=2), "公共供水管网漏损率", "%", "9.8", "≤8", "约束性"),
            (None, "供水水质综合合格率", "%", "99.1", "99.5", "预期性"),
            (Merged("污水治理", down=3), "城市生活污水集中收集率", "%", "76", "≥85", "约束性"),
            (None, "再生水利用率", "%", "18.5", "25", "预期性"),
            (None, "新建改造污水管网长度", "公里", "—", "180", "预期性"),
        )
    ),
    Heading(1, "三、重点任务"),
    Heading(2, "（一）实施供水保障工程"),
    Text(
        "2025年底前完成北湖水厂扩建，新增供水能力15万吨/日；改造老旧供水管网60公里，更换智能水表12万只。由市水务局牵头，市财政局、各区政府配合。"
    ),
    Heading(2, "（二）推进污水提质增效"),
    Text(
        "加快补齐污水收集短板，到2026年新建改造污水管网180公里，建成污水处理厂尾水湿地4处。（牵头单位：市水务局；配合单位：市生态环境局、市住房和城乡建设局）"
    ),
    Heading(2, "（三）加强河湖管护"),
    Text(
        "全面落实河湖长制，每年开展河湖清漂行动不少于6次，2026年底前建成幸福河湖10条，沿河绿道贯通35公里。（责任单位：市水务局、市园林绿化中心、各区政府）"
    ),
    Text("专栏1 水务重大工程"),
    Text("1.水源工程。建设青石岭水库引水工程，铺设输水管线22公里。"),
    Text("2.防洪工程。加固东江堤防18公里，新建排涝泵站5座。"),
    Heading(1, "四、保障措施"),
    Heading(2, "（一）健全制度标准"),
    Text("制定《云溪市城市供水条例》《云溪市再生水利用管理办法》，修订《云溪市排水设施养护技术导则》，形成较为完备的水务制度体系。"),
    Heading(2, "（二）强化督促考核"),
    Text("市水务局会同有关部门建立季度通报制度，对进度滞后的区和单位进行提醒，年终考核结果报市政府。"),
    Text("附件"),
    Text("云溪市水务重点任务分工表"),
    Grid(
        (
            ("序号", "工作类别", "重点任务", "牵头单位", "配合单位", "完成时限"),
            ("1", Merged("水源建设", down=2), "建成北湖水厂扩建工程", "市水务局", "市财政局\n市自然资源局", "2025年12月"),
            ("2", None, "开工建设青石岭水库引水工程", "市水务集团", "市发展改革委\n市水务局", "2024年9月"),
            ("3", Merged("管网改造", down=2), "改造老旧供水管网60公里", "市水务集团", "各区政府", "2026年底"),
            ("4", None, "完成雨污分流改造45个小区", "市住房和城乡建设局", "市水务局\n各区政府", "2026年底"),
            ("5", "河湖管护", "建成幸福河湖10条", "市水务局", "市园林绿化中心", "2026年底"),
        )
    ),
)
