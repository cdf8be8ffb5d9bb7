// What is told of a thing, relation by relation: "is in: Ostrevale" rather than a whole sentence each.

/** @import { Row } from "./graph.js" */
/** @import { Relation } from "./record.js" */

/**
 * A row as one of a group: the heading of the group, and what the row adds to it; `isOwn` is a
 * relation that is told from the thing on, rather than from the other side.
 * @typedef {{ heading: string, text: string, isOwn: boolean, isTechnical: boolean }} Told
 */

const capitalised = (/** @type {string} */ text) => text.slice(0, 1).toLocaleUpperCase() + text.slice(1);

/**
 * The parts of a statement in Turtle.
 * @param {string} turtle
 */
export function termsOf(turtle) {
  const [subject, predicate] = turtle.split(" ", 2);
  return { subject, predicate, value: turtle.slice(subject.length + predicate.length + 2) };
}

const keyOf = (/** @type {string} */ term) => term.replace(/^<(.*)>$/, "$1");

/**
 * How a row reads on the card of a thing; null where only its sentence tells it.
 * @param {Pick<Row, "turtle" | "sentence" | "modality">} row
 * @param {{ key: string, name: string }} thing
 * @param {Record<string, Relation>} relations
 * @returns {Told | null}
 */
export function toldOf({ turtle, sentence, modality }, { key, name }, relations) {
  const { subject, predicate, value } = termsOf(turtle[0]);
  const relation = relations[predicate];
  if (!relation || modality || turtle.length > 1) return null;
  const verb = [relation.verb, relation.plural].find((each) => sentence.includes(` ${each} `));
  if (!verb) return null;
  const at = sentence.indexOf(` ${verb} `);
  const [before, after] = [sentence.slice(0, at), sentence.slice(at + verb.length + 2).replace(/\.$/, "")];
  const { isTechnical } = relation;
  if (keyOf(subject) === key) return { heading: capitalised(verb), text: after, isOwn: true, isTechnical };
  if (keyOf(value) !== key) return null;
  // What the sentence adds after the name, such as " on steel", belongs to the other thing here.
  const there = after.indexOf(name);
  const text = before + (there < 0 ? "" : after.slice(there + name.length));
  const inverse = relations[relation.inverse];
  if (inverse) return { heading: capitalised(inverse.verb), text, isOwn: true, isTechnical };
  return { heading: `… ${verb} ${name}`, text, isOwn: false, isTechnical };
}

const AUTHORITIES = new Map([
  ["www.wikidata.org", "Wikidata"],
  ["sws.geonames.org", "GeoNames"],
  ["viaf.org", "VIAF"],
  ["d-nb.info", "GND"],
  ["isni.org", "ISNI"],
]);

/**
 * The same thing elsewhere, as a link that is named after the authority; null for any other row.
 * @param {Pick<Row, "turtle">} row
 * @param {Record<string, string>} prefixes
 */
export function identifier({ turtle: [turtle] }, prefixes) {
  const { predicate, value } = termsOf(turtle);
  if (!/^skos:(exact|close)Match$/.test(predicate)) return null;
  const href = iriOf(value, prefixes);
  if (!/^https?:/.test(href) || !URL.canParse(href)) return null;
  const { host, pathname } = new URL(href);
  const name = `${AUTHORITIES.get(host) ?? host} ${pathname.split("/").filter(Boolean).at(-1) ?? ""}`.trim();
  return { href, name, isNear: predicate === "skos:closeMatch" };
}

/**
 * The IRI that Turtle names.
 * @param {string} term
 * @param {Record<string, string>} prefixes
 */
export function iriOf(term, prefixes) {
  if (term.startsWith("<")) return keyOf(term);
  const [prefix, ...local] = term.split(":");
  return Object.hasOwn(prefixes, prefix) ? prefixes[prefix] + local.join(":").replace(/\\/g, "") : term;
}
