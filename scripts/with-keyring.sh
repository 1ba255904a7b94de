#!/usr/bin/env bash
# with-keyring.sh COMMAND...: the command gets a private session bus with a real, unlocked, throw-away Secret Service.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -m 700 "$folder/run"
REAL_HOME=$HOME HOME=$folder XDG_DATA_HOME=$folder/data XDG_CACHE_HOME=$folder/cache XDG_RUNTIME_DIR=$folder/run \
    dbus-run-session -- bash -c '
    set -euo pipefail
    eval "$(printf throw-away | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null)"
    ready() {
        gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets \
            --method org.freedesktop.Secret.Service.ReadAlias default 2>/dev/null | grep -q /collection/
    }
    for _ in $(seq 100); do ready && break; sleep 0.1; done
    ready || { echo "the Secret Service did not start" >&2; exit 1; }
    export HOME=$REAL_HOME BANTU_TEST_KEYRING=1
    unset XDG_DATA_HOME XDG_CACHE_HOME
    rc=0; "$@" || rc=$?
    kill "$(gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus \
        --method org.freedesktop.DBus.GetConnectionUnixProcessID org.freedesktop.secrets |
        sed "s/uint32//" | tr -dc 0-9)" 2>/dev/null || true
    exit $rc' bash "$@"
