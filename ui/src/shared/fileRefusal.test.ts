import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { refusalOf } from "./fileRefusal";

it.each([
  [0, "file.empty"],
  [1, undefined],
  [25 * 1024 * 1024, undefined],
  [25 * 1024 * 1024 + 1, "file.too_large"],
  [200_000_000, "file.too_large"],
])("%i bytes: %s", (size, code) => expect(refusalOf({ size })?.code).toBe(code));

it("has the limit of the core", () => {
  const core = join(import.meta.dirname, "../../../crates/domain/src/attachment.rs");
  expect(readFileSync(core, "utf8")).toContain("MAX_FILE_BYTES: i64 = 25 * 1024 * 1024;");
});
