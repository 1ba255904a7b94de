import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  addHandler,
  hasHandler,
  installShortcuts,
  SHORTCUTS,
  type ShortcutId,
  shortcutKeys,
} from "./shortcuts";

let stop: () => void;
const undo: (() => void)[] = [];
beforeEach(() => {
  stop = installShortcuts(window);
});
afterEach(() => {
  stop();
  for (const one of undo.splice(0)) one();
  document.body.innerHTML = "";
});

function on(id: ShortcutId) {
  const handler = vi.fn();
  undo.push(addHandler(id, handler));
  return handler;
}

function press(key: string, init: KeyboardEventInit = {}, target: EventTarget = window) {
  const event = new KeyboardEvent("keydown", { key, code: key, bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
}

function input(): HTMLInputElement {
  document.body.innerHTML = "<input>";
  return document.querySelector("input") as HTMLInputElement;
}

describe("registry", () => {
  it("gives no two commands the same keys in one place", () => {
    const global = Object.values(SHORTCUTS).filter((one) => !("local" in one));
    expect(new Set(global.map((one) => one.keys)).size).toBe(global.length);
  });
  it("has no single key that also ends a sequence", () => {
    const keys = Object.values(SHORTCUTS).map((one) => one.keys as string);
    const ends = keys.filter((one) => one.includes(" ")).map((one) => one.split(" ").at(-1));
    expect(keys.filter((one) => ends.includes(one))).toEqual([]);
  });
  it("prints keys for both keyboards", () => {
    expect(shortcutKeys("stageNext", false)).toEqual(["Ctrl+→"]);
    expect(shortcutKeys("palette", true)).toEqual(["⌘K"]);
    expect(shortcutKeys("goHome", false)).toEqual(["G", "H"]);
  });
});

describe("handling", () => {
  it("runs the handler and keeps the browser out", () => {
    const handler = on("save");
    expect(press("s", { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(handler).toHaveBeenCalledTimes(1);
  });
  it("never opens the browser's save dialog, also with nothing to save", () =>
    expect(press("s", { ctrlKey: true }).defaultPrevented).toBe(true));
  it("leaves word jumps in a text field alone", () => {
    const handler = on("stageNext");
    expect(press("ArrowRight", { ctrlKey: true }, input()).defaultPrevented).toBe(false);
    expect(handler).not.toHaveBeenCalled();
  });
  it("opens the palette also while typing", () => {
    const handler = on("palette");
    press("k", { ctrlKey: true }, input());
    expect(handler).toHaveBeenCalledTimes(1);
  });
  it("ignores keys of an input method", () => {
    const handler = on("palette");
    press("k", { ctrlKey: true, isComposing: true });
    expect(handler).not.toHaveBeenCalled();
  });
  it("follows sequences", () => {
    const handler = on("goOpportunities");
    press("g");
    press("o");
    expect(handler).toHaveBeenCalledTimes(1);
  });
  it("lets the newest handler win and gives the key back", () => {
    const page = on("create");
    const dialog = vi.fn();
    const close = addHandler("create", dialog);
    press("c");
    close();
    press("c");
    expect([dialog.mock.calls.length, page.mock.calls.length]).toEqual([1, 1]);
    expect(hasHandler("create")).toBe(true);
  });
});
