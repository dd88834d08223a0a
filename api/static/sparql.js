// The query page: a query, the examples and prefixes of the service's own description, the result as a table, downloads, a permalink.
import { element } from "./quotes.js";

const at = (id) => document.getElementById(id);
const endpoint = new URL("sparql", new URL("./", location.href));
const field = at("query");
const JSON_RESULTS = "application/sparql-results+json";
const IRI = "https://w3id.org/plangraph/"; // what lives at its path here
const SHOWN = 2000; // rows that a page can show; the downloads have all

let prefixes = new Map();

function link(query, form) {
  const address = new URL(endpoint);
  address.search = new URLSearchParams(form ? { query, format: form } : { query }).toString();
  return address.href;
}

function cell(term) {
  const place = element("td");
  if (!term) return place;
  if (term.type !== "uri") {
    place.textContent = term.value;
    if (term["xml:lang"]) place.lang = term["xml:lang"];
    return place;
  }
  const node = element("a", "", short(term.value));
  node.href = term.value.startsWith(IRI) ? term.value.slice(IRI.length) : term.value;
  place.append(node);
  return place;
}

function short(iri) {
  for (const [name, start] of prefixes) if (iri.startsWith(start) && iri.length > start.length) return `${name}:${iri.slice(start.length)}`;
  return iri;
}

function table(result) {
  const names = result.head.vars;
  const whole = element("table");
  const head = element("tr");
  head.append(...names.map((name) => element("th", "", name)));
  const body = element("tbody");
  for (const row of result.results.bindings.slice(0, SHOWN)) {
    const line = element("tr");
    line.append(...names.map((name) => cell(row[name])));
    body.append(line);
  }
  const top = element("thead");
  top.append(head);
  whole.append(top, body);
  return whole;
}

async function run() {
  const query = field.value.trim();
  if (!query) return;
  at("status").textContent = "…";
  at("downloads").hidden = true;
  at("result").replaceChildren();
  const started = performance.now();
  try {
    const response = await fetch(endpoint, {
      method: "POST", headers: { "Content-Type": "application/sparql-query", Accept: `${JSON_RESULTS}, text/turtle;q=0.9` }, body: query,
    });
    const took = `${Math.round(performance.now() - started)} ms`;
    if (!response.ok) { at("status").textContent = (await response.json()).detail; return; }
    const cut = response.headers.get("PlanGraph-Truncated");
    const form = response.headers.get("Content-Type");
    show(form.startsWith(JSON_RESULTS) ? await response.json() : await response.text(), took, cut);
    at("downloads").hidden = false;
    at("downloads").querySelectorAll("[data-form]").forEach((node) => { node.href = link(query, node.dataset.form); node.hidden = !form.startsWith(JSON_RESULTS); });
    at("permalink").href = `#query=${encodeURIComponent(query)}`;
    history.replaceState(null, "", at("permalink").href);
  } catch {
    at("status").textContent = "连接不上服务器。The server cannot be reached.";
  }
}

function show(result, took, cut) {
  const note = cut ? ` · 已截断 truncated (${cut})` : "";
  if (typeof result === "string") {
    at("status").textContent = took + note;
    at("result").replaceChildren(element("pre", "", result));
  } else if ("boolean" in result) {
    at("status").textContent = `${result.boolean} · ${took}`;
  } else {
    at("status").textContent = `${result.results.bindings.length} 行 rows · ${took}${note}`;
    at("result").replaceChildren(table(result));
  }
}

// Examples and prefixes are in the service's description, which is asked for as any other editor would.
async function loadDescription() {
  const response = await fetch(endpoint, { headers: { Accept: "application/ld+json" } });
  if (!response.ok) return;
  const nodes = (await response.json());
  const graph = Array.isArray(nodes) ? nodes : nodes["@graph"] || [];
  const text = (node, name) => [].concat(node[name] || []).map((value) => (typeof value === "string" ? value : value["@value"]));
  const key = (node, ending) => Object.keys(node).find((name) => name.endsWith(ending)) || "";
  for (const node of graph) {
    const prefix = text(node, key(node, "prefix"))[0];
    const start = text(node, key(node, "namespace"))[0];
    if (prefix && start) prefixes.set(prefix, start);
    const query = text(node, key(node, "select"))[0];
    if (!query) continue;
    const option = element("option", "", [...text(node, key(node, "comment"))].sort().reverse().join(" · "));
    option.value = query;
    at("examples").append(option);
  }
}

function addPrefixes() {
  const declared = new Set([...field.value.matchAll(/PREFIX\s+([\w-]*):/gi)].map((found) => found[1]));
  const used = new Set([...field.value.matchAll(/(?:^|[\s(/|^!])([A-Za-z][\w-]*):(?=\w)/g)].map((found) => found[1]));
  const lines = [...used].filter((name) => !declared.has(name) && prefixes.has(name)).map((name) => `PREFIX ${name}: <${prefixes.get(name)}>\n`);
  field.value = lines.join("") + field.value;
}

at("run").addEventListener("submit", (event) => { event.preventDefault(); run(); });
field.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); } });
at("examples").addEventListener("change", (event) => { if (event.target.value) { field.value = event.target.value; run(); } });
at("prefixes").addEventListener("click", addPrefixes);

const kept = new URLSearchParams(location.hash.slice(1)).get("query");
loadDescription().finally(() => { if (kept) { field.value = kept; run(); } });
