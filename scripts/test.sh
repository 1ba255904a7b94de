#!/usr/bin/env bash
# Everything that must hold before a change lands. Ends with the totals of all test runners.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
export NO_COLOR=1 CARGO_TERM_COLOR=never
RESULTS=${BANTU_TEST_RESULTS:-$ROOT/test-results}
rm -rf "$RESULTS"
mkdir -p "$RESULTS"
PASSED=0
FAILED=0
BROKEN=()

# check NAME SECONDS COMMAND...: a check that is right or wrong; a wrong one counts as one failure.
check() {
    local name=$1 seconds=$2 begun=$SECONDS
    shift 2
    if timeout --kill-after=10 "$seconds" "$@" >"$RESULTS/$name.log" 2>&1 </dev/null; then
        say "ok      $name ($((SECONDS - begun)) s)"
    else
        tail -n 60 "$RESULTS/$name.log"
        say "FAILED  $name: $*"
        FAILED=$((FAILED + 1))
        BROKEN+=("$name")
    fi
}

# tests NAME SECONDS COMMAND...: a test runner, whose own totals are added to ours.
tests() {
    local name=$1 seconds=$2 begun=$SECONDS rc=0 passed failed
    shift 2
    timeout --kill-after=10 "$seconds" "$@" >"$RESULTS/$name.log" 2>&1 </dev/null || rc=$?
    read -r passed failed < <(totals "$RESULTS/$name.log")
    # A runner that ended badly without a failed test of its own, or that ran nothing, has failed all the same.
    if [ "$failed" -eq 0 ] && { [ "$rc" -ne 0 ] || [ "$passed" -eq 0 ]; }; then failed=1; fi
    PASSED=$((PASSED + passed))
    FAILED=$((FAILED + failed))
    if [ "$failed" -gt 0 ]; then
        tail -n 120 "$RESULTS/$name.log"
        say "FAILED  $name: $passed passed, $failed failed (exit $rc, $((SECONDS - begun)) s)"
        BROKEN+=("$name")
    else
        say "ok      $name: $passed passed ($((SECONDS - begun)) s)"
    fi
}

# totals LOG: passed and failed tests, from the closing lines of nextest, cargo test, vitest and our own scripts.
totals() {
    sed 's/\x1b\[[0-9;]*m//g' "$1" | awk '
        function add(word,   i) {
            for (i = 2; i <= NF; i++) if ($i ~ "^" word "[,;|]?$") return $(i - 1) + 0
            return 0
        }
        /Summary \[.*tests? run:/            { sub(/.*run:/, "run:"); gsub(/\([^)]*\)/, ""); p += add("passed"); f += add("failed") + add("timed") + add("exec") ; next }
        /^test result:/                      { p += add("passed"); f += add("failed"); next }
        /^ *Tests +[0-9]+ (passed|failed)/   { p += add("passed"); f += add("failed"); next }
        /^[0-9]+ passed, [0-9]+ failed/      { p += add("passed"); f += add("failed"); next }
        END { print p + 0, f + 0 }'
}

rust_tests() {
    if cargo nextest --version >/dev/null 2>&1; then
        tests rust 2700 bash scripts/with-postgres.sh bash scripts/with-keyring.sh \
            cargo nextest run --workspace --locked --no-fail-fast
    else
        tests rust 2700 bash scripts/with-postgres.sh bash scripts/with-keyring.sh \
            cargo test --workspace --locked --no-fail-fast --lib --bins --tests
    fi
}

need "${PACKAGES_BUILD[@]}" "${PACKAGES_TEST[@]}"
need_rust
need_node ui e2e

check ui-lint 120 npm --prefix ui run lint
check ui-build 300 npm --prefix ui run build
tests ui-unit 300 npm --prefix ui test

check cargo-fetch 300 cargo fetch --locked
check rustfmt 120 cargo fmt --all --check
check clippy 1500 cargo clippy --workspace --all-targets --locked -- -D warnings
if cargo deny --version >/dev/null 2>&1; then
    # Without the advisory database, which would have to be downloaded; the walls test repeats licences and bans.
    check cargo-deny 120 cargo deny --offline check bans licenses sources
fi
check build 1500 cargo build --workspace --all-targets --locked
check api-types 120 bash scripts/api-types.sh --check
rust_tests

export BANTU_BIN=$CARGO_TARGET_DIR/debug/bantu BANTU_SERVER_BIN=$CARGO_TARGET_DIR/debug/bantu-server BANTU_TEST_RESULTS=$RESULTS
tests browser 900 node e2e/browser.mjs
tests papers 300 node e2e/papers.mjs
tests laptop 600 node e2e/laptop.mjs
tests golden 400 node e2e/golden.mjs
tests files 300 node e2e/files.mjs
tests disk 120 bash scripts/with-small-disk.sh node e2e/disk.mjs
tests window 300 bash scripts/with-keyring.sh bash scripts/with-window.sh node e2e/window.mjs

if [ "${#BROKEN[@]}" -gt 0 ]; then
    say "failed: ${BROKEN[*]}; full output in $RESULTS"
fi
say "total"
echo "$PASSED passed, $FAILED failed"
[ "$FAILED" -eq 0 ]
