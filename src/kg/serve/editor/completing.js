/**
 * What may be meant by what is typed in a query.
 *
 * @typedef {import("./known_terms.js").Term} Term
 * @typedef {import("./query_words.js").Word} Word
 * @typedef {{label: string, detail: string, iri: string}} Offer label is what is written
 * @typedef {{start: number, typed: string, wanted: "subject" | "predicate" | "class" | "object" | null}} Place
 */

import { words } from "./query_words.js";

const KEYWORDS = (
  "SELECT DISTINCT WHERE OPTIONAL UNION FILTER MINUS BIND VALUES GRAPH CONSTRUCT ASK DESCRIBE PREFIX " +
  "GROUP ORDER BY HAVING LIMIT OFFSET COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT EXISTS NOT IN AS DESC ASC " +
  "STR LANG DATATYPE BOUND IF COALESCE CONTAINS STRSTARTS STRENDS REGEX REPLACE LCASE UCASE YEAR MONTH UNDEF"
).split(" ");

const MOST = 60;

/** More than any rank: what does not fit comes after all that does. */
const UNFIT = 10;

/**
 * What is typed at a place, and what can stand there; null where nothing is completed.
 *
 * @param {string} query
 * @param {number} at
 * @returns {Place | null}
 */
export function placeOf(query, at) {
  const before = words(query.slice(0, at));
  const last = before.at(-1);
  const isTouched = last !== undefined && last.end === at;
  if (isTouched && (last.kind === "comment" || last.kind === "text" || last.kind === "iri")) return null;
  const isTyping = isTouched && (last.kind !== "sign" || last.text === "?" || last.text === "$");
  const done = (isTyping ? before.slice(0, -1) : before).filter(({ kind }) => kind !== "comment");
  return { start: isTyping ? last.start : at, typed: isTyping ? last.text : "", wanted: wanted(done) };
}

/**
 * Which part of a statement comes next; null outside of one.
 *
 * @param {Word[]} done
 */
function wanted(done) {
  const begin = done.findLastIndex(({ kind, text }) => kind === "sign" && "{}.;".includes(text));
  const sign = done[begin]?.text;
  if (begin < 0 || sign === "}" || done.slice(0, begin + 1).filter(isOpening).length === 0) return null;
  const parts = done.slice(begin + 1);
  if (parts.some(({ kind, text }) => kind === "sign" && text === "(")) return null;
  // After a semicolon the subject is that of before; the steps of a path are one predicate.
  const steps = parts.filter(({ text }) => text === "/" || text === "|").length;
  const number = parts.filter(({ kind }) => kind !== "sign").length - steps + (sign === ";" ? 1 : 0);
  if (number === 0) return "subject";
  if (number === 1) return "predicate";
  const predicate = parts[sign === ";" ? 0 : 1]?.text;
  return predicate === "a" || predicate === "rdf:type" ? "class" : "object";
}

/** @param {Word} word */
function isOpening({ kind, text }) {
  return kind === "sign" && text === "{";
}

/**
 * What may be meant, the likeliest first.
 *
 * @param {string} query
 * @param {Place} place
 * @param {Iterable<string>} prefixes
 * @param {Term[]} terms
 * @returns {Offer[]}
 */
export function offers(query, { start, typed, wanted }, prefixes, terms) {
  if (/^[?$]/.test(typed)) return variables(query, start, typed);
  const found = terms.flatMap((term) => {
    const rank = likeness(typed, term);
    return rank === null ? [] : [{ term, rank: rank + (fits(term, wanted) ? 0 : UNFIT) }];
  });
  found.sort((one, other) => one.rank - other.rank || (spoken(one.term) < spoken(other.term) ? -1 : 1));
  const shown = found.slice(0, MOST).map(({ term, rank }) => ({ offer: offerOf(term), isFit: rank < UNFIT }));
  const named = shown.map(({ offer }) => offer);
  if (typed.includes(":")) return named;
  const begun = typed.toLowerCase();
  const open = [...prefixes].filter((prefix) => prefix.startsWith(begun));
  const keywords = typed ? KEYWORDS.filter((word) => word.toLowerCase().startsWith(begun)) : [];
  // Within a statement a term is likelier than a keyword.
  const first = wanted ? shown.filter(({ isFit }) => isFit).map(({ offer }) => offer) : [];
  const rest = named.filter((offer) => !first.includes(offer));
  return [
    ...first,
    ...keywords.map((word) => ({ label: word, detail: "", iri: "" })),
    ...open.map((prefix) => ({ label: `${prefix}:`, detail: "prefix", iri: "" })),
    ...rest,
  ];
}

/** What has no label comes last. @param {Term} term */
function spoken({ label, name }) {
  return label ? label.toLowerCase() : `\uffff${name}`;
}

/**
 * @param {Term} term
 * @returns {Offer}
 */
function offerOf({ name, label, iri }) {
  return { label: name, detail: label, iri };
}

/**
 * @param {string} query
 * @param {number} start
 * @param {string} typed
 */
function variables(query, start, typed) {
  const others = words(query).filter(({ kind, start: begin }) => kind === "variable" && begin !== start);
  const names = new Set(others.map(({ text }) => text).filter((name) => name.slice(1).startsWith(typed.slice(1))));
  return [...names].map((label) => ({ label, detail: "", iri: "" }));
}

/**
 * How well a term answers to what is typed, 0 the best; null if it does not.
 *
 * @param {string} typed
 * @param {Term} term
 */
function likeness(typed, { name, label }) {
  const [sought, short, long] = [typed, name, label].map((text) => text.toLowerCase());
  if (short.startsWith(sought)) return 0;
  const [prefix, local = ""] = sought.includes(":") ? sought.split(":", 2) : ["", sought];
  if (prefix && !short.startsWith(`${prefix}:`)) return null;
  if (local.length < 2) return null;
  if (short.split(":").at(-1)?.startsWith(local) || long.startsWith(local)) return 1;
  if (long.split(/[\s-]+/).some((word) => word.startsWith(local))) return 2;
  return local.length > 2 && (short.includes(local) || long.includes(local)) ? 3 : null;
}

/**
 * @param {Term} term
 * @param {Place["wanted"]} wanted
 */
function fits({ sort }, wanted) {
  if (wanted === null) return true;
  if (wanted === "predicate") return sort === "property";
  if (wanted === "class") return sort === "class";
  return sort === "thing";
}
