import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { bringIntoView } from "./bringIntoView";

const scroll = vi.fn<(this: Element) => void>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(function (this: Element) {
    scroll.call(this);
  });
});
afterEach(() => {
  vi.useRealTimers();
  scroll.mockReset();
  document.body.innerHTML = "";
});

const BUTTONS = "<button>first</button><button>second</button>";

function place(id: string, content = BUTTONS): HTMLElement {
  const panel = document.createElement("section");
  panel.id = id;
  panel.innerHTML = content;
  document.body.append(panel);
  return panel;
}

it("scrolls to a place that is there and gives its first button the focus", () => {
  const panel = place("payments");
  bringIntoView("payments");
  vi.advanceTimersByTime(100);
  expect(scroll.mock.contexts).toEqual([panel]);
  expect(document.activeElement?.textContent).toBe("first");
});

it("waits for a place whose data come later, and goes there once", async () => {
  bringIntoView("payments");
  vi.advanceTimersByTime(500);
  expect(scroll).not.toHaveBeenCalled();
  const panel = place("payments");
  await vi.advanceTimersByTimeAsync(10);
  expect(scroll.mock.contexts).toEqual([panel]);
  place("another");
  await vi.advanceTimersByTimeAsync(10);
  expect(scroll).toHaveBeenCalledTimes(1);
});

it("gives the focus when the first button comes after its panel, and scrolls once", async () => {
  bringIntoView("payments");
  vi.advanceTimersByTime(100);
  const panel = place("payments", "<p>waits for its rows</p>");
  await vi.advanceTimersByTimeAsync(10);
  panel.innerHTML = BUTTONS;
  await vi.advanceTimersByTimeAsync(10);
  expect(document.activeElement?.textContent).toBe("first");
  expect(scroll).toHaveBeenCalledTimes(1);
});

it("takes no focus from a field the person has gone to meanwhile", async () => {
  bringIntoView("payments");
  vi.advanceTimersByTime(100);
  const field = document.createElement("input");
  document.body.append(field);
  field.focus();
  place("payments");
  await vi.advanceTimersByTimeAsync(10);
  expect(document.activeElement).toBe(field);
  expect(scroll).toHaveBeenCalledTimes(1);
});

it("gives up after a while: nobody is carried away from what he has begun since", async () => {
  bringIntoView("payments");
  vi.advanceTimersByTime(5_000);
  place("payments");
  await vi.advanceTimersByTimeAsync(10);
  expect(scroll).not.toHaveBeenCalled();
});
