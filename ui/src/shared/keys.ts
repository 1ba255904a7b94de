// Keys as text: what was pressed, how it is printed, and whether two of them get in each other's way.
import { isImeEvent } from "./ime";

const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);
const MAC_KEYS: Record<string, string> = { $mod: "⌘", Alt: "⌥", Shift: "⇧" };
const KEYS: Record<string, string> = {
  $mod: "Ctrl",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};
const MODIFIERS = new Set([
  "Control",
  "Meta",
  "Alt",
  "AltGraph",
  "Shift",
  "CapsLock",
  "Fn",
  "Dead",
  "Process",
]);
/** Keys whose text would be read as a separator, and letters that Alt turns into other signs, go by their place. */
const BY_PLACE = /^(Key[A-Z]|Digit\d)$/;

/** Keys that belong to the system, the window or the editing of text. */
const RESERVED = new Set([
  ...["Escape", "Tab", "Shift+Tab", "Enter", "Space", "Backspace", "Delete", "F5", "F11", "F12", "Alt+F4"],
  ...["$mod+a", "$mod+c", "$mod+v", "$mod+x", "$mod+z", "$mod+y", "$mod+r", "$mod+p", "$mod+w", "$mod+q"],
  ...["$mod+Shift+z", "Alt+ArrowLeft", "Alt+ArrowRight", "Alt+Tab"],
]);

export function isReserved(keys: string): boolean {
  return keys.split(" ").some((press) => RESERVED.has(press));
}

/** True for a key that also types: it cannot work inside a text field. */
export function isPlain(keys: string): boolean {
  return keys.split(" ").some((press) => !/\$mod|Alt|Meta|Control/.test(press) && !/^F\d+$/.test(press));
}

/** The press of an event as the registry writes it; null while only modifiers are down or an input method is at work. */
export function pressOf(event: KeyboardEvent, mac = IS_MAC): string | null {
  if (isImeEvent(event) || MODIFIERS.has(event.key)) return null;
  const mods = [
    ...((mac ? event.metaKey : event.ctrlKey) ? ["$mod"] : []),
    ...(mac && event.ctrlKey ? ["Control"] : []),
    ...(!mac && event.metaKey ? ["Meta"] : []),
    ...(event.altKey ? ["Alt"] : []),
  ];
  const byPlace = event.key === "+" || event.key === " " || (event.altKey && BY_PLACE.test(event.code));
  const key = byPlace ? event.code : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return [...mods, ...(event.shiftKey ? ["Shift"] : []), key].join("+");
}

/** The keys as printed on the keyboard, one text for each press of a sequence. */
export function printKeys(keys: string, mac = IS_MAC): string[] {
  return keys.split(" ").map((press) =>
    press
      .split(/(?<=\w)\+/)
      .map((key) => {
        const plain = key.replace(/^(Key|Digit)(?=.$)/, "");
        return (
          (mac ? MAC_KEYS[plain] : undefined) ??
          KEYS[plain] ??
          (plain.length === 1 ? plain.toUpperCase() : plain)
        );
      })
      .join(mac ? "" : "+"),
  );
}

/** The same keys, or one press that begins or ends the other's sequence: the person would get both. */
export function overlap(one: string, another: string): boolean {
  const [first, second] = [one.split(" "), another.split(" ")];
  if (first.length === second.length) return one === another;
  const [short, long] = first.length < second.length ? [first, second] : [second, first];
  return (
    long.slice(0, short.length).join(" ") === short.join(" ") ||
    long.slice(-short.length).join(" ") === short.join(" ")
  );
}
