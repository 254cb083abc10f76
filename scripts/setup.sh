#!/bin/sh
# Makes .venv with the locked set "run" or "test", and gongkai in it. Does nothing where nothing
# changed. The stamps are written last: a .venv without them was interrupted, and is made anew.
set -eu
set_wanted=$1
venv=.venv
locked=$venv/.locked
installed=$venv/.installed

fits() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        fits "$PYTHON" && echo "$PYTHON" && return
        echo "PYTHON=$PYTHON 不是 Python 3.11 以上版本（is not Python 3.11 or later）。" >&2
        return 1
    fi
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        fits "$name" && echo "$name" && return
    done
    echo "需要 Python 3.11 以上版本；装好后可用 make PYTHON=路径 指定。" >&2
    echo "Python 3.11 or later is needed; name one with make PYTHON=path." >&2
    return 1
}

make_venv() {
    rm -rf "$venv"
    if ! "$python" -m venv "$venv"; then
        rm -rf "$venv"
        echo "无法建立虚拟环境；Debian 请先 apt install python3-venv。" >&2
        echo "No virtual environment could be made; on Debian: apt install python3-venv." >&2
        return 1
    fi
}

install() {
    "$venv/bin/python" -m pip --disable-pip-version-check install --quiet --quiet "$@"
}

python=$(find_python)
version=$("$python" -c 'import sys; print(sys.version, sys.base_prefix)')
lock=$(echo "$version $PWD" | cat - requirements/run.txt requirements/test.txt | cksum)
project=$(cat pyproject.toml src/gongkai/__init__.py | cksum)

if [ "$(cat "$locked" 2>/dev/null)" != "test $lock" ] &&
    [ "$(cat "$locked" 2>/dev/null)" != "$set_wanted $lock" ]; then
    echo "正在安装锁定的依赖包（installing the locked packages: $set_wanted）……"
    [ "$(cat "$locked" 2>/dev/null)" = "run $lock" ] || make_venv
    rm -f "$locked"
    install --no-deps --require-hashes -r "requirements/$set_wanted.txt"
    echo "$set_wanted $lock" >"$locked"
fi
if [ "$(cat "$installed" 2>/dev/null)" != "$project" ]; then
    rm -f "$installed"
    install --no-deps --no-build-isolation --editable .
    echo "$project" >"$installed"
fi
