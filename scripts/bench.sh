#!/usr/bin/env bash
# The measures of the product as JSON, on this machine, with the disk's own fsync beside them.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
need "${PACKAGES_BUILD[@]}" "${PACKAGES_KEYRING[@]}"
need_rust
need_node ui
build_screens
timeout 2400 cargo build --release --locked --workspace --bins
exec timeout 1200 bash scripts/with-keyring.sh "$CARGO_TARGET_DIR/release/bantu-figures" "$CARGO_TARGET_DIR/release/bantu"
