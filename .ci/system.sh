# Read by .ci/setup: Python and the system packages. Each is asked for by trying it, not by its package's name.

find_python() {
    for candidate in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

no_python() {
    say "Python 3.11 or newer is needed. Install it (Debian 12 and Ubuntu 24.04 have it as python3), then start again."
    exit 1
}

# What is still missing after installing is said again, by name, and stops the set-up.
system_packages() {
    probe
    if [ -z "$missing" ]; then return; fi
    install $missing
    missing=""
    probe
    if [ -n "$missing" ]; then
        say "Still missing after installing:$missing"
        exit 1
    fi
}

probe() {
    version=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
    need "$version-venv" "$python" -c 'import ensurepip, venv'
    need libpango-1.0-0 library libpango-1.0.so.0
    need libpangoft2-1.0-0 library libpangoft2-1.0.so.0
    need libharfbuzz-subset0 library libharfbuzz-subset.so.0
    if [ "$purpose" = test ]; then probe_for_tests; fi
}

probe_for_tests() {
    if grep -qs '^ID=ubuntu' /etc/os-release; then browser=chromium-browser; else browser=chromium; fi
    command -v chromium >/dev/null || need "$browser" command -v chromium-browser
    need poppler-utils command -v pdftotext
    need qpdf command -v qpdf
    need zbar-tools command -v zbarimg
    need libnss3-tools command -v certutil
    need softhsm2 command -v softhsm2-util
}

need() {
    package=$1; shift
    "$@" >/dev/null 2>&1 || missing="$missing $package"
}

library() { "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1"; }

install() {
    if ! may_install; then
        say "These system packages are missing: $*"
        say "Ask someone who may to run:  apt-get install --no-install-recommends $*"
        say "Then start again."
        exit 1
    fi
    say "Installing system packages: $*"
    as_root apt-get update -qq </dev/null >&2
    as_root apt-get install -qq -y --no-install-recommends "$@" </dev/null >&2
}

may_install() { command -v apt-get >/dev/null && as_root true 2>/dev/null; }

as_root() {
    if [ "$(id -u)" = 0 ]; then env DEBIAN_FRONTEND=noninteractive "$@"
    else sudo -n env DEBIAN_FRONTEND=noninteractive "$@"; fi
}
