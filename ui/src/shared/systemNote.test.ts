import { beforeAll, expect, it } from "vitest";
import { startI18n } from "./i18n";
import { systemNote } from "./systemNote";

beforeAll(startI18n);

it.each([
  ["system.paid/12040-PAY-001", "款项已到：12040-PAY-001"],
  ["system.taken_back/付错\n账户", "确认已撤回：付错\n账户"],
  ["system.nobody_knows/x", "system.nobody_knows/x"],
  ["客户答应周五付款", "客户答应周五付款"],
  ["system.paid", "system.paid"],
])("%j", (stored, told) => expect(systemNote(stored)).toBe(told));
