// Statements as JSON-LD: the same triples as in Turtle.

import { iriOf, termsOf } from "./telling.js";
import { citedIn, withNames } from "./turtle.js";

/** @import { Row } from "./graph.js" */
/** @import { Passage } from "./record.js" */
/** @import { Source } from "./turtle.js" */

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#";
/** @type {Record<string, string>} */
const ESCAPES = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

/** @typedef {{ "@id": string } | { "@value": string, "@language"?: string, "@type"?: string }} Value */

/** @param {string} text */
const unescaped = (text) =>
  text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gs, (_, four, eight, sign) =>
    sign ? (ESCAPES[sign] ?? sign) : String.fromCodePoint(Number.parseInt(four ?? eight, 16)),
  );

/**
 * A term of Turtle.
 * @param {string} term
 * @param {Record<string, string>} prefixes
 * @returns {Value}
 */
export function termValue(term, prefixes) {
  const text = /^"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^(.+))?$/s.exec(term);
  if (text?.[2]) return { "@value": unescaped(text[1]), "@language": text[2] };
  if (text?.[3]) return { "@value": unescaped(text[1]), "@type": iriOf(text[3], prefixes) };
  if (text) return { "@value": unescaped(text[1]) };
  if (/^(?:true|false)$/.test(term)) return { "@value": term, "@type": `${XSD}boolean` };
  const number = /^[+-]?\d*(\.\d+)?(e[+-]?\d+)?$/i.exec(term);
  if (number && term)
    return { "@value": term, "@type": XSD + (number[2] ? "double" : number[1] ? "decimal" : "integer") };
  return { "@id": iriOf(term, prefixes) };
}

/**
 * The rows as a JSON-LD document, with the names and kinds of the things in them.
 * @param {Row[]} rows
 * @param {Source} source
 */
export function jsonld(rows, source) {
  const { prefixes, base, passages } = source;
  /** @type {Map<string, Record<string, unknown>>} */
  const nodes = new Map();
  const add = (/** @type {string} */ subject, /** @type {string} */ predicate, /** @type {Value} */ value) => {
    const node = nodes.get(subject) ?? { "@id": subject };
    const values = /** @type {Value[]} */ (node[predicate] ?? []);
    if (!values.some((each) => JSON.stringify(each) === JSON.stringify(value))) node[predicate] = [...values, value];
    nodes.set(subject, node);
  };
  const iri = (/** @type {string} */ term) => iriOf(term, prefixes);
  const link = (/** @type {string} */ term) => ({ "@id": iri(term) });
  const passageIri = (/** @type {Passage} */ { article, begin, end }) => `${article}#char=${begin},${end}`;
  const all = withNames(rows, source);
  for (const passage of citedIn(all, source)) {
    const name = passageIri(passage);
    add(name, iri("rdf:type"), link("kg:Passage"));
    add(name, `${NIF}beginIndex`, termValue(String(passage.begin), prefixes));
    add(name, `${NIF}endIndex`, termValue(String(passage.end), prefixes));
    add(name, iri("kg:sha256"), { "@value": passage.sha256 });
  }
  for (const row of all) {
    for (const [n, triple] of row.turtle.entries()) {
      const { subject, predicate, value } = termsOf(triple);
      add(iri(subject), iri(predicate), termValue(value, prefixes));
      if (!row.stated[n].length) continue;
      const name = `${base}statement/${row.ids[n]}`;
      add(name, iri("rdf:type"), link("rdf:Statement"));
      add(name, iri("rdf:subject"), link(subject));
      add(name, iri("rdf:predicate"), link(predicate));
      add(name, iri("rdf:object"), termValue(value, prefixes));
      for (const grade of (row.grades[n] ?? "").split(" ; ").filter(Boolean)) {
        const [how, what] = grade.split(" ");
        add(name, iri(how), link(what));
      }
      for (const href of row.stated[n])
        add(name, iri("prov:wasDerivedFrom"), { "@id": passageIri(/** @type {Passage} */ (passages.get(href))) });
    }
  }
  return `${JSON.stringify({ "@graph": [...nodes.values()] }, null, 1)}\n`;
}
