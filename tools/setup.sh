#!/bin/sh
# Set up what a target of the Makefile needs: sh tools/setup.sh forms|portal|docs|test|check|mutants VENV
# System packages come through apt-get where that is allowed; else the command to run is shown.
set -eu
purpose=$1
venv=$2

packages=""
need() { # need PACKAGE COMMAND…: the package, unless the command succeeds
    package=$1
    shift
    "$@" >/dev/null 2>&1 || packages="$packages $package"
}
# shellcheck disable=SC2329 # `need` invokes it
library() { # whether the dynamic linker finds a library
    PATH="$PATH:/sbin:/usr/sbin" ldconfig -p | grep -q "$1"
}

need python3 command -v python3
need python3-venv python3 -c "import ensurepip, venv"
need libpango-1.0-0 library libpango-1.0.so.0
need libpangoft2-1.0-0 library libpangoft2-1.0.so.0
need libharfbuzz-subset0 library libharfbuzz-subset.so.0
if [ "$purpose" = check ]; then
    need chromium command -v chromium
    need libatomic1 library libatomic.so.1 # Playwright's driver
fi
if [ "$purpose" = test ]; then
    need git command -v git
    need default-jdk-headless command -v javac # veraPDF
    need poppler-utils command -v pdfsig
    need qpdf command -v qpdf
    need openssl command -v openssl
fi

if [ -n "$packages" ]; then
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "Install these (their Debian names), then try again:$packages" >&2
        exit 3
    fi
    if [ "$(id -u)" = 0 ]; then
        sudo=""
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        sudo="sudo -n"
    else
        echo "System packages are missing. Run this, then try again:" >&2
        echo "    sudo apt-get update && sudo apt-get install --no-install-recommends$packages" >&2
        exit 3
    fi
    $sudo apt-get update -q
    # shellcheck disable=SC2086 # the packages are separate words
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -q -y --no-install-recommends $packages
fi

if ! python3 -c "import sys; sys.exit(sys.version_info < (3, 11))"; then
    echo "kzforms needs Python 3.11 or newer; this is $(python3 --version)." >&2
    exit 3
fi
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"

pip() { # pip ARGUMENT…: the virtual environment's pip
    "$venv/bin/python" -m pip --disable-pip-version-check "$@"
}
install() { # install OPTION…: the package and what the purpose needs, by pip with these options
    case $purpose in
    forms) ;;
    portal | docs | mutants) set -- "$@" --group "$purpose" ;;
    test) set -- "$@" --group dev ;;
    check) return ;; # what `test` installs
    esac
    # Without build isolation pip needs no network to install the checkout itself once more.
    pip install -q --no-build-isolation "$@" -e .
}

# pip asks the network for nothing that is there already in the version of the pins.
pins=tools/constraints.txt
if pip install -q -c $pins "pip>=25.1" hatchling editables && install -c $pins; then
    exit
fi
if install --no-index 2>/dev/null; then
    echo "pip could not install the versions in $pins: see above. Going on with" >&2
    echo "what is installed, which pyproject.toml allows." >&2
    exit
fi
echo "Packages are missing, and pip could not install them: see above." >&2
exit 3
