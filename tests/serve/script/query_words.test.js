import assert from "node:assert/strict";
import { test } from "node:test";
import { isTraceable, words } from "../../../src/kg/serve/editor/query_words.js";

/** @param {string} query */
const kinds = (query) => words(query).map(({ kind, text }) => `${kind} ${text}`);

test("a query is cut as SPARQL cuts it", () => {
  assert.deepEqual(kinds("SELECT ?x { ?x kg:a <urn:b#c> . } # where"), [
    "word SELECT",
    "variable ?x",
    "sign {",
    "variable ?x",
    "name kg:a",
    "iri <urn:b#c>",
    "sign .",
    "sign }",
    "comment # where",
  ]);
  assert.deepEqual(kinds('\'a # b\' """c\n" d"""@en 1<2 :e kg:f.g.'), [
    "text 'a # b'",
    'text """c\n" d"""',
    "word @en",
    "word 1",
    "sign <",
    "word 2",
    "name :e",
    "name kg:f.g",
    "sign .",
  ]);
});

test("what is not finished is still cut", () => {
  assert.deepEqual(kinds('"open\nkg:'), ['text "open', "name kg:"]);
  assert.deepEqual(kinds("<urn:op"), ["iri <urn:op"]);
  assert.deepEqual(kinds('"""a\nb'), ['text """a\nb']);
});

test("only a SELECT over the whole graph is traced", () => {
  const traced = [
    "SELECT * {}",
    "select * {}",
    "BASE <urn:x> PREFIX ask: <urn:ask> SELECT ?from { ?from ask:from 'FROM' } # FROM",
    "SELECT * { { SELECT ?x { ?x ?y ?z } } }",
  ];
  const others = [
    "",
    "ASK {}",
    "# select\nASK {}",
    "CONSTRUCT { ?s ?p ?o } WHERE { { SELECT * { ?s ?p ?o } } }",
    "DESCRIBE <urn:select>",
    "SELECT * FROM <urn:g> {}",
    "SELECT * from named <urn:g> {}",
  ];
  assert.deepEqual(
    traced.filter((query) => !isTraceable(query)),
    [],
  );
  assert.deepEqual(others.filter(isTraceable), []);
});
