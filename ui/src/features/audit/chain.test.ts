import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { AppError } from "../../platform/transport";
import { errorText } from "../../shared/errorText";
import { startI18n } from "../../shared/i18n";
import { shortHead, type Verified, verifyChain } from "./chain";

const HASH = "ab".repeat(32);

/** An office with so many versions, answered 5,000 at a time. */
function office(newest: number) {
  const asked: (string | null)[] = [];
  const step = async (after: string | null): Promise<Verified> => {
    asked.push(after);
    const from = after === null ? 0 : Number(after.split(":")[0]);
    const to = Math.min(from + 5_000, newest);
    const versions = to - from;
    const is_done = versions < 5_000;
    return { versions, entries: versions * 2, head: `${to}:${HASH}`, newest, chained_from: 1, is_done };
  };
  return { asked, step };
}

describe("verifying the chain", () => {
  it("goes on from where each step ended and tells how far it is", async () => {
    const { asked, step } = office(12_345);
    const told: [number, number][] = [];
    const found = await verifyChain(step, (done, newest) => told.push([done, newest]));
    expect(asked).toEqual([null, `5000:${HASH}`, `10000:${HASH}`]);
    expect(told).toEqual([
      [5_000, 12_345],
      [10_000, 12_345],
    ]);
    expect([found.versions, found.entries, found.head]).toEqual([12_345, 24_690, `12345:${HASH}`]);
  });
  it("ends with the step that finds something wrong", async () => {
    const broken = new AppError("audit.broken", { version: "4", what: "entry_changed" });
    await expect(
      verifyChain(
        () => Promise.reject(broken),
        () => {},
      ),
    ).rejects.toBe(broken);
  });
  it("shortens a head", () => expect(shortHead(`12345:${HASH}`)).toBe("12345:abababababab…"));
});

describe("what is said of it", () => {
  beforeAll(startI18n);
  it.each([
    [
      "zh",
      "审计记录在第 4 号版本处已被改动：有一条记录与封存时不同。",
      "12,345 个版本、24,690 条记录，连续无缺。",
    ],
    [
      "id",
      "Jejak audit telah diubah pada versi 4: sebuah catatannya tidak sama dengan saat disegel.",
      "12.345 versi dengan 24.690 catatan, utuh.",
    ],
    [
      "en",
      "The audit trail was altered at version 4: one of its entries is not as it was sealed.",
      "12,345 versions with 24,690 entries, unbroken.",
    ],
  ] as const)("in %s", async (language, broken, whole) => {
    await i18next.changeLanguage(language);
    const params = { version: "4", what: "entry_changed" };
    expect(errorText({ code: "audit.broken", params }, language)).toBe(broken);
    expect(i18next.t("audit:chain_whole", { versions: 12_345, entries: 24_690 })).toBe(whole);
  });
});
