/**
 * Joins the SPARQL editor's field with the parts of CodeMirror that it uses, to one file that the
 * server hands out. The licence of every package that is in it stands at its head.
 */

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = "src/kg/serve/editor";
const [target = `${folder}/code_field.bundle.js`] = process.argv.slice(2);

/** @type {import("esbuild").BuildOptions} */
const options = {
  absWorkingDir: root,
  entryPoints: [`${folder}/bundled/code_field.js`],
  outfile: target,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  metafile: true,
};

/** @param {string} file a module below node_modules */
function packageOf(file) {
  let place = dirname(file);
  while (!existsSync(join(root, place, "package.json")) || !existsSync(join(root, place, "LICENSE"))) {
    if (!place.includes("node_modules")) throw new Error(`${file} comes without a licence, so it cannot be passed on.`);
    place = dirname(place);
  }
  return place;
}

/** @param {string[]} files */
async function licences(files) {
  /** @type {Map<string, string[]>} */
  const names = new Map();
  for (const place of [...new Set(files.map(packageOf))].sort()) {
    const { name, version } = JSON.parse(await readFile(join(root, place, "package.json"), "utf8"));
    const licence = (await readFile(join(root, place, "LICENSE"), "utf8")).trim();
    names.set(licence, [...(names.get(licence) ?? []), `${name} ${version}`]);
  }
  return [...names].map(([licence, packages]) => `${packages.join(", ")}\n\n${licence}`).join("\n\n---\n\n");
}

// The first pass tells which packages are in it at all.
const { metafile } = await build({ ...options, write: false });
const used = Object.keys(metafile?.inputs ?? {}).filter((file) => file.includes("node_modules/"));
await build({ ...options, banner: { js: `/*!\n${await licences(used)}\n*/` } });
