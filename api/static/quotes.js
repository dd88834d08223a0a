// Quotations: which part of a passage an answer rests on, and how it is shown. Text only ever enters the page as text.

const LONG = 240; // characters of a quotation that are shown at once: about five lines
const AROUND = 40; // characters before and after a marked part
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

// [start, end) of every place where one of `terms` stands in `quote`, in order, overlaps joined.
export function matches(quote, terms) {
  const { folded, places } = squeeze(quote);
  const found = [];
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

function fill(block, quote, marks, windows) {
  block.replaceChildren();
  let shown = 0;
  for (const [from, to] of windows) {
    if (from > shown || (from > 0 && shown === 0)) block.append(shown ? " … " : "…");
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
  if (shown < quote.length) block.append("…");
}

// The parts of a long quotation that are shown first: what surrounds the marks, or its beginning where there are none.
function excerpts(quote, marks) {
  const windows = [];
  let room = LONG;
  for (const [start, end] of marks.length ? marks : [[0, LONG]]) {
    const from = Math.max(0, start - AROUND);
    const to = Math.min(quote.length, end + AROUND);
    const last = windows[windows.length - 1];
    const needed = to - (last ? Math.max(from, last[1]) : from);
    if (windows.length && needed > room) break;
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else windows.push([from, to]);
    room -= needed;
  }
  return windows;
}

// A quotation with the part that matters marked; a long one shows that part, and the whole when asked.
export function quotation(quote, terms, words) {
  const figure = element("div");
  const block = element("blockquote");
  block.lang = "zh-CN";
  figure.append(block);
  const marks = matches(quote, terms);
  const whole = [[0, quote.length]];
  if (quote.length <= LONG) {
    fill(block, quote, marks, whole);
    return figure;
  }
  const parts = excerpts(quote, marks);
  const button = element("button", "quiet", words.whole);
  button.type = "button";
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!open));
    button.textContent = open ? words.whole : words.part;
    fill(block, quote, marks, open ? parts : whole);
  });
  fill(block, quote, marks, parts);
  figure.append(button);
  return figure;
}
