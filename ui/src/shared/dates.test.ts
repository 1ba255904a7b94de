import { describe, expect, it } from "vitest";
import {
  addDays,
  formatDate,
  formatInstant,
  formatInstantDay,
  formatMonth,
  formatTime,
  today,
} from "./dates";

describe("formatDate", () => {
  it("Indonesian", () => expect(formatDate("2026-11-22", "id")).toBe("22 Nov 2026"));
  it("Chinese", () => expect(formatDate("2026-11-22", "zh")).toBe("2026-11-22"));
  it("English", () => expect(formatDate("2026-11-22", "en")).toBe("22 Nov 2026"));
  it("empty", () => expect(formatDate(null, "en")).toBe("—"));
  it("broken text stays visible", () => expect(formatDate("soon", "en")).toBe("soon"));
});

describe("formatMonth", () => {
  it.each([
    ["2026-05", "id", "Mei 2026"],
    ["2026-05", "en", "May 2026"],
    ["2026-05", "zh", "2026-05"],
    ["2026-01", "en", "Jan 2026"],
    ["soon", "en", "soon"],
  ] as const)("%s in %s", (month, language, shown) => expect(formatMonth(month, language)).toBe(shown));
});

describe("instants", () => {
  it("shows the zone's time", () =>
    expect(formatTime("2026-11-22T03:32:00Z", "zh", "Asia/Jakarta")).toBe("10:32"));
  it("knows Shanghai is one hour on", () =>
    expect(formatTime("2026-11-22T03:32:00Z", "zh", "Asia/Shanghai")).toBe("11:32"));
  it("dates with time", () =>
    expect(formatInstant("2026-11-22T18:30:00Z", "en", "Asia/Jakarta")).toContain("23 Nov 2026"));
});

describe("formatInstantDay", () => {
  it("is the day where the person is", () =>
    expect(formatInstantDay("2026-11-22T18:30:00Z", "id", "Asia/Jakarta")).toBe("23 Nov 2026"));
});

describe("Chinese instants", () => {
  it("are written year first", () =>
    expect(formatInstant("2026-11-22T18:30:00Z", "zh", "Asia/Jakarta")).toBe("2026-11-23 01:30"));
});

describe("civil arithmetic", () => {
  it("crosses a month", () => expect(addDays("2026-01-31", 1)).toBe("2026-02-01"));
  it("goes back", () => expect(addDays("2026-03-01", -1)).toBe("2026-02-28"));
  it("is local today", () => expect(today(new Date(2026, 10, 3))).toBe("2026-11-03"));
});
