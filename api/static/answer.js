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

function references(item, words, proof) {
  const refs = element("span", "refs");
  for (const place of new Set((item.citations || []).map((cited) => proof.card(cited)))) {
    const link = element("a", "", `[${place + 1}]`);
    link.href = `#evidence-${place + 1}`;
    link.setAttribute("aria-label", words.ref(place + 1));
    link.addEventListener("click", (event) => { event.preventDefault(); proof.reveal(place); });
    refs.append(link);
  }
  return refs;
}

function itemRow(item, words, proof) {
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
  face.append(references(item, words, proof));
  row.append(face);
  if (item.members && item.members.length) {
    const details = element("details");
    details.append(element("summary", "", words.members(item.members.length)), itemList(item.members, words, proof));
    row.append(details);
  }
  return row;
}

function itemList(items, words, proof) {
  const list = element("ol", "items");
  items.slice(0, SHOWN).forEach((item) => list.append(itemRow(item, words, proof)));
  if (items.length <= SHOWN) return list;
  const holder = element("div");
  holder.append(list, moreButton(words.showAll(items.length), () => items.slice(SHOWN).forEach((item) => list.append(itemRow(item, words, proof)))));
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
    const amount = typeof item.value === "number" ? `${item.value}${item.unit || ""}` : "";
    const wanted = [item.raw, item.type === "count" ? "" : item.label, amount, item.of && item.of.label].filter(Boolean);
    for (const place of item.citations || []) terms.set(place, [...(terms.get(place) || []), ...wanted]);
    cited(item.members || [], terms);
  }
  return terms;
}

// A citation inside another one (a cell in its row) is shown there: `[place of the widest citation around it, …]`, one for each citation.
function widest(citations) {
  const around = (one, other) => one.plan === other.plan && other.start <= one.start && one.end <= other.end;
  return citations.map((one, place) => {
    let best = place;
    citations.forEach((other, candidate) => {
      const longer = other.end - other.start - (citations[best].end - citations[best].start);
      if (around(one, other) && (longer > 0 || (longer === 0 && candidate < best))) best = candidate;
    });
    return best;
  });
}

function cardOf(citation, number, marks, words, digest) {
  const row = element("li");
  row.id = `evidence-${number}`;
  row.tabIndex = -1;
  const body = element("div");
  const source = element("p", "source", citation.title);
  source.lang = "zh-CN";
  if (digest) source.append(element("span", "digest", words.digest));
  const path = element("p", "section", [citation.section, citation.page === null ? "" : words.page(citation.page)].filter(Boolean).join(" · "));
  path.lang = "zh-CN";
  body.append(source, path, quotation(citation.quote, marks, words));
  row.append(element("span", "number", `[${number}]`), body);
  return row;
}

function evidence(answer, words, isDigest) {
  const section = part(answer.status === "not_found" ? words.nearest : words.evidence);
  const terms = cited(answer.items);
  const holders = widest(answer.citations);
  const shown = [...new Set(holders)].sort((a, b) => a - b);
  const cards = shown.map((holder, place) => {
    const citation = answer.citations[holder];
    const inside = answer.citations.filter((_, other) => holders[other] === holder && other !== holder);
    const wanted = answer.citations.flatMap((_, other) => (holders[other] === holder ? terms.get(other) || [] : []));
    const spans = inside.map((one) => [one.start - citation.start, one.end - citation.start]);
    return cardOf(citation, place + 1, { terms: wanted, spans }, words, isDigest(citation.plan));
  });
  const list = element("ol", "evidence");
  list.append(...cards.slice(0, SHOWN));
  section.append(list);
  let button = null;
  if (cards.length > SHOWN) {
    button = moreButton(words.showAll(cards.length), () => { list.append(...cards.slice(SHOWN)); button = null; });
    section.append(button);
  }
  const reveal = (place) => {
    if (place >= SHOWN && button) button.click();
    cards.forEach((card) => card.classList.remove("shown"));
    cards[place].classList.add("shown");
    cards[place].focus({ preventScroll: true });
    cards[place].scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  };
  return { section, reveal, card: (place) => shown.indexOf(holders[place]) };
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
    items.append(itemList(answer.items, words, proof));
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
