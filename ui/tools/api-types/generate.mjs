#!/usr/bin/env node
// Turns the project's OpenAPI document into TypeScript types: generate.mjs OPENAPI.json OUT.ts
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const [source, target] = process.argv.slice(2);
if (!source || !target) {
  console.error("usage: bantu-api-types OPENAPI.json OUT.ts");
  process.exit(2);
}
const ast = await openapiTS(JSON.parse(readFileSync(source, "utf8")), { alphabetize: true });
writeFileSync(
  target,
  `// Generated from the OpenAPI document by tools/api-types; do not edit.\n${astToString(ast)}`,
);
