import { render } from "@testing-library/react";
import { beforeAll, describe, expect, it } from "vitest";
import { startI18n } from "./i18n";
import { SyncBadge } from "./SyncBadge";

beforeAll(() => startI18n());

describe("the badge", () => {
  const check = (
    state: "synced" | "pending" | "offline" | "attention",
    pending: number,
    attention: number,
    expected: string,
  ) => {
    const { container, unmount } = render(
      <SyncBadge state={state} pending={pending} attention={attention} />,
    );
    expect(container.textContent).toBe(expected);
    unmount();
  };
  it("counts what asks for attention", () => check("attention", 1, 2, "需处理 2"));
  it("counts nothing where sync itself stands still, as on a revoked laptop", () =>
    check("attention", 1, 0, "需处理"));
  it("tells what waits", () => {
    check("pending", 3, 0, "待同步 3");
    check("offline", 3, 0, "离线 · 待同步 3");
    check("synced", 0, 0, "已同步");
  });
});
