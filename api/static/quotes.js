// Quotations: which part of a passage an answer rests on, and how it is shown. Text only ever enters the page as text.

const LONG = 240; // characters of a quotation that are shown at once: about five lines
const AROUND = 40; // characters before and after a marked part
const MARKED = 80; // a longer span is a passage, in which the words that matter are marked
const IGNORED = /[\s“”"'‘’《》〈〉「」『』()（）]/;

export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

// The text without spaces and quotation marks, and where each character stood.
function squeeze(text) {
  let folded = "";
  const places = [];
  for (let i = 0; i < text.length; i += 1) {
    if (!IGNORED.test(text[i])) { folded += text[i].toLowerCase(); places.push(i); }
  }
  return { folded, places };
}

// [start, end) of every place where one of `terms` stands in `quote`, and of `spans` in it, in order, overlaps joined.
// Spans count in code points, as the server's offsets do; what comes out counts as JavaScript does.
function matches(quote, { terms, spans }) {
  const { folded, places } = squeeze(quote);
  const points = Array.from(quote);
  const units = (count) => points.slice(0, count).join("").length;
  const found = spans.filter(([start, end]) => end - start <= MARKED).map(([start, end]) => [units(start), units(end)]);
  for (const term of terms) {
    const wanted = squeeze(term).folded;
    if (!wanted) continue;
    for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, at + wanted.length)) {
      const start = places[at];
      const end = places[at + wanted.length - 1] + 1;
      const digit = /[\d.]/;
      // “5%” is not found inside “95%”, nor “2.5” inside “12.5”.
      if (digit.test(quote[start]) && digit.test(quote[start - 1] || "")) continue;
      if (/\d/.test(quote[end - 1]) && /\d/.test(quote[end] || "")) continue;
      found.push([start, end]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const joined = [];
  for (const [start, end] of found) {
    const last = joined[joined.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

function append(parent, text) {
  text.split("\t").forEach((cell, place) => {
    if (place) { // a table's row: its cells stay apart
      const bar = element("span", "cell", "│");
      bar.setAttribute("aria-hidden", "true");
      parent.append(bar);
    }
    parent.append(cell);
  });
}

function fill(block, quote, marks, windows, [[first, last]]) {
  block.replaceChildren();
  let shown = 0;
  for (const [from, to] of windows) {
    if (from > Math.max(first, shown)) block.append(shown ? " … " : "…");
    let at = from;
    for (const [start, end] of marks) {
      if (end <= from || start >= to) continue;
      append(block, quote.slice(at, Math.max(at, start)));
      const mark = element("mark");
      append(mark, quote.slice(Math.max(start, at), Math.min(end, to)));
      block.append(mark);
      at = Math.min(end, to);
    }
    append(block, quote.slice(at, to));
    shown = to;
  }
  if (shown < last) block.append("…");
}

// The parts of a long quotation that are shown first: what surrounds the marks, or its beginning where there are none.
function excerpts(marks, [[first, last]]) {
  const windows = [];
  let room = LONG;
  for (const [start, end] of marks.length ? marks : [[first, first + LONG - AROUND]]) {
    const from = Math.max(first, start - AROUND);
    const to = Math.min(last, end + AROUND);
    const before = windows[windows.length - 1];
    const needed = to - (before ? Math.max(from, before[1]) : from);
    if (windows.length && needed > room) break;
    if (before && from <= before[1]) before[1] = Math.max(before[1], to);
    else windows.push([from, to]);
    room -= needed;
  }
  return windows;
}

// A quotation with the part that matters marked; a long one shows that part, and the whole when asked.
export function quotation(quote, cited, words) {
  const figure = element("div");
  const block = element("blockquote");
  block.lang = "zh-CN";
  figure.append(block);
  const marks = matches(quote, cited);
  const whole = [[quote.length - quote.trimStart().length, quote.trimEnd().length]]; // a row's empty cells at its ends say nothing
  if (quote.length <= LONG) {
    fill(block, quote, marks, whole, whole);
    return figure;
  }
  const parts = excerpts(marks, whole);
  const button = element("button", "quiet", words.whole);
  button.type = "button";
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!open));
    button.textContent = open ? words.whole : words.part;
    fill(block, quote, marks, open ? parts : whole, whole);
  });
  fill(block, quote, marks, parts, whole);
  figure.append(button);
  return figure;
}
