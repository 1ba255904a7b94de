#!/usr/bin/env bash
# Builds the .deb with the optimised program and says where it is and what it needs.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
need "${PACKAGES_BUILD[@]}"
need_rust
need_node ui e2e
timeout 3000 e2e/node_modules/.bin/tauri build --ci --bundles deb -- --locked
deb=$(find "$CARGO_TARGET_DIR/release/bundle/deb" -name '*.deb' -printf '%T@ %p\n' | sort -rn | head -1 | cut -d' ' -f2-)
dpkg-deb --field "$deb" Package Version Architecture Depends Recommends Installed-Size
say "$deb ($(stat -c %s "$deb") bytes)"
