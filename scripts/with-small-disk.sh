#!/usr/bin/env bash
# with-small-disk.sh COMMAND...: the command gets a file system of its own with 48 MB, seen by nobody else and gone with it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rmdir "$folder"' EXIT
user=()
# A private mount needs root, or a name space in which this user is root.
[ "$(id -u)" -eq 0 ] || user=(--user --map-root-user)
unshare "${user[@]}" --mount --propagation private bash -c '
    set -euo pipefail
    mount -t tmpfs -o size=48m tmpfs "$1"
    export BANTU_SMALL_DISK=$1
    shift
    rc=0; "$@" || rc=$?
    exit $rc' bash "$folder" "$@"
