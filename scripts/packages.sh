#!/bin/sh
# Brings the programs that some tests need: a browser, PostgreSQL, LibreOffice. Where it may not
# install, it names what will be left out; with STRICT=1 that is a failure.
set -eu

postgres_here() {
    command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

missing() {
    command -v chromium >/dev/null || echo chromium
    postgres_here || echo postgresql
    command -v soffice >/dev/null || echo libreoffice-writer-nogui
    # On Debian the part that reads spreadsheets is a package of its own.
    [ ! -d /usr/lib/dpkg ] || ls /usr/lib/libreoffice/program/libsclo.so >/dev/null 2>&1 ||
        echo libreoffice-calc-nogui
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

wanted=$(missing)
if [ -n "$wanted" ] && command -v apt-get >/dev/null && as_root true 2>/dev/null; then
    echo "apt-get install" $wanted
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq -y --no-install-recommends $wanted >/dev/null
    wanted=$(missing)
fi
if [ -n "$wanted" ]; then
    echo "未安装，相关测试略过（not installed, their tests are left out）:" $wanted
    [ "${STRICT:-}" != 1 ]
fi
