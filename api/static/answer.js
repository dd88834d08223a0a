// An answer of POST /ask as the page shows it: sentence, items, evidence, other readings, query.
import { element, quotation } from "./quotes.js";

const SHOWN = 12; // items at once; the rest by a button

function figure(item, words) {
  if (typeof item.value === "boolean") return item.value ? words.yes : words.no;
  if (item.raw) return item.raw;
  if (item.value === undefined || item.value === null) return "";
  const unit = item.unit || "";
  if (item.op === "range") return `${item.value}–${item.high}${unit}`;
  return `${words.ops[item.op] || ""}${item.value}${unit}`;
}

function references(item, words, reveal) {
  const refs = element("span", "refs");
  for (const place of item.citations || []) {
    const link = element("a", "", `[${place + 1}]`);
    link.href = `#evidence-${place + 1}`;
    link.setAttribute("aria-label", words.ref(place + 1));
    link.addEventListener("click", (event) => { event.preventDefault(); reveal(place); });
    refs.append(link);
  }
  return refs;
}

function itemRow(item, words, reveal) {
  const row = element("li");
  const face = element("div", "face");
  const label = element("span", "label", item.label);
  label.lang = /[\u4e00-\u9fff]/.test(item.label) ? "zh-CN" : "en";
  face.append(label);
  const value = figure(item, words);
  if (value && value !== item.label) face.append(element("span", "figure", value));
  const places = [item.role && (words.roles[item.role] || item.role), item.year && words.year(item.year), item.city, item.of && words.of(item.of.label)];
  const said = places.filter(Boolean).join(" · ");
  if (said) face.append(element("span", "place", said));
  face.append(references(item, words, reveal));
  row.append(face);
  if (item.members && item.members.length) {
    const details = element("details");
    details.append(element("summary", "", words.members(item.members.length)), itemList(item.members, words, reveal));
    row.append(details);
  }
  return row;
}

function itemList(items, words, reveal) {
  const list = element("ol", "items");
  items.slice(0, SHOWN).forEach((item) => list.append(itemRow(item, words, reveal)));
  if (items.length <= SHOWN) return list;
  const holder = element("div");
  holder.append(list, moreButton(words.showAll(items.length), () => items.slice(SHOWN).forEach((item) => list.append(itemRow(item, words, reveal)))));
  return holder;
}

function moreButton(text, action) {
  const button = element("button", "quiet more", text);
  button.type = "button";
  button.addEventListener("click", () => { action(); button.remove(); });
  return button;
}

function part(title) {
  const section = element("section", "part");
  section.append(element("h2", "", title));
  return section;
}

// Which words each citation was cited for: the labels and figures of the items that name it.
function cited(items, terms = new Map()) {
  for (const item of items) {
    for (const place of item.citations || []) {
      const wanted = terms.get(place) || [];
      const figures = [item.raw, item.type === "value" || item.type === "count" ? undefined : item.label];
      wanted.push(...figures.filter((word) => typeof word === "string" && word));
      if (item.of) wanted.push(item.of.label);
      if (item.type === "value" && item.label) wanted.push(item.label);
      terms.set(place, wanted);
    }
    cited(item.members || [], terms);
  }
  return terms;
}

function evidence(answer, words, isDigest) {
  const section = part(answer.status === "not_found" ? words.nearest : words.evidence);
  const terms = cited(answer.items);
  const list = element("ol", "evidence");
  const rows = answer.citations.map((citation, place) => {
    const row = element("li");
    row.id = `evidence-${place + 1}`;
    row.tabIndex = -1;
    const body = element("div");
    const source = element("p", "source", citation.title);
    source.lang = "zh-CN";
    if (isDigest(citation.plan)) source.append(element("span", "digest", words.digest));
    const where = [citation.section, citation.page === null ? "" : words.page(citation.page)].filter(Boolean).join(" · ");
    const path = element("p", "section", where);
    path.lang = "zh-CN";
    body.append(source, path, quotation(citation.quote, terms.get(place) || [], words));
    row.append(element("span", "number", `[${place + 1}]`), body);
    return row;
  });
  list.append(...rows.slice(0, SHOWN));
  section.append(list);
  let rest = rows.slice(SHOWN);
  const showRest = () => { list.append(...rest); rest = []; };
  let button = null;
  if (rest.length) { button = moreButton(words.showAll(rows.length), showRest); section.append(button); }
  const reveal = (place) => {
    if (place >= SHOWN && rest.length) button.click();
    rows.forEach((row) => row.classList.remove("shown"));
    rows[place].classList.add("shown");
    rows[place].focus({ preventScroll: true });
    rows[place].scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  };
  return { section, reveal };
}

function readings(answer, words) {
  const section = part(words.alternatives);
  const list = element("ul", "items");
  for (const other of answer.alternatives) {
    const row = element("li");
    const face = element("div", "face");
    face.append(element("span", "", other.interpretation), element("span", "place", `${words.readings(other.count)} · ${words.confidence} ${percent(other.confidence)}`));
    row.append(face);
    list.append(row);
  }
  section.append(list);
  return section;
}

const percent = (share) => `${Math.round(share * 100)}%`;

export function showAnswer(place, answer, words, isDigest) {
  const parts = [];
  if (answer.status !== "answered") parts.push(element("p", "state", answer.status === "not_found" ? words.notFound : words.ambiguous));
  const sentence = element("p", "sentence", answer.answer);
  sentence.lang = /[\u4e00-\u9fff]/.test(answer.question) ? "zh-CN" : "en";
  const how = [answer.interpretation && `${words.understood} ${answer.interpretation}`, answer.status !== "not_found" && `${words.confidence} ${percent(answer.confidence)}`, words.took(answer.took_ms.toFixed(1))];
  parts.push(sentence, element("p", "how", how.filter(Boolean).join("  ·  ")));
  const proof = evidence(answer, words, isDigest);
  if (answer.items.length) {
    const items = part(words.items);
    if (answer.truncated) items.append(element("p", "hint", words.truncated(answer.items.length, answer.total)));
    items.append(itemList(answer.items, words, proof.reveal));
    parts.push(items);
  }
  if (answer.citations.length) parts.push(proof.section);
  if (answer.alternatives.length) parts.push(readings(answer, words));
  if (answer.query.sparql) {
    const query = element("details", "part");
    query.id = "query";
    query.append(element("summary", "", answer.query.kind === "graph" ? words.query : words.passagesQuery), element("pre", "", answer.query.sparql));
    query.lastChild.tabIndex = 0;
    parts.push(query);
  }
  place.replaceChildren(...parts);
}

export function showTrouble(place, title, detail) {
  const notice = element("p", "sentence", detail);
  place.replaceChildren(element("p", "state", title), notice);
}
