/**
 * Rows, and what is behind each of them. Whatever an answer has is shown as text.
 *
 * @typedef {{type: string, value: string, "xml:lang"?: string, datatype?: string}} Value
 * @typedef {{citation: string, position: string, voice: string, link: string, quote?: string}} Evidence
 * @typedef {{sentence: string, grade: string | null, basis: string}} Statement
 * @typedef {{statement: Statement, reason: string | null, evidence: Evidence[], premises: Explanation[]}} Explanation
 * @typedef {{statements: Explanation[], notes: string[]}} Reasons
 * @typedef {{head: {vars?: string[]}, boolean?: boolean, results?: {bindings: Record<string, Value>[]},
 *   evidence?: Reasons[]}} Answer
 * @typedef {import("./known_terms.js").KnownTerms} KnownTerms
 */

const NUMBERS = /#(?:integer|decimal|double|float|int|long|nonNegativeInteger|gYear)$/;

/** What a statement is made of, where its sentence is what is read. */
const UNSEEN = ["subject", "predicate", "object"];

/**
 * @param {string} name
 * @param {string} kind its class, or none
 * @param {(string | Node)[]} content
 */
export function element(name, kind, ...content) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.append(...content);
  return made;
}

/**
 * A link, if the address is one that a browser may follow.
 *
 * @param {string} address absolute, or from this page
 * @param {string} text
 */
function link(address, text) {
  if (!/^(?:https?:|\.\/|ontology#)/i.test(address)) return document.createTextNode(text);
  const made = element("a", "", text);
  made.setAttribute("href", address);
  made.setAttribute("rel", "noreferrer");
  return made;
}

/**
 * @param {Value | undefined} value
 * @param {KnownTerms} known
 */
function cell(value, known) {
  if (!value) return element("td", "");
  if (value.type === "uri") {
    const { title, name } = known.told(value.value);
    return element("td", "", link(known.page(value.value), title), ...(name ? [element("small", "", name)] : []));
  }
  if (NUMBERS.test(value.datatype ?? "")) return element("td", "number", value.value);
  const language = value["xml:lang"];
  return element("td", "", value.value, ...(language ? [element("small", "", language)] : []));
}

/**
 * A statement, how well it is proved, where it is said, and what it follows from.
 *
 * @param {Explanation} explained
 * @param {number} times how many statements say the same in the same words
 * @returns {HTMLElement}
 */
function statement(explained, times) {
  const { sentence, grade, basis } = explained.statement;
  const many = times > 1 ? [" ", element("span", "reason", `${times}\u00a0statements`)] : [];
  const item = element(
    "li",
    "",
    element("p", "sentence", sentence, " ", element("span", "grade", grade ?? basis), ...many),
  );
  if (explained.reason) item.append(element("p", "reason", explained.reason));
  item.append(...explained.evidence.map(passage));
  if (explained.premises.length > 0) item.append(element("ul", "", ...statements(explained.premises)));
  return item;
}

/**
 * Statements, of which those that would look the same (as of the parts of a figure) are shown once.
 *
 * @param {Explanation[]} explanations
 * @returns {HTMLElement[]}
 */
function statements(explanations) {
  /** @type {Map<string, Explanation[]>} */
  const alike = new Map();
  for (const each of explanations) {
    const looks = JSON.stringify(each, (key, value) => (UNSEEN.includes(key) ? undefined : value));
    alike.set(looks, [...(alike.get(looks) ?? []), each]);
  }
  return [...alike.values()].map((group) => statement(group[0], group.length));
}

/** @param {Evidence} piece */
function passage({ quote, link: address, citation, voice }) {
  const source = element("p", "source", link(address, citation), voice ? `, ${voice}` : "");
  return quote ? element("div", "", element("blockquote", "", quote), source) : source;
}

/**
 * What is behind a row, below it and as wide as it.
 *
 * @param {Reasons} reasons
 * @param {number} width
 */
function why(reasons, width) {
  const told = [
    ...statements(reasons.statements),
    ...reasons.notes.map((note) => element("li", "", element("p", "reason", note))),
  ];
  const none = element("li", "", element("p", "reason", "No statement is behind it."));
  const wide = element("td", "", element("ul", "", ...(told.length > 0 ? told : [none])));
  wide.setAttribute("colspan", String(width));
  return element("tr", "why", wide);
}

/**
 * @param {Answer} answer
 * @param {KnownTerms} known
 */
export function table(answer, known) {
  const columns = answer.head.vars ?? [];
  const rows = answer.results?.bindings ?? [];
  const heads = columns.map((name) => {
    const isNumber = rows.some((row) => NUMBERS.test(row[name]?.datatype ?? ""));
    const head = element("th", isNumber ? "number" : "", name);
    head.setAttribute("scope", "col");
    return head;
  });
  const bodies = rows.map((row, at) => {
    const shown = element("tr", "", ...columns.map((name) => cell(row[name], known)));
    const reasons = answer.evidence?.[at];
    return element("tbody", "", shown, ...(reasons ? [why(reasons, Math.max(columns.length, 1))] : []));
  });
  return element("table", "", element("thead", "", element("tr", "", ...heads)), ...bodies);
}
