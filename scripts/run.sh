#!/usr/bin/env bash
# Builds the program, starts a local office with demo data and opens the window of a demo rep, enrolled already.
# Without a screen it plays a whole deal on three laptops in a temporary folder instead.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

HEADLESS=
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ] || HEADLESS=1
PASSWORD=bantu-demo-2026
REP=rep@demo.bantu
LOGINS=$(sed -n 's/.*"email": "\([^"]*\)".*/\1/p' "$ROOT/crates/app/demo/users.json" | paste -sd' ')
export BANTU_PASSPHRASE=$PASSWORD

need "${PACKAGES_BUILD[@]}" "${PACKAGES_RUN[@]}"
need_rust
need_node ui
build_screens
step "program and office built" timeout 3000 cargo build --locked --workspace --bins
BANTU=$CARGO_TARGET_DIR/debug/bantu
OFFICE=$CARGO_TARGET_DIR/debug/bantu-server

if [ -n "$HEADLESS" ]; then
    DEMO=$(mktemp -d -t bantu-demo-XXXXXX)
else
    DEMO=${BANTU_DEMO:-${XDG_DATA_HOME:-$HOME/.local/share}/bantu-demo}
    mkdir -p "$DEMO"
fi

# The office: four people and demo data, made once; then the server, on a free port that is kept.
office() { "$OFFICE" "$@" --data "$DEMO/office"; }
# Before the first release the schema still changes under old numbers, and built-in rows come only at the founding: demo data of
# another schema is made anew instead of being upgraded.
SCHEMA=$(find migrations -name '*.sql' | LC_ALL=C sort | xargs cat | sha256sum | cut -d' ' -f1)
if [ "$(cat "$DEMO/office-ready" 2>/dev/null)" != "$SCHEMA" ]; then
    [ ! -e "$DEMO/office-ready" ] || say "the demo data is of another version and is made anew"
    rm -rf "$DEMO/office" "$DEMO/laptop" "$DEMO/laptop-ready"
    step "office made, with demo data" office demo
    echo "$SCHEMA" >"$DEMO/office-ready"
fi

SERVER=
stop_office() { [ -z "$SERVER" ] || kill "$SERVER" 2>/dev/null || true; }
trap stop_office EXIT
answers() { curl --silent --fail --max-time 2 "http://127.0.0.1:$1/health"; }
start_office() {
    local port
    for port in "$(cat "$DEMO/port" 2>/dev/null || echo 8420)" $((20000 + RANDOM % 12000)) $((20000 + RANDOM % 12000)); do
        answers "$port" >/dev/null 2>&1 && continue
        "$OFFICE" serve --data "$DEMO/office" --listen "127.0.0.1:$port" >"$DEMO/office.log" 2>&1 </dev/null &
        SERVER=$!
        if wait_for 20 answers "$port"; then
            echo "$port" >"$DEMO/port"
            return 0
        fi
        stop_office
    done
    cat "$DEMO/office.log"
    return 1
}
step_begun=$(date +%s%N)
start_office
URL=http://127.0.0.1:$(cat "$DEMO/port")
say "office runs at $URL ($((($(date +%s%N) - step_begun) / 1000000)) ms)"

if [ -n "$HEADLESS" ]; then
    say "no screen here: one deal is played through its nine stages without a window"
    BANTU_BIN=$BANTU BANTU_SERVER_BIN=$OFFICE node scripts/golden.mjs "$URL" "$DEMO"
    say "done; everything is in $DEMO"
    exit 0
fi

# The laptop of the rep, enrolled once by a one-time code.
enroll() {
    local code
    code=$(office enroll-code "$REP")
    "$BANTU" --data "$DEMO/laptop" rpc setup.join "{\"url\":\"$URL\",\"code\":\"$code\",\"device_name\":\"demo laptop\"}"
    "$BANTU" --data "$DEMO/laptop" sync
    "$BANTU" --data "$DEMO/laptop" recovery-key
}
if [ ! -e "$DEMO/laptop-ready" ]; then
    rm -rf "$DEMO/laptop"
    step "laptop enrolled as $REP" enroll
    touch "$DEMO/laptop-ready"
fi

cat <<TEXT

          office     $URL
          logins     $LOGINS
          password   $PASSWORD
          data       $DEMO

TEXT
say "the window of $REP opens; the office stops when it is closed"
"$BANTU" --data "$DEMO/laptop"
