#!/usr/bin/env bash
# The window with hot reload of the screens; a change in Rust rebuilds and restarts it.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
need "${PACKAGES_BUILD[@]}" "${PACKAGES_RUN[@]}"
need_rust
need_node ui e2e
exec e2e/node_modules/.bin/tauri dev -- --locked
