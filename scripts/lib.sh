# Sourced by the other scripts: where things are, steps with their time, and what this machine lacks.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"
export PATH="$ROOT/ui/node_modules/.bin:$HOME/.cargo/bin:$PATH"
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$ROOT/target}
STARTED=$(date +%s%N)

# say TEXT: one line with the seconds since the start.
say() {
    local now
    now=$(date +%s%N)
    printf '%6s s  %s\n' "$(((now - STARTED) / 1000000000)).$((((now - STARTED) / 100000000) % 10))" "$*"
}

# step TEXT COMMAND...: runs a command quietly, prints its time, and its output only if it failed.
step() {
    local text=$1 begun log
    shift
    begun=$(date +%s%N)
    log=$(mktemp)
    if ! "$@" >"$log" 2>&1 </dev/null; then
        cat "$log"
        rm -f "$log"
        say "FAILED: $text ($*)"
        return 1
    fi
    rm -f "$log"
    say "$text ($((($(date +%s%N) - begun) / 1000000)) ms)"
}

# The toolchain file pins 1.95.0; a machine that has it only under the name `stable` is as good.
use_toolchain() {
    if ! cargo --version >/dev/null 2>&1 && rustup run stable rustc --version 2>/dev/null | grep -q '^rustc 1\.95\.'; then
        export RUSTUP_TOOLCHAIN=stable
    fi
}

# What is built decides what is needed; names are Debian's.
PACKAGES_BUILD=(build-essential ca-certificates curl file libgtk-3-dev libssl-dev libwebkit2gtk-4.1-dev pkg-config)
PACKAGES_RUN=(fonts-noto-cjk xdg-utils)
PACKAGES_KEYRING=(dbus gnome-keyring libglib2.0-bin)
PACKAGES_TEST=("${PACKAGES_KEYRING[@]}" chromium dbus-x11 dunst fonts-noto-cjk imagemagick openssl poppler-utils postgresql qpdf
    python3-aiosmtpd webkit2gtk-driver x11-utils xauth xdotool xvfb)

missing_packages() {
    local name
    for name in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || echo "$name"
    done
}

# need PACKAGE...: installs what is missing, with sudo only if it must, and says so.
need() {
    local missing sudo=() try
    command -v apt-get >/dev/null || return 0
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        sudo=(sudo)
        say "sudo is used once, to install: ${missing[*]}"
    fi
    for try in 1 2; do
        if "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive timeout 300 apt-get update -qq &&
            "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive timeout 900 apt-get install -y -qq --no-install-recommends \
                -o DPkg::Lock::Timeout=300 "${missing[@]}" >/dev/null; then
            say "installed ${#missing[@]} system packages"
            return 0
        fi
        say "apt-get failed (try $try)"
    done
    return 1
}

need_rust() {
    use_toolchain
    if ! command -v cargo >/dev/null; then
        say "no cargo here: rustup installs Rust 1.95 for this user"
        timeout 600 bash -c "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | \
            sh -s -- -y --no-modify-path --profile minimal -c clippy -c rustfmt --default-toolchain 1.95.0"
    fi
    cargo --version >/dev/null
}

# Debian's Node only fetches the one that the screens are built with (npm package `node`).
need_node() {
    command -v npm >/dev/null || need nodejs npm
    local folder
    for folder in "$@"; do
        if [ ! "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ]; then
            step "npm ci in $folder" timeout 600 npm --prefix "$folder" ci --no-audit --no-fund --loglevel=error
            touch "$folder/node_modules/.package-lock.json"
        fi
    done
}

# The screens are built anew only if a source is newer than the result.
build_screens() {
    if [ -n "$(find ui -path ui/node_modules -prune -o -path ui/dist -prune -o -type f -newer ui/dist/index.html -print -quit 2>/dev/null)" ] ||
        ! [ -d ui/dist/assets ]; then
        step "screens built" timeout 300 npm --prefix ui run build
    fi
}

# wait_for SECONDS COMMAND...: until the command succeeds.
wait_for() {
    local until=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$until" ] || return 1
        sleep 0.05
    done
}
