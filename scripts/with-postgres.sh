#!/bin/sh
# Runs a command with DATABASE_URL pointing to a PostgreSQL cluster of its own, thrown away after.
# Without PostgreSQL the command is left out; with STRICT=1 that is a failure.
set -eu

bin=$(dirname "$(command -v initdb || ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null |
    tail -n 1)")
if [ ! -x "$bin/initdb" ]; then
    echo "没有 PostgreSQL，略过（no PostgreSQL, left out）: $*"
    [ "${STRICT:-}" != 1 ]
    exit
fi

# PostgreSQL refuses to run as root.
as_owner() {
    if [ "$(id -u)" = 0 ]; then (cd / && su postgres -s /bin/sh -c "$1"); else sh -c "$1"; fi
}

# A socket's path may have about a hundred characters, so the folder is not below TMPDIR.
folder=$(mktemp -d /tmp/gongkai.XXXXXX)
[ "$(id -u)" != 0 ] || chown postgres "$folder"
trap 'as_owner "$bin/pg_ctl -D $folder/data -m immediate stop" >/dev/null 2>&1; rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM

as_owner "$bin/initdb -D $folder/data -U gongkai -A trust -E UTF8 --no-sync" >/dev/null
as_owner "$bin/pg_ctl -D $folder/data -w -l $folder/log -o \
    \"-k $folder -c listen_addresses= -c fsync=off\" start" >/dev/null || {
    cat "$folder/log" >&2
    exit 1
}
DATABASE_URL="postgres://gongkai@/postgres?host=$folder" "$@"
