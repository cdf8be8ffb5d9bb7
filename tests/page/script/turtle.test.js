import assert from "node:assert/strict";
import { test } from "node:test";
import { turtle } from "../../../src/kg/page/script/article/turtle.js";
import { passage } from "./passage.js";

const naming = { turtle: ['id:a skos:prefLabel "A b"@en'], ids: ["n"], stated: [[]], grades: [], basis: "stated" };
const said = {
  turtle: ["id:a kg:knows id:b"],
  ids: ["s"],
  stated: [["#char=3,9"]],
  grades: ["kg:grade kg:Proved"],
  basis: "stated",
};
const things = new Map([["id:a", { rows: [{ ...naming, isNaming: true }] }]]);
const source = {
  base: "https://example.org/",
  prefixes: { id: "https://example.org/id/" },
  passages: new Map([[passage.href, passage]]),
  things,
};
const written = turtle([{ ...said, things: ["id:a", "id:b"] }], source);

test("a document declares its prefixes first", () => {
  assert.ok(written.startsWith("PREFIX id: <https://example.org/id/>\n"));
});

test("a statement has the passages that make it, and its grade", () => {
  assert.match(written, /id:a kg:knows id:b \.\n<https:\/\/example\.org\/statement\/s> a rdf:Statement ;/);
  assert.match(written, /rdf:object id:b ;\n {4}kg:grade kg:Proved ;/);
  assert.match(written, /prov:wasDerivedFrom <https:\/\/example\.org\/a#char=3,9> \./);
});

test("a passage that proves something is described", () => {
  assert.match(written, /<https:\/\/example\.org\/a#char=3,9> a kg:Passage ;/);
  assert.match(written, /kg:sha256 "0f" \./);
});

test("the things in it have their names, with spaces in them, and a comment says that no passage makes these", () => {
  assert.ok(written.includes('id:a skos:prefLabel "A b"@en .\n# not stated\n'));
});

test("what follows from other statements says so", () => {
  const derived = { ...said, stated: [[]], basis: "derived", things: [] };
  assert.ok(turtle([derived], source).includes("id:a kg:knows id:b .\n# derived\n"));
});
