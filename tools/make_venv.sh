#!/bin/sh
# Makes the virtual environment named by $1 with the first Python >= 3.11 found ($PYTHON first);
# with venv, or where Debian left ensurepip out, with pip, virtualenv or uv if one is there.
set -eu
venv=${1:?the folder of the environment}
recent='import sys; sys.exit(sys.version_info < (3, 11))'

python=
for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$candidate" -c "$recent" >/dev/null 2>&1; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "Bellhop needs Python 3.11 or newer; say where it is with 'make PYTHON=/path/to/python3'." >&2
    exit 2
fi

rm -rf "$venv"
if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    exec "$python" -m venv "$venv"
elif "$python" -c 'import virtualenv' 2>/dev/null; then
    exec "$python" -m virtualenv --quiet "$venv"
elif command -v uv >/dev/null 2>&1; then
    exec uv venv --quiet --seed --python "$python" "$venv"
elif "$python" -c 'import pip, venv' 2>/dev/null; then
    "$python" -m venv --without-pip "$venv"
    "$python" -m pip --quiet --python "$venv/bin/python" install pip && exit
    rm -rf "$venv"
fi
echo "$python has no ensurepip: install it first (on Debian and Ubuntu: apt-get install python3-venv)." >&2
exit 2
