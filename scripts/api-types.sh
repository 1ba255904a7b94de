#!/usr/bin/env bash
# Writes the TypeScript types of the screens from the program's own OpenAPI document; with --check only compares.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
need_rust
need_node ui
# A program of yesterday would write the types of yesterday. The whole workspace, as the tests build it: of the server alone its
# libraries would be built once more with other features.
cargo build --quiet --locked --workspace --all-targets
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$CARGO_TARGET_DIR/debug/bantu-server" openapi >"$folder/openapi.json"
npm --prefix ui run --silent types -- "$folder/openapi.json" "$folder/api.ts"
if [ "${1:-}" = --check ]; then
    diff -u ui/src/bindings/api.ts "$folder/api.ts" || { say "run scripts/api-types.sh and commit ui/src/bindings/api.ts"; exit 1; }
else
    install -m 644 "$folder/api.ts" ui/src/bindings/api.ts
fi
