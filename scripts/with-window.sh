#!/usr/bin/env bash
# with-window.sh COMMAND...: the command gets a screen, a session bus and a WebDriver for the real window.
set -euo pipefail
inside='
    set -euo pipefail
    for _ in $(seq 100); do xdpyinfo >/dev/null 2>&1 && break; sleep 0.1; done
    export TAURI_AUTOMATION=true TAURI_WEBVIEW_AUTOMATION=true GTK_IM_MODULE=gtk-im-context-simple LIBGL_ALWAYS_SOFTWARE=1
    for _ in 1 2 3 4 5; do
        export BANTU_WEBDRIVER_PORT=$((20000 + RANDOM % 12000))
        WebKitWebDriver --host=127.0.0.1 --port=$BANTU_WEBDRIVER_PORT & driver=$!
        for _ in $(seq 50); do
            kill -0 $driver 2>/dev/null || break
            (exec 3<>/dev/tcp/127.0.0.1/$BANTU_WEBDRIVER_PORT) 2>/dev/null && break 2
            sleep 0.1
        done
    done
    rc=0; "$@" || rc=$?
    kill $driver 2>/dev/null || true
    exit $rc'
bus=(dbus-run-session --)
# A bus with a keyring is already there: the window is to use it.
[ -z "${BANTU_TEST_KEYRING:-}" ] || bus=()
exec "${bus[@]}" xvfb-run -a -s "-screen 0 1400x860x24 -nolisten tcp" bash -c "$inside" bash "$@"
