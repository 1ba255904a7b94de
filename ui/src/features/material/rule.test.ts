// A rule keeps only what its kind of paper can be measured by.
import { expect, it } from "vitest";
import type { Rule } from "./api";
import { keptFields } from "./rule";

const all = {
  min_width_px: 800,
  min_page_count: 2,
  max_size_kb: 5120,
  max_file_count: 3,
  allowed_extensions: ["pdf"],
};
const kept = (document_type: Rule["fields"]["document_type"]) => {
  const { min_width_px, min_page_count, max_size_kb, max_file_count, allowed_extensions } = keptFields({
    ...all,
    document_type,
  } as Rule["fields"]);
  return [min_width_px, min_page_count, max_size_kb, max_file_count, allowed_extensions?.length];
};

it.each([
  ["image", [800, null, 5120, 3, 1]],
  ["pdf", [null, 2, 5120, 3, 1]],
  ["file", [800, 2, 5120, 3, 1]],
  ["text", [null, null, null, 1, 0]],
  ["number", [null, null, null, 1, 0]],
] as const)("%s", (kind, left) => expect(kept(kind)).toEqual(left));
