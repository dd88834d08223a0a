// The page: reads the question, asks POST /ask, keeps the address a permalink (?q=…).
import { showAnswer, showTrouble } from "./answer.js";
import { element } from "./quotes.js";
import { spoken, switchLanguage, words } from "./words.js";

const at = (id) => document.getElementById(id);
const form = at("ask");
const field = at("question");
const place = at("answer");
const base = new URL("./", location.href);

let overview = null;
let last = null; // the answer that is shown, to show it again in the other language
let asked = 0; // a later question overtakes an earlier one that is still on its way

function translate() {
  const said = words();
  document.documentElement.lang = said.htmlLang;
  document.querySelectorAll("[data-t]").forEach((node) => { node.textContent = said[node.dataset.t]; });
  document.querySelectorAll("[data-t-label]").forEach((node) => node.setAttribute("aria-label", said[node.dataset.tLabel]));
  const button = at("language");
  button.textContent = said.switchTo;
  button.lang = said.switchLang;
  nameThePage(new URLSearchParams(location.search).get("q") || "");
}

function nameThePage(question) {
  document.title = question ? `${question} — PlanGraph` : words().title;
}

const isDigest = (plan) => Boolean(overview && overview.plans.some((held) => held.id === plan && held.digest));

function showPlans() {
  const said = words();
  const list = document.querySelector("#plans ol");
  at("plan-count").textContent = said.planCount(overview.plans.length);
  list.replaceChildren(...overview.plans.map((plan) => {
    const row = element("li");
    const title = element("p", "title", plan.title);
    title.lang = "zh-CN";
    if (plan.digest) title.append(element("span", "digest", said.digest));
    const period = plan.period ? [...new Set(plan.period)].join("–") : "";
    row.append(title, element("p", "facts", [plan.jurisdiction, plan.issued && said.issued(plan.issued), period].filter(Boolean).join(" · ")));
    return row;
  }));
  if (!overview.plans.length) list.append(element("li", "soft", said.none));
  at("digest-note").hidden = !overview.plans.some((plan) => plan.digest);
  at("snapshot").textContent = said.snapshot(overview.snapshot.slice(0, 12));
}

function showExamples() {
  const own = overview.examples.filter((example) => example.lang === spoken());
  const list = document.querySelector("#examples ul");
  list.replaceChildren(...own.map((example) => {
    const row = element("li");
    const link = element("a", "", example.question);
    link.href = `?q=${encodeURIComponent(example.question)}`;
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      visit(example.question);
    });
    row.append(link);
    return row;
  }));
  at("examples").hidden = !own.length;
}

async function loadOverview() {
  try {
    const response = await fetch(new URL("overview", base));
    if (!response.ok) throw new TypeError(response.statusText);
    overview = await response.json();
  } catch {
    document.querySelector("#plans ol").replaceChildren(element("li", "soft", words().unreachable));
    return;
  }
  showPlans();
  showExamples();
  if (last) showAnswer(place, last, words(), isDigest); // it came first, and did not know which plans are digests
}

// The turn before goes along, so that “那嘉兴呢？” is understood; what was asked in full then stands in the interpretation.
const WHOLE = / · 问句=(.+)$/;

async function ask(question, before = null) {
  asked += 1;
  const turn = asked;
  last = null;
  busy(true);
  announce(words().asking);
  place.replaceChildren(element("p", "loading", words().asking));
  try {
    const response = await fetch(new URL("ask", base), {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(before ? { question, context: before } : { question }),
    });
    const body = await response.json();
    if (turn !== asked) return;
    const whole = WHOLE.exec(body.interpretation || "");
    if (whole) { history.replaceState(null, "", `?${new URLSearchParams({ q: whole[1] })}`); nameThePage(whole[1]); }
    if (response.ok) { last = body; showAnswer(place, last, words(), isDigest); announce(last.answer); } else trouble(body.detail);
  } catch {
    if (turn === asked) trouble(words().unreachable);
  } finally {
    if (turn === asked) busy(false);
  }
}

function trouble(detail) {
  showTrouble(place, words().failed, detail);
  announce(detail);
}

// For those who hear the page: the sentence alone, not all the evidence.
function announce(text) {
  at("status").textContent = text;
}

function busy(state) {
  place.setAttribute("aria-busy", String(state));
  at("submit").disabled = state;
}

// Ask and make the address say so, so that it can be kept and passed on.
function visit(question, before = null) {
  field.value = question;
  const address = new URL(location.href);
  address.search = new URLSearchParams({ q: question }).toString();
  address.hash = "";
  if (address.href !== location.href) history.pushState(null, "", address);
  nameThePage(question);
  return ask(question, before);
}

function followAddress() {
  const question = (new URLSearchParams(location.search).get("q") || "").trim();
  field.value = question;
  nameThePage(question);
  if (question) ask(question);
  else { asked += 1; last = null; busy(false); announce(""); place.replaceChildren(); }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const question = field.value.trim();
  if (question) visit(question, last && { question: last.question, interpretation: last.interpretation });
});
// Enter that ends a pinyin composition must not ask: Safari reports it with key code 229 after the composition has ended.
field.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.preventDefault(); });
at("language").addEventListener("click", () => {
  switchLanguage();
  translate();
  if (overview) { showPlans(); showExamples(); }
  if (last) showAnswer(place, last, words(), isDigest);
});
window.addEventListener("popstate", followAddress);

translate();
followAddress();
loadOverview();
