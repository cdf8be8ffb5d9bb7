/**
 * The page on which queries are written. It asks nobody but the server that it comes from, and
 * whatever an answer has is shown as text.
 *
 * @typedef {{type: string, value: string, "xml:lang"?: string, datatype?: string}} Term
 * @typedef {{citation: string, position: string, link: string, quote?: string}} Evidence
 * @typedef {{sentence: string, grade: string | null, basis: string}} Statement
 * @typedef {{statement: Statement, reason: string, evidence: Evidence[], premises: Explanation[]}} Explanation
 * @typedef {{statements: Explanation[], notes: string[]}} Reasons
 * @typedef {{head: {vars?: string[]}, boolean?: boolean, results?: {bindings: Record<string, Term>[]},
 *   evidence?: Reasons[]}} Answer
 */

const query = /** @type {HTMLTextAreaElement} */ (document.getElementById("query"));
const examples = /** @type {HTMLSelectElement} */ (document.getElementById("examples"));
const evidence = /** @type {HTMLInputElement} */ (document.getElementById("evidence"));
const asking = /** @type {HTMLFormElement} */ (document.getElementById("asking"));
const state = /** @type {HTMLElement} */ (document.getElementById("state"));
const results = /** @type {HTMLElement} */ (document.getElementById("results"));

const ROWS = "application/sparql-results+json, text/turtle;q=0.9";

/**
 * @param {string} name
 * @param {(string | Node)[]} content
 */
function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

/**
 * A link, if the address is one that a browser may follow.
 *
 * @param {string} address
 * @param {string} text
 */
function link(address, text) {
  if (!/^https?:/i.test(address)) return document.createTextNode(text);
  const made = element("a", text);
  made.setAttribute("href", address);
  made.setAttribute("rel", "noreferrer");
  return made;
}

/** @param {Term | undefined} term */
function cell(term) {
  if (!term) return element("td");
  return element("td", term.type === "uri" ? link(term.value, shortened(term.value)) : term.value);
}

/** @param {string} iri */
function shortened(iri) {
  const end = Math.max(iri.lastIndexOf("/"), iri.search(/#[^#]*$/)) + 1;
  return iri.slice(end) || iri;
}

/**
 * A statement, how well it is proved, where it is said, and what it follows from.
 *
 * @param {Explanation} explained
 * @returns {HTMLElement}
 */
function reason(explained) {
  const { sentence, grade, basis } = explained.statement;
  const item = element("li", `${sentence} (${grade ?? basis})`);
  const below = [
    ...explained.evidence.map((piece) =>
      element("li", piece.quote ? `“${piece.quote}” ` : "", link(piece.link, piece.citation)),
    ),
    ...explained.premises.map(reason),
  ];
  if (below.length > 0) item.append(element("ul", ...below));
  return item;
}

/** @param {Reasons} reasons */
function why({ statements, notes }) {
  return element("td", element("ul", ...statements.map(reason), ...notes.map((note) => element("li", note))));
}

/** @param {Answer} answer */
function table(answer) {
  const columns = answer.head.vars ?? [];
  const rows = answer.results?.bindings ?? [];
  const heads = [...columns, ...(answer.evidence ? ["evidence"] : [])].map((name) => {
    const head = element("th", name);
    head.setAttribute("scope", "col");
    return head;
  });
  const body = rows.map((row, at) => {
    const reasons = answer.evidence?.[at];
    return element("tr", ...columns.map((name) => cell(row[name])), ...(reasons ? [why(reasons)] : []));
  });
  return element("table", element("thead", element("tr", ...heads)), element("tbody", ...body));
}

/** @param {Answer} answer */
function show(answer) {
  if (answer.boolean !== undefined) {
    state.textContent = answer.boolean ? "Yes." : "No.";
    return;
  }
  const number = answer.results?.bindings.length ?? 0;
  state.textContent = number === 1 ? "1 row." : `${number} rows.`;
  results.replaceChildren(table(answer));
}

/** @param {Response} response */
async function fail(response) {
  const told = await response.json().catch(() => ({ detail: response.statusText }));
  const shown = element("p", [told.detail, told.advice].filter(Boolean).join(" "));
  shown.className = "error";
  state.textContent = "It was not answered.";
  results.replaceChildren(shown);
}

/** Rows that are traced are those of a SELECT alone. */
function isTraced() {
  return evidence.checked && /\bselect\b/i.test(query.value);
}

async function run() {
  state.textContent = "Asking …";
  results.replaceChildren();
  const body = new URLSearchParams({ query: query.value });
  if (isTraced()) body.set("evidence", "1");
  const address = new URL(location.href);
  address.search = new URLSearchParams({ query: query.value }).toString();
  // The address says what is asked, so that it can be passed on.
  history.replaceState(null, "", address);
  try {
    const response = await fetch("sparql", { method: "POST", body, headers: { Accept: ROWS } });
    if (!response.ok) {
      await fail(response);
    } else if (response.headers.get("Content-Type")?.startsWith("text/turtle")) {
      state.textContent = "A graph.";
      results.replaceChildren(element("pre", await response.text()));
    } else {
      show(await response.json());
    }
  } catch {
    state.textContent = "The server does not answer.";
  }
}

async function offer() {
  const response = await fetch("ask");
  /** @type {{questions: {name: string, question: string, query: string}[]}} */
  const { questions } = await response.json();
  for (const { name, question, query: text } of questions) {
    const option = document.createElement("option");
    option.textContent = `${name}: ${question}`;
    option.value = text;
    examples.append(option);
  }
}

examples.addEventListener("change", () => {
  if (examples.value) query.value = examples.value;
});
asking.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
query.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) asking.requestSubmit();
});

const asked = new URLSearchParams(location.search).get("query");
if (asked) {
  query.value = asked;
  run();
} else {
  query.value = "SELECT ?one ?other WHERE {\n  ?one kg:cooperatesWith ?other\n}\nLIMIT 20";
}
offer();
