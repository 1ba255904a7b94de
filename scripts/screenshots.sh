#!/usr/bin/env bash
# Takes the pictures that README shows, anew: the screens in Chromium, a paper, and the real window. `screens` or `window` takes only those.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
PART=${1:-all}
# The office's clock begins here, so that the same pictures come out on another day.
AT=2026-03-12T03:30:00Z

need "${PACKAGES_BUILD[@]}" "${PACKAGES_TEST[@]}" libfaketime
need_rust
need_node ui e2e
build_screens
CRATES=(-p bantu-server)
[ "$PART" = screens ] || CRATES+=(-p bantu)
step "programs built" timeout 3000 cargo build --locked --bins "${CRATES[@]}"

FOLDER=$(mktemp -d -t bantu-screenshots-XXXXXX)
trap 'rm -rf "$FOLDER"' EXIT
# The `faketime` command would stand between us and the program; its library does not.
FAKETIME_LIBRARY=$(dpkg -L libfaketime | grep '/libfaketime\.so\.1$')
printf '#!/bin/sh\nTZ=UTC LD_PRELOAD=%s FAKETIME="@%s" FAKETIME_DONT_FAKE_MONOTONIC=1 exec "%s" "$@"\n' \
    "$FAKETIME_LIBRARY" "$(tr TZ '  ' <<<"$AT" | sed 's/ *$//')" "$CARGO_TARGET_DIR/debug/bantu-server" >"$FOLDER/office"
chmod +x "$FOLDER/office"
[ "$PART" = window ] || BANTU_SERVER_BIN=$FOLDER/office BANTU_SCREENSHOT_AT=$AT \
    step "screens and a paper" node e2e/screenshots.mjs
[ "$PART" = screens ] || step "window" bash scripts/with-window.sh node e2e/screenshots.mjs window
say "done: docs/screenshots"
