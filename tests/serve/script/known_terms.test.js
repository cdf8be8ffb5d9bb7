import assert from "node:assert/strict";
import { test } from "node:test";
import { readTerms } from "../../../src/kg/serve/editor/known_terms.js";

const PREFIXES = { id: "https://x.example/p/id/", kg: "https://kg.example/#" };
const known = readTerms(PREFIXES, '?sort\t?name\t?label\n"thing"\t"id:a"\t"A\\tb"\n');

test("a name is short where SPARQL lets it be", () => {
  assert.equal(known.short("https://x.example/p/id/a"), "id:a");
  assert.equal(known.short("https://x.example/p/id/a/b"), "<https://x.example/p/id/a/b>");
  assert.equal(known.short("https://kg.example/#B."), "<https://kg.example/#B.>");
  assert.equal(known.short("urn:c"), "<urn:c>");
});

test("what the project names leads to the same server, and nothing else does", () => {
  assert.equal(known.page("https://x.example/p/id/a"), "./id/a");
  assert.equal(known.page("https://x.example/p/article/b#char=1,2"), "./article/b#char=1,2");
  assert.equal(known.page("https://x.example/p/javascript:c"), "./javascript:c");
  assert.equal(known.page("https://kg.example/#Company"), "ontology#Company");
  assert.equal(known.page("https://x.example/other"), "https://x.example/other");
  assert.equal(readTerms({}, "?sort\n").page("https://x.example/"), "https://x.example/");
});

test("an IRI is told by its label, a passage by its position", () => {
  assert.deepEqual(known.told("https://x.example/p/id/a"), { title: "A\tb", name: "id:a" });
  assert.deepEqual(known.told("https://x.example/p/article/b#char=1,2"), { title: "char=1,2", name: "b" });
  assert.deepEqual(known.told("https://x.example/p/graph/g"), { title: "graph/g", name: "" });
  assert.deepEqual(known.told("urn:c"), { title: "urn:c", name: "" });
});
