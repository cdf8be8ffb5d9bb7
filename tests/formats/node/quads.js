// What a reader in JavaScript finds in a file, as N-Quads on standard output: `node quads.js READER FORMAT FILE`.
import { readFile } from "node:fs/promises";

const BASE = "urn:file";
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
    const { Parser, Writer } = await import("n3");
    const quads = new Parser({ format: N3_FORMATS[format], baseIRI: BASE }).parse(text);
    return new Writer({ format: "application/n-quads" }).quadsToString(quads);
  },
};

const [reader, format, file] = process.argv.slice(2);
process.stdout.write(await readers[reader](format, await readFile(file, "utf8")));
