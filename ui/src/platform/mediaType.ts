// The type of a file by its first bytes; the core decides what is taken, here it only chooses how to show what came.

const HEADS: [type: string, head: string, at: number][] = [
  ["application/pdf", "%PDF-", 0],
  ["image/png", "\x89PNG\r\n\x1a\n", 0],
  ["image/jpeg", "\xff\xd8\xff", 0],
  ["image/webp", "WEBP", 8],
];

export function mediaTypeOf(bytes: ArrayBuffer): string {
  const head = String.fromCharCode(...new Uint8Array(bytes, 0, Math.min(bytes.byteLength, 16)));
  return HEADS.find(([, text, at]) => head.startsWith(text, at))?.[0] ?? "application/octet-stream";
}
