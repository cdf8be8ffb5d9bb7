/**
 * The words of a query, as SPARQL's grammar cuts it, also of one that is not finished yet.
 *
 * @typedef {"comment" | "text" | "iri" | "variable" | "name" | "word" | "sign"} Kind
 * @typedef {{kind: Kind, text: string, start: number, end: number}} Word
 */

/** @type {[Kind, string][]} the first that fits counts; what is not closed ends with its line, or with the query */
const SHAPES = [
  ["comment", "#[^\\n]*"],
  ["text", `"""(?:[^\\\\]|\\\\.)*?(?:"""|$(?![^]))`],
  ["text", `'''(?:[^\\\\]|\\\\.)*?(?:'''|$(?![^]))`],
  ["text", `"(?:[^"\\\\\\n]|\\\\.)*"?`],
  ["text", `'(?:[^'\\\\\\n]|\\\\.)*'?`],
  // What is no address is a sign that compares.
  ["iri", '<(?!=)[^\\s<>"{}|^`\\\\]*(?:>|$(?![^]))'],
  ["variable", "[?$][\\p{L}\\p{N}_]+"],
  ["name", "(?:[\\p{L}_][\\p{L}\\p{N}_.-]*)?:(?:[\\p{L}\\p{N}_:%\\\\-]|\\.(?=[\\p{L}\\p{N}_:%\\\\-]))*"],
  ["word", "[@\\p{L}\\p{N}_][\\p{L}\\p{N}_-]*"],
  ["sign", "[^\\s]"],
];

const WORD = new RegExp(SHAPES.map(([, shape]) => `(${shape})`).join("|"), "gsu");

/**
 * @param {string} query
 * @returns {Word[]}
 */
export function words(query) {
  return [...query.matchAll(WORD)].map((match) => {
    const shape = match.slice(1).findIndex((part) => part !== undefined);
    return { kind: SHAPES[shape][0], text: match[0], start: match.index, end: match.index + match[0].length };
  });
}

/**
 * Whether the rows of a query can be traced to statements: those of a SELECT over the whole graph.
 *
 * @param {string} query
 */
export function isTraceable(query) {
  const plain = words(query).filter(({ kind }) => kind === "word");
  const keywords = plain.map(({ text }) => text.toUpperCase());
  // Before the form of a query stand only its BASE and PREFIXes, whose names are no words.
  const form = keywords.find((word) => word !== "PREFIX" && word !== "BASE");
  return form === "SELECT" && !keywords.includes("FROM");
}
