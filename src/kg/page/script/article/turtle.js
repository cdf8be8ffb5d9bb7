"use strict";
// Statements as Turtle: what they say, and as RDF statements with the passages that they rest on and their grades.

const STATEMENT = `${page.base}statement/`;
const iriOf = (href) => `${passages.get(href).article}#char=${passages.get(href).begin},${passages.get(href).end}`;

function passageTurtle(href) {
  const { begin, end, sha256 } = passages.get(href);
  return `<${iriOf(href)}> a kg:Passage ;\n    nif:beginIndex ${begin} ;\n    nif:endIndex ${end} ;\n    kg:sha256 "${sha256}" .\n`;
}

/** A sentence's statements, each with the passages that make it or, where none does, a comment. */
function rowTurtle(row) {
  return row.turtle
    .map((triple, n) => {
      const [subject, predicate] = triple.split(" ", 2);
      const value = triple.slice(subject.length + predicate.length + 2);
      const passages = row.stated[n].map((href) => `<${iriOf(href)}>`).join(" , ");
      const grade = row.grades[n] ? `    ${row.grades[n]} ;\n` : "";
      if (!passages) return `${triple} .\n# ${row.basis === "stated" ? "not stated" : row.basis}\n`;
      return `${triple} .\n<${STATEMENT}${row.ids[n]}> a rdf:Statement ;\n    rdf:subject ${subject} ;\n    rdf:predicate ${predicate} ;\n    rdf:object ${value} ;\n${grade}    prov:wasDerivedFrom ${passages} .\n`;
    })
    .join("");
}

/** The rows as a Turtle document, with the names and kinds of the things in them. */
function turtle(rows) {
  const about = new Set(rows.flatMap((row) => row.things));
  const all = new Set([...rows, ...[...about].flatMap((key) => things.get(key).rows.filter((row) => row.isNaming))]);
  const prefixes = Object.entries(page.prefixes).map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>\n`);
  const proofs = new Set([...all].flatMap((row) => row.stated.flat()));
  return [
    prefixes.join(""),
    ...hrefs.filter((href) => proofs.has(href)).map(passageTurtle),
    ...[...all].map(rowTurtle),
  ].join("\n");
}

const saveTurtle = (rows, name) => save(turtle(rows), "text/turtle;charset=utf-8", name);
$("turtle").addEventListener("click", () =>
  saveTurtle(scene.selection?.rows ?? [...scene.visible.rows], "selection.ttl"),
);
$("turtle-all").addEventListener("click", () => saveTurtle(rows, "kg.ttl"));
