// Every keyboard shortcut, declared once: the keys that work, the help dialog, the palette and the settings read this list.
import { useEffect, useRef } from "react";
import { tinykeys } from "tinykeys";
import { useBoundKeys } from "./boundKeys";
import { isImeEvent } from "./ime";
import { isPlain, isReserved, overlap, printKeys } from "./keys";

export type ShortcutGroup = "general" | "navigate" | "list" | "deal" | "quotation";
export const GROUPS: ShortcutGroup[] = ["general", "navigate", "list", "deal", "quotation"];

interface Declared {
  keys: string;
  /** On a Mac, where the keys above mean something else. */
  mac?: string;
  group: ShortcutGroup;
  /** Works while the person types in a field. */
  whileTyping?: boolean;
  /** Handled where the focus is (a list row), listed here for the help dialog only; its keys stay as they are. */
  local?: boolean;
}

export const SHORTCUTS = {
  palette: { keys: "$mod+k", group: "general", whileTyping: true },
  help: { keys: "$mod+/", group: "general", whileTyping: true },
  save: { keys: "$mod+s", group: "general", whileTyping: true },
  create: { keys: "c", group: "general" },
  search: { keys: "/", group: "general" },
  goHome: { keys: "g h", group: "navigate" },
  goOpportunities: { keys: "g o", group: "navigate" },
  goLeads: { keys: "g l", group: "navigate" },
  goCustomers: { keys: "g k", group: "navigate" },
  goContacts: { keys: "g n", group: "navigate" },
  goProducts: { keys: "g p", group: "navigate" },
  goApprovals: { keys: "g a", group: "navigate" },
  goSync: { keys: "g s", group: "navigate" },
  notifications: { keys: "g i", group: "navigate" },
  rowDown: { keys: "ArrowDown", group: "list", local: true },
  rowUp: { keys: "ArrowUp", group: "list", local: true },
  rowOpen: { keys: "Enter", group: "list", local: true },
  rowFirst: { keys: "Home", group: "list", local: true },
  rowLast: { keys: "End", group: "list", local: true },
  followUp: { keys: "f", group: "list" },
  stageNext: { keys: "$mod+ArrowRight", mac: "$mod+Alt+ArrowRight", group: "deal" },
  stageBack: { keys: "$mod+ArrowLeft", mac: "$mod+Alt+ArrowLeft", group: "deal" },
  panel: { keys: "]", group: "deal" },
  lineAdd: { keys: "$mod+Enter", group: "quotation", whileTyping: true },
  lineRemove: { keys: "$mod+Backspace", group: "quotation", whileTyping: true },
  lineUp: { keys: "Alt+ArrowUp", group: "quotation", whileTyping: true },
  lineDown: { keys: "Alt+ArrowDown", group: "quotation", whileTyping: true },
} as const satisfies Record<string, Declared>;

export type ShortcutId = keyof typeof SHORTCUTS;
export const IDS = Object.keys(SHORTCUTS) as ShortcutId[];
const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/** Whether the person may choose other keys for it. */
export function isBindable(id: ShortcutId): boolean {
  const declared: Declared = SHORTCUTS[id];
  return !declared.local;
}

/** The keys that work now: the person's own, else ours. */
export function keysOf(id: ShortcutId, mac = IS_MAC): string {
  const declared: Declared = SHORTCUTS[id];
  const own = declared.local ? undefined : useBoundKeys.getState().bound[id];
  return own ?? (mac ? declared.mac : undefined) ?? declared.keys;
}

/** Pages that are never on the screen together may use the same keys. */
function meet(one: ShortcutId, another: ShortcutId): boolean {
  const [first, second] = [SHORTCUTS[one].group, SHORTCUTS[another].group];
  const page = (group: ShortcutGroup) => group === "deal" || group === "quotation";
  return first === second || !page(first) || !page(second);
}

/** Why keys cannot be given to a shortcut: they belong to the system, would type, or mean something else already. */
export type Objection = { why: "reserved" | "types" } | { why: "taken"; by: ShortcutId };

export function objectionTo(id: ShortcutId, keys: string): Objection | null {
  const declared: Declared = SHORTCUTS[id];
  if (isReserved(keys)) return { why: "reserved" };
  if (declared.whileTyping && isPlain(keys)) return { why: "types" };
  const by = IDS.find((other) => other !== id && meet(id, other) && overlap(keys, keysOf(other)));
  return by ? { why: "taken", by } : null;
}

type Handler = (event: KeyboardEvent) => void;

/** The newest handler of an id wins, so that a dialog can take a key from the page below it. */
const handlers = new Map<ShortcutId, Handler[]>();

function isEditable(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  if (!element || typeof element.closest !== "function") return false;
  return (
    element.closest(
      "input, textarea, select, [contenteditable='true'], [role='textbox'], [role='combobox']",
    ) !== null
  );
}

function runShortcut(id: ShortcutId, event: KeyboardEvent): boolean {
  const declared: Declared = SHORTCUTS[id];
  if (isImeEvent(event) || (!declared.whileTyping && isEditable(event.target))) return false;
  const handler = handlers.get(id)?.at(-1);
  if (!handler) return false;
  event.preventDefault();
  handler(event);
  return true;
}

export function addHandler(id: ShortcutId, handler: Handler): () => void {
  const list = handlers.get(id) ?? [];
  list.push(handler);
  handlers.set(id, list);
  return () => {
    const at = list.lastIndexOf(handler);
    if (at >= 0) list.splice(at, 1);
  };
}

export function hasHandler(id: ShortcutId): boolean {
  return (handlers.get(id)?.length ?? 0) > 0;
}

/** One listener for the whole window; the browser's own save dialog never opens. */
export function installShortcuts(target: Window): () => void {
  let stop: () => void = () => undefined;
  const listen = () => {
    stop();
    const map: Record<string, Handler> = {};
    for (const id of IDS.filter(isBindable)) {
      const before = map[keysOf(id)];
      // Two pages may share keys: the one that is there takes them.
      map[keysOf(id)] = (event) => {
        if (!runShortcut(id, event)) before?.(event);
      };
    }
    stop = tinykeys(target, map, { ignore: isImeEvent });
  };
  listen();
  const forget = useBoundKeys.subscribe(listen);
  const noBrowserSave = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") event.preventDefault();
  };
  target.addEventListener("keydown", noBrowserSave);
  return () => {
    forget();
    stop();
    target.removeEventListener("keydown", noBrowserSave);
  };
}

export function useShortcut(id: ShortcutId, handler: Handler, enabled = true): void {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => (enabled ? addHandler(id, (event) => latest.current(event)) : undefined), [id, enabled]);
}

/** The keys as printed on the keyboard, one text for each press of a sequence. */
export function shortcutKeys(id: ShortcutId, mac = IS_MAC): string[] {
  return printKeys(keysOf(id, mac), mac);
}

/** As `shortcutKeys`, drawn again when the person chooses others. */
export function useShortcutKeys(): (id: ShortcutId) => string[] {
  useBoundKeys((state) => state.bound);
  return (id) => shortcutKeys(id);
}
