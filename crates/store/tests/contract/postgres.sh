# PostgreSQL in folder $1 with the programs of folder $2, until the input ends.
set -eu
D=$1
B=$2
echo secret > "$D/pw"
as() { "$@"; }
if [ "$(id -u)" = 0 ]; then
    # initdb refuses root.
    chown -R postgres "$D"
    as() { setpriv --reuid=postgres --regid=postgres --clear-groups env -i PATH="$B:/usr/bin:/bin" HOME="$D" LANG=C.UTF-8 "$@"; }
fi
trap 'as "$B/pg_ctl" -D "$D/data" -m immediate -w stop > /dev/null 2>&1 || true; rm -rf "$D"' EXIT
cd "$D"
as "$B/initdb" -D "$D/data" -U app -A scram-sha-256 --pwfile="$D/pw" -E UTF8 --locale=C.UTF-8 --lc-collate=C --no-sync > "$D/initdb.log" 2>&1
as "$B/pg_ctl" -D "$D/data" -w -t 60 -l "$D/log" -o "-c listen_addresses='' -c unix_socket_directories=$D -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" start > /dev/null 2>&1
echo ready
read -r _ || true
