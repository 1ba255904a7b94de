import { afterEach, describe, expect, it, vi } from "vitest";
import { installImeGuard, isImeEvent, pressed } from "./ime";

const key = (over: Partial<KeyboardEvent>) => ({ key: "Enter", keyCode: 13, isComposing: false, ...over });

describe("isImeEvent", () => {
  it("knows a composing key", () => expect(isImeEvent(key({ isComposing: true }))).toBe(true));
  it("knows WebKit's committing Enter, which no longer says it composes", () =>
    expect(isImeEvent(key({ keyCode: 229 }))).toBe(true));
  it("lets an ordinary key through", () => expect(isImeEvent(key({}))).toBe(false));
  it("looks into the event that React wraps", () =>
    expect(isImeEvent({ key: "Enter", keyCode: 13, nativeEvent: { isComposing: true } })).toBe(true));
});

describe("pressed", () => {
  it("is true for the plain key", () => expect(pressed(key({}), "Enter")).toBe(true));
  it("is false for another key", () => expect(pressed(key({ key: "a" }), "Enter")).toBe(false));
  it("is false while composing", () => expect(pressed(key({ isComposing: true }), "Enter")).toBe(false));
});

describe("installImeGuard", () => {
  let stop = (): void => undefined;
  afterEach(() => {
    stop();
    document.body.innerHTML = "";
  });

  function field() {
    document.body.innerHTML = "<form><input></form>";
    const input = document.querySelector("input") as HTMLInputElement;
    const heard = vi.fn();
    input.addEventListener("keydown", heard);
    stop = installImeGuard(window);
    return { input, heard };
  }
  const press = (input: HTMLElement, init: KeyboardEventInit & { keyCode?: number }) => {
    const event = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...init });
    if (init.keyCode !== undefined) Object.defineProperty(event, "keyCode", { value: init.keyCode });
    input.dispatchEvent(event);
    return event;
  };

  it("hides keys of a composition from handlers", () => {
    const { input, heard } = field();
    for (const letter of ["b", "e", "i", "j", "i", "n", "g", "Enter"])
      press(input, { key: letter, isComposing: true });
    expect(heard).not.toHaveBeenCalled();
  });
  it("stops the committing Enter from submitting the form", () => {
    const { input, heard } = field();
    expect(press(input, { keyCode: 229 }).defaultPrevented).toBe(true);
    expect(heard).not.toHaveBeenCalled();
  });
  it("leaves the next, real Enter alone", () => {
    const { input, heard } = field();
    press(input, { keyCode: 229 });
    expect(press(input, { keyCode: 13 }).defaultPrevented).toBe(false);
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
