import assert from "node:assert/strict";
import { test } from "node:test";
import { asBibtex, asRis, asText, day, linkTo } from "../../../src/kg/page/script/article/reference.js";

const reference = {
  title: "Looms & {robots}: 50 % more",
  publisher: "Ostrevale Gazette",
  published: "2024-03-04T09:30:00",
  url: "https://gazette.example/a",
  link: "https://gazette.example/a#:~:text=looms",
  retrieved: "2024-05-06",
};

test("as text it has title, publisher, day, address and the day of the visit", () => {
  assert.equal(
    asText(reference),
    "“Looms & {robots}: 50 % more”, Ostrevale Gazette, 4 March 2024, https://gazette.example/a#:~:text=looms, retrieved 6 May 2024.",
  );
});

test("what is not known is left out", () => {
  assert.equal(
    asText({ ...reference, publisher: "", published: "", retrieved: "" }),
    `“${reference.title}”, ${reference.link}.`,
  );
  assert.ok(!asBibtex({ ...reference, retrieved: "" }).includes("urldate"));
  assert.ok(!asRis({ ...reference, publisher: "" }).includes("PB"));
});

test("BibTeX has its signs escaped", () => {
  const text = asBibtex(reference);
  assert.ok(text.startsWith("@online{ostrevalegazette2024,\n"));
  assert.ok(text.includes("title = {{Looms \\& \\{robots\\}: 50 \\% more}},"));
  assert.ok(text.includes("month = {mar},") && text.includes("urldate = {2024-05-06},"));
});

test("no title ends a field or a line early", () => {
  assert.ok(asBibtex({ ...reference, title: "a}\n@evil{b, \\" }).includes("{{a\\} @evil\\{b, \\textbackslash{}}}"));
  assert.equal(asRis({ ...reference, title: "a\r\nER  - x" }).match(/^ER/gm).length, 1);
});

test("RIS has a tag a line and ends", () => {
  const lines = asRis(reference).split("\r\n");
  assert.deepEqual([lines[0], lines.at(-2), lines.at(-1)], ["TY  - NEWS", "ER  - ", ""]);
  assert.ok(lines.includes("DA  - 2024/03/04") && lines.includes("Y2  - 2024/05/06"));
});

test("a day is written as people do, and anything else as it is", () => {
  assert.equal(day("2025-09-12"), "12 September 2025");
  assert.equal(day("spring"), "spring");
});

test("words have an address of their own; of many it has the first and the last", () => {
  assert.equal(linkTo("https://a.example/", "Fjord-Loom, new"), "https://a.example/#:~:text=Fjord%2DLoom%2C%20new");
  const many = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen";
  assert.ok(linkTo("u", many).endsWith("text=one%20two%20three%20four,thirteen%20fourteen%20fifteen%20sixteen"));
  assert.equal(linkTo("", "words"), "");
});
