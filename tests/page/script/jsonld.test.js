import assert from "node:assert/strict";
import { test } from "node:test";
import { jsonld, termValue } from "../../../src/kg/page/script/article/jsonld.js";
import { passage } from "./passage.js";

const prefixes = {
  id: "https://example.org/id/",
  kg: "https://example.org/kg#",
  rdf: "https://example.org/rdf#",
  prov: "https://example.org/prov#",
  xsd: "https://example.org/xsd#",
};
const value = (term) => termValue(term, prefixes);

test("terms of Turtle are values of JSON-LD", () => {
  assert.deepEqual(value("id:a"), { "@id": "https://example.org/id/a" });
  assert.deepEqual(value("<urn:x>"), { "@id": "urn:x" });
  assert.deepEqual(value('"a \\"b\\" \\u00e9"@en-GB'), { "@value": 'a "b" é', "@language": "en-GB" });
  assert.deepEqual(value('"1"^^xsd:date'), { "@value": "1", "@type": "https://example.org/xsd#date" });
  assert.deepEqual(value("435")["@type"], "http://www.w3.org/2001/XMLSchema#integer");
  assert.deepEqual(value("-4.61")["@type"], "http://www.w3.org/2001/XMLSchema#decimal");
  assert.deepEqual(value("true")["@type"], "http://www.w3.org/2001/XMLSchema#boolean");
});

test("a statement has the passages that make it, and its grade", () => {
  const row = {
    turtle: ["id:a kg:knows id:b"],
    ids: ["s"],
    stated: [["#char=3,9"]],
    grades: ["kg:grade kg:proved ; kg:provedBy kg:order"],
    basis: "stated",
    things: [],
  };
  const source = {
    base: "https://example.org/",
    prefixes,
    passages: new Map([[passage.href, passage]]),
    things: new Map(),
  };
  const nodes = JSON.parse(jsonld([row], source))["@graph"];
  const statement = nodes.find((node) => node["@id"] === "https://example.org/statement/s");
  assert.deepEqual(statement["https://example.org/kg#provedBy"], [{ "@id": "https://example.org/kg#order" }]);
  assert.deepEqual(statement["https://example.org/prov#wasDerivedFrom"], [{ "@id": "https://example.org/a#char=3,9" }]);
});
