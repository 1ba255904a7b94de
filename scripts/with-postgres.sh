#!/usr/bin/env bash
# with-postgres.sh COMMAND...: the command gets BANTU_TEST_PG, the address of a throw-away PostgreSQL on the loopback.
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || { echo "PostgreSQL is not installed" >&2; exit 1; }
folder=$(mktemp -d)
secret=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf '%s\n' "$secret" >"$folder/password"

# initdb refuses root: then the package's own user runs the server.
if [ "$(id -u)" -eq 0 ]; then
    chown -R postgres "$folder"
    as() { setpriv --reuid=postgres --regid=postgres --clear-groups env -i PATH="$bin:/usr/bin:/bin" HOME="$folder" LANG=C.UTF-8 "$@"; }
else
    as() { env PATH="$bin:$PATH" LANG=C.UTF-8 "$@"; }
fi
cleanup() {
    as timeout 30 "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap cleanup EXIT

cd "$folder"
as timeout 60 "$bin/initdb" -D "$folder/data" -U bantu -A scram-sha-256 --pwfile="$folder/password" -E UTF8 \
    --locale=C.UTF-8 --lc-collate=C --no-sync >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; exit 1; }
port=
for _ in 1 2 3 4 5; do
    try=$((20000 + RANDOM % 12000))
    if as timeout 60 "$bin/pg_ctl" -D "$folder/data" -w -t 30 -l "$folder/log" \
        -o "-c listen_addresses=127.0.0.1 -p $try -k $folder -c max_connections=200 -c fsync=off -c synchronous_commit=off -c full_page_writes=off" \
        start >/dev/null 2>&1; then
        port=$try
        break
    fi
done
[ -n "$port" ] || { cat "$folder/log" >&2; exit 1; }
cd "$OLDPWD"
export BANTU_TEST_PG="host=127.0.0.1 port=$port user=bantu password=$secret"
rc=0
"$@" || rc=$?
exit "$rc"
