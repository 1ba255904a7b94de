import { describe, expect, it } from "vitest";
import { printed } from "./api";

describe("printed", () => {
  it.each([
    ["zh", ["zh"]],
    ["zh_id", ["zh", "id"]],
    ["zh_en", ["zh", "en"]],
  ] as const)("%s", (language, expected) => expect(printed(language)).toEqual(expected));
});
