// What a reader in JavaScript finds in a file, as N-Quads on standard output: `node quads.js READER FORMAT FILE`.
import { readFile } from "node:fs/promises";

const BASE = "urn:file";
const STRING = "http://www.w3.org/2001/XMLSchema#string";
const N3_FORMATS = {
  turtle: "text/turtle",
  trig: "application/trig",
  nquads: "application/n-quads",
  ntriples: "application/n-triples",
};

const readers = {
  jsonld: async (_, text) => {
    const { default: jsonld } = await import("jsonld");
    // Nothing may be fetched: what a document needs is in it.
    const documentLoader = (url) => Promise.reject(new Error(`would fetch ${url}`));
    return jsonld.toRDF(JSON.parse(text), { format: "application/n-quads", base: BASE, documentLoader });
  },
  n3: async (format, text) => {
    const { Parser } = await import("n3");
    const quads = new Parser({ format: N3_FORMATS[format], baseIRI: BASE }).parse(text);
    return quads.map((quad) => `${terms(quad)} ${written(quad.graph)} .\n`).join("");
  },
};

// Not by N3's own writer, which shortens rdf:type within the terms of RDF 1.2.
function terms({ subject, predicate, object }) {
  return [subject, predicate, object].map(written).join(" ");
}

function written(term) {
  switch (term.termType) {
    case "NamedNode":
      return `<${term.value}>`;
    case "Literal": {
      // What JSON escapes, N-Quads escapes alike.
      const text = JSON.stringify(term.value);
      if (term.language) return `${text}@${term.language}`;
      return term.datatype.value === STRING ? text : `${text}^^<${term.datatype.value}>`;
    }
    case "BlankNode":
      return `_:${term.value}`;
    case "Quad":
      return `<<( ${terms(term)} )>>`;
    default:
      return "";
  }
}

const [reader, format, file] = process.argv.slice(2);
process.stdout.write(await readers[reader](format, await readFile(file, "utf8")));
