// Every keyboard shortcut, declared once: the keys that work, the help dialog and the palette read this list.
import { useEffect, useRef } from "react";
import { tinykeys } from "tinykeys";
import { isImeEvent } from "./ime";

export type ShortcutGroup = "general" | "navigate" | "list" | "deal" | "quotation";

interface Declared {
  keys: string;
  group: ShortcutGroup;
  /** Works while the person types in a field. */
  whileTyping?: boolean;
  /** Handled where the focus is (a list row), listed here for the help dialog only. */
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
  goCustomers: { keys: "g k", group: "navigate" },
  goContacts: { keys: "g n", group: "navigate" },
  goProducts: { keys: "g p", group: "navigate" },
  goApprovals: { keys: "g a", group: "navigate" },
  goSync: { keys: "g s", group: "navigate" },
  rowDown: { keys: "ArrowDown", group: "list", local: true },
  rowUp: { keys: "ArrowUp", group: "list", local: true },
  rowOpen: { keys: "Enter", group: "list", local: true },
  rowFirst: { keys: "Home", group: "list", local: true },
  rowLast: { keys: "End", group: "list", local: true },
  stageNext: { keys: "$mod+ArrowRight", group: "deal" },
  stageBack: { keys: "$mod+ArrowLeft", group: "deal" },
  panel: { keys: "]", group: "deal" },
  lineAdd: { keys: "$mod+Enter", group: "quotation", whileTyping: true },
  lineRemove: { keys: "$mod+Backspace", group: "quotation", whileTyping: true },
  lineUp: { keys: "Alt+ArrowUp", group: "quotation", whileTyping: true },
  lineDown: { keys: "Alt+ArrowDown", group: "quotation", whileTyping: true },
} as const satisfies Record<string, Declared>;

export type ShortcutId = keyof typeof SHORTCUTS;
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
  const map: Record<string, Handler> = {};
  for (const id of Object.keys(SHORTCUTS) as ShortcutId[]) {
    const declared: Declared = SHORTCUTS[id];
    if (!declared.local) map[declared.keys] = (event) => void runShortcut(id, event);
  }
  const stop = tinykeys(target, map, { ignore: isImeEvent });
  const noBrowserSave = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") event.preventDefault();
  };
  target.addEventListener("keydown", noBrowserSave);
  return () => {
    stop();
    target.removeEventListener("keydown", noBrowserSave);
  };
}

export function useShortcut(id: ShortcutId, handler: Handler, enabled = true): void {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => (enabled ? addHandler(id, (event) => latest.current(event)) : undefined), [id, enabled]);
}

const MAC_KEYS: Record<string, string> = { $mod: "⌘", Alt: "⌥", Shift: "⇧" };
const KEYS: Record<string, string> = {
  $mod: "Ctrl",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};

/** The keys as printed on the keyboard, one text for each press of a sequence. */
export function shortcutKeys(id: ShortcutId, mac = /Mac|iPhone|iPad/.test(navigator.platform)): string[] {
  return SHORTCUTS[id].keys.split(" ").map((press) =>
    press
      .split("+")
      .map(
        (key) =>
          (mac ? MAC_KEYS[key] : undefined) ?? KEYS[key] ?? (key.length === 1 ? key.toUpperCase() : key),
      )
      .join(mac ? "" : "+"),
  );
}
