import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useRested } from "./useRested";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("follows the text only after it has rested", () => {
  const { result, rerender } = renderHook(({ text }) => useRested(text, 600), {
    initialProps: { text: "a" },
  });
  const pass = (milliseconds: number) => act(() => void vi.advanceTimersByTime(milliseconds));
  rerender({ text: "ab" });
  pass(500);
  rerender({ text: "abc" });
  pass(500);
  expect(result.current).toBe("a");
  pass(100);
  expect(result.current).toBe("abc");
});
