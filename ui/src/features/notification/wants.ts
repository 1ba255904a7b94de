// How a person wants to be told: ticks per kind and way.
import type { Wants } from "./api";
import type { Kind } from "./kinds";

export const WAYS = ["list", "popup", "mail"] as const;
export type Way = (typeof WAYS)[number];

const OFF = { list: "muted_kinds", popup: "no_popup_kinds", mail: "no_mail_kinds" } as const;

export function isOn(wants: Wants, kind: Kind, way: Way): boolean {
  return !wants[OFF[way]].includes(kind);
}

/** What is told in no way at all neither pops up nor is mailed. */
export function mayChoose(wants: Wants, kind: Kind, way: Way): boolean {
  return way === "list" || isOn(wants, kind, "list");
}

export function withWay(wants: Wants, kinds: readonly Kind[], way: Way, on: boolean): Wants {
  const others = wants[OFF[way]].filter((one) => !kinds.some((kind) => kind === one));
  return { ...wants, [OFF[way]]: on ? others : [...others, ...kinds] };
}
