import { expect, it } from "vitest";
import { mediaTypeOf } from "./mediaType";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0)).buffer;

it.each([
  ["%PDF-1.7 …", "application/pdf"],
  ["\x89PNG\r\n\x1a\n", "image/png"],
  ["\xff\xd8\xff\xe0", "image/jpeg"],
  ["RIFF\0\0\0\0WEBPVP8 ", "image/webp"],
  ["MZ\x90\0", "application/octet-stream"],
  ["<svg>", "application/octet-stream"],
  ["%PDF", "application/octet-stream"],
  ["", "application/octet-stream"],
])("%j is %s", (text, type) => expect(mediaTypeOf(bytes(text))).toBe(type));
