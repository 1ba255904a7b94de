import { render } from "@testing-library/react";
import { beforeAll, describe, expect, it } from "vitest";
import { AppError, type FieldError } from "../platform/transport";
import { ErrorNote } from "./ErrorNote";
import { startI18n } from "./i18n";

beforeAll(() => startI18n());

describe("the error note", () => {
  const invalid = (path: string): FieldError => ({ path, code: "field.invalid", params: { field: path } });
  const check = (error: AppError, heading: string, fields: string[]) => {
    const { container, unmount } = render(<ErrorNote error={error} />);
    expect(container.querySelector(".ant-alert-title")?.textContent).toBe(heading);
    expect([...container.querySelectorAll("li")].map((one) => one.textContent)).toEqual(fields);
    unmount();
  };
  it("says once what is about one field", () =>
    check(
      new AppError("field.invalid", { field: "nib" }, "", [invalid("nib")]),
      "「企业登记证号 NIB」的值不正确。",
      [],
    ));
  it("lists the fields where the heading says another thing", () =>
    check(
      new AppError("args.malformed", {}, "", [invalid("nib"), invalid("npwp"), invalid("nib")]),
      "请求内容格式不正确。",
      ["「企业登记证号 NIB」的值不正确。", "「税卡号 NPWP」的值不正确。"],
    ));
  it("needs no field", () => check(new AppError("quotation.no_lines"), "报价单还没有任何一行。", []));
});
