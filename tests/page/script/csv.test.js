import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "../../../src/kg/page/script/shared/csv.js";

test("cells with commas, quotes or lines are quoted", () => {
  assert.equal(
    csv([
      ["a", "b"],
      ['x, "y"', "1\n2"],
    ]),
    'a,b\r\n"x, ""y""","1\n2"\r\n',
  );
});

test("no cell is a formula, and a number stays one", () => {
  assert.equal(csv([["=1+1", "@x", "-5", "+x", "-1.5e3"]]), "'=1+1,'@x,-5,'+x,-1.5e3\r\n");
});
