// Statements as Turtle: what they say, and as RDF statements with the passages that they rest on and their grades.

/** @import { Passage } from "./record.js" */
/** @import { Row } from "./graph.js" */

/**
 * What is told of things and passages besides the rows themselves.
 * @typedef {object} Source
 * @property {string} base
 * @property {Record<string, string>} prefixes
 * @property {Map<string, Passage>} passages In the order of the text.
 * @property {Map<string, { rows: Row[] }>} things
 */

const iriOf = (/** @type {Passage} */ { article, begin, end }) => `${article}#char=${begin},${end}`;

/** @param {Passage} passage */
function passageTurtle(passage) {
  const { begin, end, sha256 } = passage;
  return `<${iriOf(passage)}> a kg:Passage ;\n    nif:beginIndex ${begin} ;\n    nif:endIndex ${end} ;\n    kg:sha256 "${sha256}" .\n`;
}

/**
 * A sentence's statements, each with the passages that make it or, where none does, a comment.
 * @param {Row} row
 * @param {Source} source
 */
function rowTurtle(row, { base, passages }) {
  const linked = (/** @type {string} */ href) => `<${iriOf(/** @type {Passage} */ (passages.get(href)))}>`;
  return row.turtle
    .map((triple, n) => {
      const [subject, predicate] = triple.split(" ", 2);
      const value = triple.slice(subject.length + predicate.length + 2);
      const proof = row.stated[n].map(linked).join(" , ");
      const grade = row.grades[n] ? `    ${row.grades[n]} ;\n` : "";
      if (!proof) return `${triple} .\n# ${row.basis === "stated" ? "not stated" : row.basis}\n`;
      return `${triple} .\n<${base}statement/${row.ids[n]}> a rdf:Statement ;\n    rdf:subject ${subject} ;\n    rdf:predicate ${predicate} ;\n    rdf:object ${value} ;\n${grade}    prov:wasDerivedFrom ${proof} .\n`;
    })
    .join("");
}

/**
 * The rows, and those that name and class the things in them.
 * @param {Row[]} rows
 * @param {Source} source
 */
export function withNames(rows, source) {
  const about = new Set(rows.flatMap((row) => row.things));
  const naming = [...about].flatMap((key) => source.things.get(key)?.rows.filter((row) => row.isNaming) ?? []);
  return [...new Set([...rows, ...naming])];
}

/**
 * The passages that state something of the rows.
 * @param {Row[]} rows
 * @param {Source} source
 */
export function citedIn(rows, { passages }) {
  const proofs = new Set(rows.flatMap((row) => row.stated.flat()));
  return [...passages.values()].filter(({ href }) => proofs.has(href));
}

/**
 * The rows as a Turtle document, with the names and kinds of the things in them.
 * @param {Row[]} rows
 * @param {Source} source
 */
export function turtle(rows, source) {
  const all = withNames(rows, source);
  const prefixes = Object.entries(source.prefixes).map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>\n`);
  const cited = citedIn(all, source).map(passageTurtle);
  return [prefixes.join(""), ...cited, ...all.map((row) => rowTurtle(row, source))].join("\n");
}
