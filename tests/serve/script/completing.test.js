import assert from "node:assert/strict";
import { test } from "node:test";
import { offers, placeOf } from "../../../src/kg/serve/editor/completing.js";
import { readTerms } from "../../../src/kg/serve/editor/known_terms.js";

const PREFIXES = { id: "https://x.example/id/", kg: "https://kg.example/#", skos: "https://skos.example/#" };
const known = readTerms(
  PREFIXES,
  [
    "?sort\t?name\t?label",
    '"class"\t"kg:Company"\t"company"@en',
    '"class"\t"kg:Cooperation"\t"cooperation"@en',
    '"property"\t"kg:cooperatesWith"\t"cooperates with"@en',
    '"class"\t"https://skos.example/#Concept"\t',
    '"thing"\t"id:norvik"\t"Norvik \\"Looms\\""',
    '"thing"\t"id:a/b"\t"Coop of two"',
    "",
  ].join("\n"),
);

/** What is offered where | stands. @param {string} marked */
function offered(marked) {
  const at = marked.indexOf("|");
  const query = marked.replace("|", "");
  const place = placeOf(query, at);
  return place ? offers(query, place, known.prefixes.keys(), known.terms).map(({ label }) => label) : null;
}

test("terms are found by name and by label", () => {
  assert.deepEqual(offered("SELECT * { ?x kg:comp|"), ["kg:Company"]);
  assert.deepEqual(offered("SELECT * { ?x Looms|"), ["id:norvik"]);
  assert.deepEqual(
    offered("SELECT * { ?x a conc|"),
    ["skos:Concept", "CONCAT"].filter((each) => each !== "CONCAT"),
  );
});

test("what can stand at a place comes first", () => {
  assert.deepEqual(offered("SELECT * { ?x coop|")?.[0], "kg:cooperatesWith");
  assert.deepEqual(offered("SELECT * { ?x a coop|")?.[0], "kg:Cooperation");
  assert.deepEqual(offered("SELECT * { coop|")?.[0], "<https://x.example/id/a/b>");
  assert.deepEqual(offered("SELECT * { ?x a kg:Company ; coop|")?.[0], "kg:cooperatesWith");
  assert.deepEqual(offered("SELECT * { ?x a kg:Company . ?x kg:a/coop|")?.[0], "kg:cooperatesWith");
  assert.deepEqual(offered("SELECT * { ?x a |")?.slice(0, 3), ["kg:Company", "kg:Cooperation", "skos:Concept"]);
});

test("keywords and prefixes are offered where they begin so", () => {
  assert.deepEqual(offered("sel|"), ["SELECT"]);
  assert.deepEqual(offered("SELECT * { ?x sk|"), ["skos:", "skos:Concept"]);
});

test("the variables of the query are offered, but not the one that is typed", () => {
  assert.deepEqual(offered("SELECT ?one ?other { ?o| }"), ["?one", "?other"]);
  assert.deepEqual(offered("SELECT ?one { ?| }"), ["?one"]);
});

test("nothing is offered in comments, texts and addresses", () => {
  for (const marked of ["# coop|", "SELECT * { ?x ?y 'coop|", "SELECT * { ?x <urn:coop|"]) {
    assert.equal(offered(marked), null, marked);
  }
});
