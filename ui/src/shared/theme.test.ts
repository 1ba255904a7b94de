import { describe, expect, it } from "vitest";
import { applyPalette, type Mode, PALETTES, STATE } from "./theme";

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe.each<Mode>(["light", "dark"])("%s palette", (mode) => {
  const p = PALETTES[mode];
  const pairs: [string, string, string][] = [
    ["text on page", p.text, p.page],
    ["soft text on page", p.textSoft, p.page],
    ["soft text on surface", p.textSoft, p.surface],
    ["soft text on raised", p.textSoft, p.raised],
    ["links on surface", p.action, p.surface],
    ["links on page", p.action, p.page],
    ["links on a selected row", p.action, p.mainTint],
    ["filled buttons", p.onAction, p.action],
    ["done", p.doneText, p.doneTint],
    ["running", p.runningText, p.runningTint],
    ["a running mark", p.onRunning, p.running],
    ["warning", p.warningText, p.warningTint],
    ["warning on surface", p.warningText, p.surface],
    ["text on a red row", p.text, p.warningTint],
    ["menu", p.menuText, p.menu],
    ["quiet menu", p.menuTextSoft, p.menu],
    ["selected menu", p.menuText, p.menuSelected],
  ];
  it.each(pairs)("%s can be read", (_name, one, other) =>
    expect(contrast(one, other)).toBeGreaterThanOrEqual(4.5),
  );
  it("keeps the colours the business gave", () => expect(p).toMatchObject(STATE));
  it("reaches the style sheet", () => {
    const root = document.createElement("html");
    applyPalette(mode, root);
    expect(root.style.getPropertyValue("--text-soft")).toBe(p.textSoft);
  });
});
