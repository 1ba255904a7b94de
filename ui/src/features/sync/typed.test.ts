import { expect, it } from "vitest";
import { typedIn } from "./typed";

const ID = "01a21346-15e4-7a76-8a63-eddbf40d4e2f";

it.each<[unknown, [string, string][]]>([
  [
    {
      id: ID,
      changes: [
        { field: "phone", from: null, to: "+86 10 2" },
        { field: "level_id", from: null, to: ID },
      ],
    },
    [["phone", "+86 10 2"]],
  ],
  [
    { fields: { name: "北京", tags: ["a"], probability: 50, email: "" } },
    [
      ["name", "北京"],
      ["probability", "50"],
    ],
  ],
  [{ id: ID, reason: "太贵" }, [["reason", "太贵"]]],
  [{ changes: [null, 5, { field: 1, to: "x" }] }, []],
  [null, []],
])("%#", (args, expected) => expect(typedIn(args)).toEqual(expected));
