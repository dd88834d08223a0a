// What the page says, in its two languages. Elements name their text by `data-t`.
export const WORDS = {
  zh: {
    htmlLang: "zh-CN", title: "PlanGraph · 城市规划问答", switchTo: "English", switchLang: "en",
    skip: "跳到答案", menu: "页面", tagline: "城市规划问答", api: "接口", label: "想从规划里知道什么？", submit: "提问",
    hint: "中文或英文皆可。答案只取自已载入的规划，并附原文；规划未写明的，会如实说明。",
    examples: "可以这样问", plans: "已载入的规划", planCount: (n) => `${n} 份`, digest: "摘编",
    digestNote: "标“摘编”者为本项目自撰的要点摘编：数据与名称取自原规划，文句不同于原文。",
    loading: "正在载入…", asking: "正在查找…", notFound: "规划中没有写明", ambiguous: "问题有几种理解，先答最可能的一种",
    understood: "理解为", confidence: "把握", took: (ms) => `用时 ${ms} 毫秒`, items: "答案条目", evidence: "原文依据", nearest: "最接近的原文",
    alternatives: "也可以理解为", readings: (n) => `${n} 条`, query: "查询语句（SPARQL）", passagesQuery: "检索方式（全文段落）",
    members: (n) => `依据的 ${n} 条`, showAll: (n) => `全部显示（${n}）`, whole: "显示全文", part: "收起", truncated: (n, total) => `显示 ${n} 条，共 ${total} 条`,
    page: (n) => `第 ${n} 页`, ref: (n) => `依据 ${n}`, yes: "是", no: "否", year: (y) => `${y}年`, issued: (d) => `${/^\d{4}$/.test(d) ? `${d}年` : d} 印发`, none: "没有载入任何规划。",
    failed: "没有得到答案", unreachable: "连不上服务器；请稍后再试。", snapshot: (hash) => `数据快照 ${hash}`,
    roles: {
      lead: "牵头", build: "建设", cooperate: "配合", implement: "实施", responsible: "负责",
      issue: "出台", revise: "修订", issued: "已出台", cited: "依据", baseline: "基期", target: "目标", actual: "实际",
    }, of: (label) => `“${label}”`,
    ops: { "=": "", ">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< " },
  },
  en: {
    htmlLang: "en", title: "PlanGraph · Questions to city plans", switchTo: "中文", switchLang: "zh-CN",
    skip: "Skip to the answer", menu: "Page", tagline: "Questions to city plans", api: "API", label: "What do you want to know from the plans?", submit: "Ask",
    hint: "In Chinese or English. Answers come from the loaded plans alone, with the passage quoted; what the plans do not say is said to be missing.",
    examples: "For example", plans: "Plans loaded", planCount: (n) => String(n), digest: "digest",
    digestNote: "“Digest” marks a summary written for this project: its facts and names are the plan's, its sentences are not.",
    loading: "Loading…", asking: "Looking…", notFound: "The plans do not say", ambiguous: "The question can be read in several ways; the likeliest is answered",
    understood: "Read as", confidence: "confidence", took: (ms) => `${ms} ms`, items: "Answer", evidence: "Evidence", nearest: "Nearest passages",
    alternatives: "Could also be read as", readings: (n) => (n === 1 ? "1 item" : `${n} items`), query: "Query (SPARQL)", passagesQuery: "Search (passages)",
    members: (n) => `counted from ${n}`, showAll: (n) => `Show all ${n}`, whole: "Show the whole passage", part: "Show less",
    truncated: (n, total) => `${n} of ${total} shown`,
    page: (n) => `p. ${n}`, ref: (n) => `evidence ${n}`, yes: "Yes", no: "No", year: (y) => String(y), issued: (d) => `issued ${d}`, none: "No plans are loaded.",
    failed: "No answer came", unreachable: "The server cannot be reached; try again in a moment.", snapshot: (hash) => `Snapshot ${hash}`,
    roles: {
      lead: "leads", build: "builds", cooperate: "cooperates", implement: "implements", responsible: "responsible",
      issue: "to issue", revise: "to revise", issued: "issued", cited: "cited", baseline: "baseline", target: "target", actual: "actual",
    }, of: (label) => `“${label}”`,
    ops: { "=": "", ">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< " },
  },
};

const KEPT = "plangraph-language";

function kept() {
  try { return localStorage.getItem(KEPT); } catch { return null; } // storage can be forbidden; the browser's language then decides
}

let language = kept() || ((navigator.language || "zh").toLowerCase().startsWith("zh") ? "zh" : "en");
if (!(language in WORDS)) language = "zh";

export const words = () => WORDS[language];
export const spoken = () => language;

export function switchLanguage() {
  language = language === "zh" ? "en" : "zh";
  try { localStorage.setItem(KEPT, language); } catch { /* not kept, still switched */ }
}
