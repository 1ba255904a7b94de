import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useBoundKeys } from "./boundKeys";
import { isPlain, overlap, pressOf, printKeys } from "./keys";
import {
  addHandler,
  hasHandler,
  IDS,
  installShortcuts,
  keysOf,
  objectionTo,
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
  localStorage.clear();
  useBoundKeys.getState().open("nobody");
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
  it("objects to none of its own keys", () =>
    expect(IDS.filter((id) => !("local" in SHORTCUTS[id]) && objectionTo(id, keysOf(id)) !== null)).toEqual(
      [],
    ));
  it("uses no word jump of a Mac for the stages", () =>
    expect([keysOf("stageNext", true), keysOf("stageNext", false)]).toEqual([
      "$mod+Alt+ArrowRight",
      "$mod+ArrowRight",
    ]));
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

describe("own keys", () => {
  const { open, bind, reset } = useBoundKeys.getState();
  it("work at once, and the old ones no longer", () => {
    open("rep");
    const handler = on("palette");
    bind("palette", "$mod+j");
    press("k", { ctrlKey: true });
    expect(handler).not.toHaveBeenCalled();
    press("j", { ctrlKey: true });
    expect(handler).toHaveBeenCalledTimes(1);
    expect(shortcutKeys("palette", false)).toEqual(["Ctrl+J"]);
  });
  it("belong to the user who chose them", () => {
    open("rep");
    bind("goHome", "g x");
    open("manager");
    expect(keysOf("goHome", false)).toBe("g h");
    open("rep");
    expect(keysOf("goHome", false)).toBe("g x");
  });
  it("go back one by one or all at once", () => {
    open("rep");
    bind("create", "n");
    bind("panel", "[");
    reset("create");
    expect([keysOf("create"), keysOf("panel")]).toEqual(["c", "["]);
    reset();
    open("rep");
    expect(keysOf("panel")).toBe("]");
  });
  it("may be the same on two pages that are never there together", () => {
    open("rep");
    bind("panel", "$mod+Enter");
    expect(objectionTo("panel", "$mod+Enter")).toBeNull();
    const panel = on("panel");
    press("Enter", { ctrlKey: true });
    expect(panel).toHaveBeenCalledTimes(1);
  });
  it.each<[ShortcutId, string, unknown]>([
    ["create", "m", null],
    ["create", "n", { why: "taken", by: "goContacts" }],
    ["create", "/", { why: "taken", by: "search" }],
    ["create", "g", { why: "taken", by: "goHome" }],
    ["create", "h", { why: "taken", by: "goHome" }],
    ["create", "ArrowDown", { why: "taken", by: "rowDown" }],
    ["panel", "c", { why: "taken", by: "create" }],
    ["save", "s", { why: "types" }],
    ["save", "F2", null],
    ["palette", "$mod+c", { why: "reserved" }],
    ["create", "Escape", { why: "reserved" }],
    ["create", "x Tab", { why: "reserved" }],
  ])("%s on %s", (id, keys, expected) => expect(objectionTo(id, keys)).toEqual(expected));
  it.each(["", "[]", "null", "{", '{"palette":5}', '{"palette":""}'])("survive kept nonsense: %s", (kept) => {
    localStorage.setItem("bantu.shortcuts.rep", kept);
    open("rep");
    expect(keysOf("palette", false)).toBe("$mod+k");
  });
});

describe("presses", () => {
  const event = (key: string, init: KeyboardEventInit = {}) => new KeyboardEvent("keydown", { key, ...init });
  it.each<[KeyboardEvent, boolean, string | null]>([
    [event("K", { ctrlKey: true, shiftKey: true }), false, "$mod+Shift+k"],
    [event("k", { metaKey: true }), true, "$mod+k"],
    [event("k", { ctrlKey: true }), true, "Control+k"],
    [event("+", { ctrlKey: true, code: "Equal" }), false, "$mod+Equal"],
    [event("˚", { altKey: true, code: "KeyK" }), true, "Alt+KeyK"],
    [event("Control", { ctrlKey: true }), false, null],
    [event("n", { isComposing: true }), false, null],
  ])("%#", (pressed, mac, expected) => expect(pressOf(pressed, mac)).toBe(expected));
  it("are printed", () => {
    expect(printKeys("$mod+Alt+ArrowRight", true)).toEqual(["⌘⌥→"]);
    expect(printKeys("Alt+KeyK", false)).toEqual(["Alt+K"]);
    expect(printKeys("g h", false)).toEqual(["G", "H"]);
  });
  it("meet when one begins or ends the other", () => {
    expect([overlap("g", "g h"), overlap("g h", "h"), overlap("g h", "g o"), overlap("$mod+k", "k")]).toEqual(
      [true, true, false, false],
    );
    expect([isPlain("g h"), isPlain("F2"), isPlain("$mod+k"), isPlain("Shift+?")]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
