/**
 * The prefixes, classes, properties and things of the project, as the endpoint itself tells them.
 *
 * @typedef {"class" | "property" | "thing"} Sort
 * @typedef {{sort: Sort, iri: string, name: string, label: string}} Term name is short, as in a query
 */

/** More things than these are not brought at once, but asked for by what is typed. */
export const MOST_THINGS = 500;

// Names of the two namespaces that nearly all are in come short, which halves the answer.
const QUERY = `SELECT DISTINCT ?sort ?name ?label {
  {
    VALUES (?kind ?sort) { (owl:Class "class") (owl:ObjectProperty "property") (owl:DatatypeProperty "property") }
    GRAPH ?ontology { ?iri a ?kind ; rdfs:label ?label }
  } UNION {
    VALUES (?of ?sort) { (void:class "class") (void:property "property") }
    ?part ?of ?iri
    FILTER NOT EXISTS { GRAPH ?ontology { ?iri rdfs:label ?other } }
  } UNION {
    SELECT ?iri ?label ("thing" AS ?sort) {
      ?iri skos:prefLabel ?label
      FILTER(STRSTARTS(STR(?iri), STR(id:)))
    } ORDER BY ?iri LIMIT ${MOST_THINGS}
  }
  BIND(IF(STRSTARTS(STR(?iri), STR(kg:)), CONCAT("kg:", STRAFTER(STR(?iri), STR(kg:))),
    IF(STRSTARTS(STR(?iri), STR(id:)), CONCAT("id:", STRAFTER(STR(?iri), STR(id:))), STR(?iri))) AS ?name)
}`;

const LOCAL = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_-])?$/u;

export class KnownTerms {
  /**
   * @param {Map<string, string>} prefixes namespaces by prefix
   * @param {{sort: Sort, iri: string, label: string}[]} terms
   */
  constructor(prefixes, terms) {
    this.prefixes = prefixes;
    /** @type {Term[]} */
    this.terms = terms.map((term) => ({ ...term, name: this.short(term.iri) }));
    /** @type {Map<string, string>} */
    this.labels = new Map(terms.map(({ iri, label }) => [iri, label]));
    const things = prefixes.get("id") ?? "";
    /** What the names of the project begin with; empty if it is not known. */
    this.base = things.endsWith("id/") ? things.slice(0, -"id/".length) : "";
  }

  /** Whether there may be more things than are known. */
  get isCut() {
    return this.terms.filter(({ sort }) => sort === "thing").length >= MOST_THINGS;
  }

  /**
   * An IRI as a query may write it: with a prefix, or in angle brackets.
   *
   * @param {string} iri
   */
  short(iri) {
    for (const [prefix, namespace] of this.prefixes) {
      const local = iri.slice(namespace.length);
      if (iri.startsWith(namespace) && LOCAL.test(local)) return `${prefix}:${local}`;
    }
    return `<${iri}>`;
  }

  /**
   * An IRI for a reader: what it is called, and its name below that if it is another.
   *
   * @param {string} iri
   * @returns {{title: string, name: string}}
   */
  told(iri) {
    const label = this.labels.get(iri);
    const short = this.short(iri);
    const isBare = short.startsWith("<");
    const within = this.base && iri.startsWith(this.base) ? iri.slice(this.base.length) : iri;
    const name = isBare ? within : short;
    if (label) return { title: label, name };
    const [, article, position] = within.match(/^article\/([^#]+)#(char=.+)$/) ?? [];
    return position ? { title: position, name: article } : { title: name, name: "" };
  }

  /**
   * Where this same server tells of an IRI, from the address of this page; else the IRI itself.
   *
   * @param {string} iri
   */
  page(iri) {
    const terms = this.prefixes.get("kg");
    // The terms that come with kg have their page on each server, wherever their names lead.
    if (terms && iri.startsWith(terms)) return `ontology#${iri.slice(terms.length)}`;
    // Without the dot, a colon in what follows would make it a scheme.
    return this.base && iri.startsWith(this.base) ? `./${iri.slice(this.base.length)}` : iri;
  }
}

/** A text of SPARQL's TSV without quotes and language. @param {string} cell */
function text(cell) {
  const quoted = cell.match(/^"(?:[^"\\]|\\.)*"/)?.[0];
  return quoted ? String(JSON.parse(quoted)) : cell.replace(/^<(.*)>$/, "$1");
}

/**
 * @param {Record<string, string>} prefixes
 * @param {string} tsv the rows of the query
 */
export function readTerms(prefixes, tsv) {
  const [, ...lines] = tsv.trimEnd().split("\n");
  const terms = lines.map((line) => {
    const [sort, name, label = ""] = line.split("\t").map(text);
    const [prefix] = name.split(":", 1);
    const isShort = prefix === "kg" || prefix === "id";
    const iri = isShort ? `${prefixes[prefix]}${name.slice(prefix.length + 1)}` : name;
    return { sort: /** @type {Sort} */ (sort), iri, label };
  });
  return new KnownTerms(new Map(Object.entries(prefixes)), terms);
}

/** @param {string} query */
async function asked(query) {
  const headers = { Accept: "text/tab-separated-values" };
  const response = await fetch(`sparql?${new URLSearchParams({ query })}`, { headers });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.text();
}

/** All that is completed, by requests whose answers the browser keeps. */
export async function askTerms() {
  const prefixes = fetch("sparql/prefixes.json").then((response) => response.json());
  const [known, tsv] = await Promise.all([prefixes, asked(QUERY)]);
  return readTerms(known, tsv);
}

/**
 * What a term means, if it is defined.
 *
 * @param {string} iri
 */
export async function askDefinition(iri) {
  const query = `SELECT ?told { GRAPH ?ontology { <${iri}> skos:definition ?told } } LIMIT 1`;
  const [, row = ""] = (await asked(query)).split("\n");
  return text(row);
}

/**
 * The things whose names begin as something that is typed.
 *
 * @param {string} typed
 * @param {KnownTerms} known
 * @returns {Promise<Term[]>}
 */
export async function askThings(typed, known) {
  const response = await fetch(`reconcile/suggest/entity?${new URLSearchParams({ prefix: typed })}`);
  if (!response.ok) return [];
  /** @type {{result: {id: string, name: string}[]}} */
  const { result } = await response.json();
  return result.map(({ id, name }) => {
    const iri = `${known.prefixes.get("id") ?? ""}${id}`;
    return { sort: "thing", iri, label: name, name: known.short(iri) };
  });
}
