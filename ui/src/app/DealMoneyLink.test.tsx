import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { setTransport } from "../platform/host";
import { httpTransport } from "../platform/http";
import type { Transport } from "../platform/transport";
import { startI18n } from "../shared/i18n";
import { createQueryClient } from "../shared/query";
import { type Session, SessionContext } from "../shared/session";
import { DealMoneyLink } from "./DealMoneyLink";

beforeAll(() => startI18n());
afterEach(() => cleanup());

const contract = (status: string, signed_on: string | null) => ({
  id: status,
  contract_no: "12001-CON-001",
  status,
  signed_on,
});

/** What the deal's contracts answer, and what the person may do. */
function look(permissions: string[], rows: object[]) {
  const rpc = vi.fn<Transport["rpc"]>().mockResolvedValue({ rows, total: rows.length });
  setTransport({ ...httpTransport, rpc });
  const onOpen = vi.fn();
  render(
    <SessionContext value={{ permissions } as Session}>
      <QueryClientProvider client={createQueryClient()}>
        <DealMoneyLink opportunityId="d" onOpen={onOpen} />
      </QueryClientProvider>
    </SessionContext>,
  );
  return { rpc, onOpen };
}

it("leads to the payments once a contract is signed", async () => {
  const { onOpen } = look(["invoice.view", "payment.report"], [contract("signed", "2026-11-02")]);
  fireEvent.click(await screen.findByRole("button", { name: "实际到账" }));
  expect(onOpen).toHaveBeenCalledTimes(1);
  expect(screen.getByText("合同已签署，可随时登记到账。")).toBeTruthy();
});

it("promises no report to whoever may only look", async () => {
  look(["invoice.view"], [contract("effective", "2026-11-02")]);
  await screen.findByRole("button", { name: "实际到账" });
  expect(screen.queryByText("合同已签署，可随时登记到账。")).toBeNull();
});

it.each([
  ["no contract", []],
  ["a contract that was only sent", [contract("sent", null)]],
  ["a signed contract that ended", [contract("terminated", "2026-11-02")]],
])("is not there with %s", async (_, rows) => {
  const { rpc } = look(["invoice.view", "payment.report"], rows);
  await waitFor(() => expect(rpc).toHaveBeenCalledTimes(1));
  await act(async () => void (await rpc.mock.results[0]?.value));
  expect(screen.queryByRole("button")).toBeNull();
});

it("is not there, and asks nothing, without the right to see money", () => {
  const { rpc } = look(["contract.view"], [contract("signed", "2026-11-02")]);
  expect(screen.queryByRole("button")).toBeNull();
  expect(rpc).not.toHaveBeenCalled();
});
