import assert from "node:assert/strict";
import { test } from "node:test";
import { counted, folded } from "../../../src/kg/page/script/overview/lists.js";
import { unpacked } from "../../../src/kg/page/script/overview/unpacked.js";

test("numbers come back from their base64, little-endian", () => {
  const packed = (array) => Buffer.from(array.buffer).toString("base64");
  assert.deepEqual([...unpacked([8, packed(Uint8Array.of(0, 255))])], [0, 255]);
  assert.deepEqual([...unpacked([16, packed(Uint16Array.of(1, 65535))])], [1, 65535]);
  assert.deepEqual([...unpacked([32, packed(Uint32Array.of(70000))])], [70000]);
});

test("names are found as people type them", () => {
  assert.equal(folded("Zöllin ÉCOLE"), "zollin ecole");
});

test("a count has its noun", () => {
  assert.equal(counted(1, "thing"), "1 thing");
  assert.equal(counted(1200, "community", "communities"), "1,200 communities");
});
