// Comunica over a file: reads the name of a query's file a line, writes its rows as a line of JSON.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { QueryEngine } from "@comunica/query-sparql-file";

const engine = new QueryEngine();
const sources = [process.argv[2]];

for await (const path of createInterface({ input: process.stdin })) {
    const answer = await engine.query(readFileSync(path, "utf8"), { sources });
    const { data } = await engine.resultToString(
        answer,
        "application/sparql-results+json",
    );
    const parts = await data.toArray();
    console.log(parts.join("").replaceAll("\n", " "));
}
