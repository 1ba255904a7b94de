import { describe, expect, it } from "vitest";
import type { Mrz } from "./api";
import { mrzRows } from "./mrz";

const MRZ: Mrz = {
  full_name: "WANG XIAOMING",
  passport_no: "EJ1234567",
  passport_expires_on: "2031-01-31",
  nationality: "CHN",
  birth_date: null,
  wrong: [],
};

const differing = (present: Parameters<typeof mrzRows>[1]) =>
  mrzRows(MRZ, present)
    .filter((row) => row.differs !== null)
    .map((row) => [row.name, row.differs]);

describe("a passport's lines beside the form", () => {
  it("tell what they say, and nothing of what they leave out", () =>
    expect(mrzRows(MRZ, {}).map((row) => row.name)).toEqual([
      "full_name",
      "passport_no",
      "passport_expires_on",
      "nationality",
    ]));
  it.each([
    [{}, []],
    [{ full_name: "Xiaoming, Wang" }, []],
    [{ full_name: "Wang Xiaomin" }, [["full_name", "Wang Xiaomin"]]],
    [{ passport_no: "ej 1234567" }, [["passport_no", "ej 1234567"]]],
    [{ passport_no: " EJ1234567 ", nationality: "chn" }, []],
    [{ passport_expires_on: "2031-01-30" }, [["passport_expires_on", "2031-01-30"]]],
    [{ passport_expires_on: null, birth_date: "1988-05-04" }, []],
  ])("are compared: %j", (present, expected) => expect(differing(present)).toEqual(expected));
});
