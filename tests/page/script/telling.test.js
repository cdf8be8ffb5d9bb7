import assert from "node:assert/strict";
import { test } from "node:test";
import { identifier, iriOf, toldOf } from "../../../src/kg/page/script/article/telling.js";

const relation = (verb, more = {}) => ({ verb, plural: verb, inverse: "", isTechnical: false, ...more });
const relations = {
  "kg:in": { ...relation("is in"), plural: "are in" },
  "kg:with": relation("cooperates with", { inverse: "kg:with" }),
  "kg:childOf": relation("is a subsidiary of", { inverse: "kg:parentOf" }),
  "kg:parentOf": relation("has the subsidiary", { inverse: "kg:childOf" }),
};
const norvik = { key: "id:norvik", name: "Norvik Looms" };
const told = (turtle, sentence, modality) => toldOf({ turtle: [turtle], sentence, modality }, norvik, relations);

test("what a thing does is told under the verb", () => {
  const { heading, text, isOwn } = told("id:norvik kg:in id:quillhaven", "Norvik Looms is in Quillhaven.");
  assert.deepEqual([heading, text, isOwn], ["Is in", "Quillhaven", true]);
});

test("what others do to it is told under the verb and its name, after several too", () => {
  const { heading, text, isOwn } = told("id:mills kg:in id:norvik", "Three mills are in Norvik Looms.");
  assert.deepEqual([heading, text, isOwn], ["… are in Norvik Looms", "Three mills", false]);
});

test("a relation that reads both ways is told from the thing on, with all that the sentence adds", () => {
  const { heading, text } = told("id:tessaly kg:with id:norvik", "Tessaly cooperates with Norvik Looms on wool.");
  assert.deepEqual([heading, text], ["Cooperates with", "Tessaly on wool"]);
  const child = told("id:zollin kg:childOf id:norvik", "Zöllin is a subsidiary of Norvik Looms.");
  assert.deepEqual([child.heading, child.text], ["Has the subsidiary", "Zöllin"]);
});

test("a claim, a figure and an unknown property are told by their sentences", () => {
  assert.equal(told("id:norvik kg:in id:a", "Norvik Looms plans to be in A.", "planned"), null);
  assert.equal(told("id:norvik kg:other id:a", "Norvik Looms is in A."), null);
  const figure = { turtle: ["id:o kg:in id:norvik", "id:o kg:value 5"], sentence: "It is in five." };
  assert.equal(toldOf(figure, norvik, relations), null);
});

test("the same thing elsewhere is a link that is named after the authority", () => {
  const prefixes = { wd: "http://www.wikidata.org/entity/" };
  const found = identifier({ turtle: ["id:a skos:exactMatch wd:Q42"] }, prefixes);
  assert.deepEqual(found, { href: "http://www.wikidata.org/entity/Q42", name: "Wikidata Q42", isNear: false });
  const near = identifier({ turtle: ["id:a skos:closeMatch <https://sws.geonames.org/7/>"] }, prefixes);
  assert.deepEqual([near.name, near.isNear], ["GeoNames 7", true]);
});

test("what is no address of the web is no link", () => {
  assert.equal(identifier({ turtle: ["id:a skos:exactMatch <javascript:alert(1)>"] }, {}), null);
  assert.equal(identifier({ turtle: ["id:a kg:in id:b"] }, {}), null);
  assert.equal(iriOf("x:y", {}), "x:y");
});
