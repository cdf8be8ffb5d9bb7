// Validate data against shapes by rdf-validate-shacl: `node shapes.js DATA.nt SHAPES.nt`. Prints the results as JSON.
import { readFile } from "node:fs/promises";
import { Parser } from "n3";
import Validator from "rdf-validate-shacl";

const [data, shapes] = await Promise.all(
  process.argv.slice(2).map(async (file) => new Parser().parse(await readFile(file, "utf8"))),
);
// The ontology that the shapes import is among the data.
const own = shapes.filter((quad) => quad.predicate.value !== "http://www.w3.org/2002/07/owl#imports");
const validator = new Validator(own);
const report = await validator.validate(validator.factory.dataset(data));
const results = report.results.map((result) => ({
  focus: result.focusNode?.value,
  message: result.message.map((text) => text.value).join(" "),
}));
process.stdout.write(JSON.stringify({ conforms: report.conforms, results }));
