// Fails when the entry chunk, or any lazily loaded chunk, grows past its compressed budget.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));
const KIB = 1024;
const size = (file) => gzipSync(readFileSync(new URL(file, dist))).length;

function withStaticImports(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) withStaticImports(next, seen);
  return seen;
}

const entryKey = Object.keys(manifest).find((key) => manifest[key].isEntry);
const entryParts = withStaticImports(entryKey);
const entry = [...entryParts].reduce((sum, key) => sum + size(manifest[key].file), 0);
const over = [];
if (entry > 700 * KIB) over.push(`entry: ${Math.round(entry / KIB)} KiB`);
let largest = ["none", 0];
for (const [key, chunk] of Object.entries(manifest)) {
  if (entryParts.has(key) || !chunk.file.endsWith(".js")) continue;
  const bytes = size(chunk.file);
  // The PDF reader is one foreign library, loaded only when a page of a PDF is shown.
  const limit = key.includes("pdfjs-dist") ? 700 : 150;
  if (bytes > limit * KIB) over.push(`${key}: ${Math.round(bytes / KIB)} KiB`);
  if (bytes > largest[1]) largest = [key, bytes];
}
console.log(
  `entry ${Math.round(entry / KIB)} KiB gz of 700; largest lazy chunk ${largest[0]} ${Math.round(largest[1] / KIB)} KiB gz`,
);
if (over.length > 0) {
  console.error(`over budget: ${over.join(", ")}`);
  process.exit(1);
}
