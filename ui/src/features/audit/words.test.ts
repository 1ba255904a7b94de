import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { CATALOGUES } from "../../shared/catalogues";
import { startI18n } from "../../shared/i18n";
import { LANGUAGES } from "../../shared/language";
import type { AuditValue } from "./api";
import { fieldName, isNoise, readable, tableName } from "./words";

beforeAll(async () => {
  await startI18n();
  await i18next.changeLanguage("en");
});

const reading = { language: "en" as const, zone: "Asia/Jakarta", names: new Map([["level", "Level 3"]]) };

describe("values of the trail", () => {
  it.each<[string, AuditValue | null, string]>([
    ["phone", null, ""],
    ["phone", { kind: "text", value: "+62" }, "+62"],
    ["status", { kind: "text", value: "accepted" }, "Accepted"],
    ["status", { kind: "text", value: "of_tomorrow" }, "of_tomorrow"],
    ["state", { kind: "text", value: "revoked" }, "Revoked"],
    ["status", { kind: "text", value: "signed" }, "Signed"],
    ["payment_method", { kind: "text", value: "cash" }, "Cash"],
    ["conditions", { kind: "list", value: ["contract_signed"] }, "Every contract is signed"],
    ["version", { kind: "number", value: 2 }, "2"],
    ["discount_limit", { kind: "decimal", value: "12.50" }, "12.5"],
    ["is_locked", { kind: "flag", value: true }, "yes"],
    ["is_locked", { kind: "flag", value: false }, "no"],
    ["valid_until", { kind: "day", value: "2026-02-04" }, "4 Feb 2026"],
    [
      "total_primary",
      { kind: "money", value: { amount: "37050000", currency: "IDR" } },
      "IDR\u00a037,050,000",
    ],
    ["level_id", { kind: "record", value: { id: "level", name: null } }, "Level 3"],
    ["owner_user_id", { kind: "record", value: { id: "x", name: "Ani" } }, "Ani"],
    ["channel_id", { kind: "record", value: { id: "01890000-0000-7000", name: null } }, "01890000"],
    ["tags", { kind: "list", value: ["VIP", "新"] }, "VIP, 新"],
    ["roles", { kind: "list", value: ["SALES"] }, "Sales"],
  ])("%s %o", (field, value, expected) => expect(readable(field, value, reading)).toBe(expected));
  it("tells a time in the person's zone", () =>
    expect(readable("sent_at", { kind: "instant", value: "2026-01-05T03:00:00Z" }, reading)).toContain(
      "10:00",
    ));
});

describe("names of the trail", () => {
  it("names fields and tables, and shows what it does not know", () => {
    expect([fieldName("owner_user_id"), fieldName("shoe_size"), fieldName("of_tomorrow")]).toEqual([
      "Owner",
      "shoe_size",
      "of_tomorrow",
    ]);
    expect([tableName("customers"), tableName("device"), tableName("of_tomorrow")]).toEqual([
      "Customer",
      "Laptop",
      "of_tomorrow",
    ]);
    expect([isNoise("updated_at"), isNoise("phone")]).toEqual([true, false]);
  });

  const domain = join(import.meta.dirname, "../../../../crates/domain/src");
  const source = readdirSync(domain, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".rs"))
    .map((name) => readFileSync(join(domain, name), "utf8"))
    .join("\n");
  const every = (pattern: RegExp) => [...source.matchAll(pattern)].map((match) => match[1] as string);

  const migrations = join(import.meta.dirname, "../../../../migrations");
  const columns = readdirSync(migrations)
    .filter((name) => /_(records|money)\.sql$/.test(name))
    .flatMap((name) => [
      ...readFileSync(join(migrations, name), "utf8").matchAll(/^ {4}([a-z]\w+) (?:TEXT|BIGINT)/gm),
    ])
    .map((match) => (match[1] as string).replace(/_(minor|json|e2|e4|e9)$/, ""));

  it.each([...LANGUAGES])("every field has its words: %s", (language) => {
    expect(columns.length).toBeGreaterThan(500);
    const { field } = CATALOGUES[language].audit;
    expect(columns.filter((column) => column !== "workspace" && !(column in field))).toEqual([]);
  });

  it.each([...LANGUAGES])("every table and every command has its words: %s", (language) => {
    const tables = every(/\b[A-Z]\w+ in "([a-z_]+)"/g);
    const commands = every(/^ {4}\w+\([\w:<>]+\) = "([a-z_.]+)", \w+, "/gm);
    expect([tables.length > 30, commands.length > 60]).toEqual([true, true]);
    const texts = CATALOGUES[language];
    expect(tables.filter((table) => !(table in texts.audit.table))).toEqual([]);
    const named = texts.sync.command as Record<string, Record<string, string>>;
    const nameless = commands.filter((command) => {
      const [noun = "", verb = ""] = command.split(".");
      return named[noun]?.[verb] === undefined;
    });
    expect(nameless).toEqual([]);
  });
});
