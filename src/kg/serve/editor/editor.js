/**
 * The page on which queries are written. It asks nobody but the server that it comes from.
 *
 * @typedef {import("./plain_field.js").Field} Field
 * @typedef {{detail: string, advice?: string}} Problem
 */

import { offers, placeOf } from "./completing.js";
import { askDefinition, askTerms, askThings, KnownTerms } from "./known_terms.js";
import { plainField } from "./plain_field.js";
import { isTraceable } from "./query_words.js";
import { element, table } from "./results.js";

const area = /** @type {HTMLTextAreaElement} */ (document.getElementById("query"));
const label = /** @type {HTMLLabelElement} */ (document.getElementById("query-label"));
const keys = /** @type {HTMLElement} */ (document.getElementById("keys"));
const examples = /** @type {HTMLSelectElement} */ (document.getElementById("examples"));
const evidence = /** @type {HTMLInputElement} */ (document.getElementById("evidence"));
const asking = /** @type {HTMLFormElement} */ (document.getElementById("asking"));
const state = /** @type {HTMLElement} */ (document.getElementById("state"));
const results = /** @type {HTMLElement} */ (document.getElementById("results"));
const note = /** @type {HTMLElement} */ (document.getElementById("note"));

const ROWS = "application/sparql-results+json, text/turtle;q=0.9";
const FIELD = "./code_field.bundle.js";
const BEGINNING = "SELECT ?one ?other WHERE {\n  ?one kg:cooperatesWith ?other\n}\nLIMIT 20";
const UNTRACED = "Only the rows of a SELECT without FROM can be traced.";

/** @type {Field} */
let field = plainField(area, () => asking.requestSubmit());

/** @type {Map<string, string>} definitions by IRI */
const definitions = new Map();

const known = askTerms().catch(() => {
  tell("Names cannot be completed now, as the server does not tell them.");
  return new KnownTerms(new Map(), []);
});

/** What is less than it could be, and why. @param {string} text */
function tell(text) {
  note.append(element("p", "", text));
}

/** The run that counts: an answer to any other comes too late. */
let running = new AbortController();

async function run() {
  running.abort();
  const mine = new AbortController();
  running = mine;
  const query = field.text();
  results.replaceChildren();
  field.mark(null);
  if (!query.trim()) {
    state.textContent = "There is no query yet.";
    field.focus();
    return;
  }
  const isTraced = evidence.checked && isTraceable(query);
  state.textContent = "Asking …";
  const body = new URLSearchParams({ query });
  if (isTraced) body.set("evidence", "1");
  const address = new URL(location.href);
  address.search = new URLSearchParams({ query }).toString();
  // The address says what is asked, so that it can be passed on.
  history.replaceState(null, "", address);
  try {
    const response = await fetch("sparql", { method: "POST", body, headers: { Accept: ROWS }, signal: mine.signal });
    const show = await shown(response, isTraced);
    // Between the answer and here, somebody may have asked the next.
    if (mine === running) show();
  } catch {
    if (mine === running) state.textContent = "The server does not answer.";
  }
}

/**
 * What shows a response, which is read to its end before.
 *
 * @param {Response} response
 * @param {boolean} isTraced
 * @returns {Promise<() => void>}
 */
async function shown(response, isTraced) {
  if (!response.ok) {
    /** @type {Problem} */
    const problem = await response.json().catch(() => ({ detail: response.statusText }));
    // What is not understood may be so only to be traced, and what takes too long may take less.
    return () => fail(problem, isTraced && [400, 422, 504].includes(response.status));
  }
  const untraced = evidence.checked && !isTraced ? ` ${UNTRACED}` : "";
  if (response.headers.get("Content-Type")?.startsWith("text/turtle")) {
    const text = await response.text();
    return () => {
      state.textContent = `A graph.${untraced}`;
      results.replaceChildren(element("pre", "", text));
    };
  }
  /** @type {import("./results.js").Answer} */
  const answer = await response.json();
  const terms = await known;
  return () => {
    if (answer.boolean !== undefined) {
      state.textContent = `${answer.boolean ? "Yes." : "No."}${untraced}`;
      return;
    }
    const number = answer.results?.bindings.length ?? 0;
    state.textContent = `${number === 1 ? "1 row." : `${number} rows.`}${untraced}`;
    if (number > 0) results.replaceChildren(table(answer, terms));
  };
}

/**
 * @param {Problem} problem
 * @param {boolean} isTraced whether it might be answered if it were not to be traced
 */
function fail({ detail, advice }, isTraced) {
  const [, line, column, message] = detail.match(/^query:(\d+):(\d+): (.*)$/s) ?? [];
  const told = [line ? `Line ${line}, column ${column}: ${message}` : detail, advice];
  if (isTraced && !line) told.push("Untick “With evidence” to have it answered without.");
  const text = told.filter(Boolean).join(" ");
  state.textContent = "It was not answered.";
  results.replaceChildren(element("p", "error", text));
  if (line) field.mark({ line: Number(line), column: Number(column), message });
}

/**
 * @param {string} query
 * @param {number} at
 * @param {boolean} isAsked by a key, and not by what was typed
 */
async function complete(query, at, isAsked) {
  const place = placeOf(query, at);
  if (!place || (!isAsked && !place.typed)) return null;
  const terms = await known;
  let candidates = terms.terms;
  const sought = place.typed.replace(/^id:/, "");
  const isOther = /^[?$]/.test(place.typed) || sought.includes(":");
  // Of a large project, those that begin so are asked for.
  if (terms.isCut && sought.length > 1 && !isOther) candidates = [...candidates, ...(await askThings(sought, terms))];
  const unique = [...new Map(candidates.map((term) => [term.iri, term])).values()];
  return { start: place.start, offers: offers(query, place, terms.prefixes.keys(), unique) };
}

/** @param {string} iri */
async function define(iri) {
  const found = definitions.get(iri) ?? (await askDefinition(iri).catch(() => ""));
  definitions.set(iri, found);
  return found;
}

/** Puts the field that knows SPARQL in the place of the plain one, where this copy of kg has it. */
async function improve() {
  /** @type {typeof import("./bundled/code_field.js")} */
  let module;
  try {
    module = await import(FIELD);
  } catch {
    tell(
      "Colours and completion are not in this copy of kg. The published wheel has them; to a checkout npm install and npm run bundle add them.",
    );
    return;
  }
  keys.textContent = "Ctrl+Enter runs it, Ctrl+Space completes names and words, Tab leads out of it.";
  const hasFocus = document.activeElement === area;
  const host = element("div", "");
  host.id = "code";
  const uses = {
    name: label.textContent ?? "",
    advice: keys.textContent ?? "",
    run: () => asking.requestSubmit(),
    complete,
    define,
  };
  const code = module.codeField(host, area.value, uses);
  area.replaceWith(host);
  field = code;
  label.addEventListener("click", () => code.focus());
  if (hasFocus) code.focus();
}

async function offer() {
  const response = await fetch("ask");
  /** @type {{questions: {name: string, question: string, query: string}[]}} */
  const { questions } = await response.json();
  for (const { name, question, query } of questions) {
    const option = document.createElement("option");
    option.textContent = `${name}: ${question}`;
    option.value = query;
    examples.append(option);
  }
}

examples.addEventListener("change", () => {
  if (examples.value) field.write(examples.value);
});
asking.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});

const asked = new URLSearchParams(location.search).get("query");
area.value = asked || BEGINNING;
await improve();
if (asked) run();
offer();
