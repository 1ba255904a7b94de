// What is asked and found, as a person reads it.
import { beforeAll, expect, it } from "vitest";
import { startI18n } from "../../shared/i18n";
import type { Ask } from "./api";
import { applicantName, askWords, changedWords, findingWords, nameIn, waitName } from "./words";

beforeAll(() => startI18n());

const ASK: Ask = {
  document_name_zh: "护照首页",
  document_name_en: "Passport",
  document_type: "image",
  is_required: true,
  is_per_person: true,
  is_secret: false,
  max_size_kb: 5120,
  allowed_extensions: ["jpg", "jpeg", "png"],
  min_width_px: 800,
  min_height_px: 600,
  aspect_ratio: null,
  min_file_count: 1,
  max_file_count: 1,
  valid_months: 6,
  depends_on: [],
  comes_from_registration: false,
  sort_order: 1,
};

it("says what is asked", () => {
  expect(askWords(ASK, "zh")).toEqual([
    "图片 (JPG, PNG)",
    "不超过 5 MB",
    "至少 800×600 像素",
    "有效期至少 6 个月",
  ]);
  const deed: Ask = { ...ASK, document_type: "pdf", allowed_extensions: ["pdf"], max_size_kb: null };
  expect(
    askWords(
      { ...deed, min_width_px: null, min_height_px: null, min_page_count: 2, max_file_count: 3 },
      "zh",
    ),
  ).toEqual(["PDF", "至少 2 页", "最多 3 个文件", "有效期至少 6 个月"]);
});

it.each([
  [{ code: "too_few_pixels", asked: "800×600", found: "400×300" }, "图片 400×300 像素，至少需要 800×600"],
  [{ code: "too_large", asked: "5120", found: "6144" }, "文件 6 MB，不能超过 5 MB"],
  [{ code: "kind", asked: "image", found: "application/pdf" }, "须为图片，这是 PDF"],
  [{ code: "extension", asked: "jpg, png", found: "webp" }, "格式须为 JPG, PNG，这是 WEBP"],
  [
    { code: "expires_too_early", asked: "2026-07-05", found: "2026-02-01" },
    "有效期到 2026-02-01，须至少到 2026-07-05",
  ],
  [
    { code: "shape", file_name: "a.png", asked: "3:4", found: "600×600" },
    "a.png：图片 600×600 像素，宽高比须为 3:4",
  ],
  [{ code: "of_tomorrow", asked: "", found: "" }, "of_tomorrow"],
])("tells what the check found: %o", (finding, text) => expect(findingWords(finding, "zh")).toBe(text));

it("names papers in the person's language, else in one that there is", () =>
  expect([nameIn(["护照", null, "Passport"], "id"), nameIn(["护照", null, null], "en")]).toEqual([
    "Passport",
    "护照",
  ]));

it("names what is waited for", () =>
  expect([
    waitName({ requirement_id: "x", code: "CAPITAL", names: ["注册资金", null, null] }, "zh"),
    waitName({ code: "" }, "zh"),
    waitName({ code: "12001-EXE-001" }, "zh"),
  ]).toEqual(["注册资金", "公司注册完成", "公司注册完成（12001-EXE-001）"]));

it("names an applicant by his place until his name is known", () =>
  expect([
    applicantName({ opportunity_id: "d", applicant_no: 2 }),
    applicantName({ opportunity_id: "d", applicant_no: 1, full_name: "WANG WEI" }),
    applicantName(null),
  ]).toEqual(["申请人 2", "WANG WEI", "公司"]));

it("tells what a new rule asks otherwise", () =>
  expect(changedWords(ASK, { ...ASK, valid_months: 18, depends_on: ["CAPITAL"] }, "zh")).toEqual({
    gone: ["有效期至少 6 个月"],
    come: ["有效期至少 18 个月", "等待 注册资金"],
  }));
