#!/bin/sh
# Everything a developer needs, from a bare machine on:
#   sh packaging/dev.sh run [ARGS...]    sets up what a person needs, then starts Nearward with ARGS
#   sh packaging/dev.sh test [ARGS...]   sets up all of it, then runs every check (ARGS go to pytest)
#   sh packaging/dev.sh setup            sets up all of it
# What was set up once is not done again.
set -eu
cd "$(dirname "$0")/.."

LIBRARIES="libglib2.0-0 libgl1 libegl1 libfontconfig1 libfreetype6 libdbus-1-3 libxkbcommon0
  libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
  libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libwayland-client0 libwayland-cursor0
  libwayland-egl1 libcups2 fonts-dejavu-core"
TOOLS="strace xvfb openbox xdotool xclip dbus dbus-x11 at-spi2-core hunspell"
VENV=.venv

say() { printf '%s\n' "$*" >&2; }

usage() {
  say "usage: sh packaging/dev.sh run [ARGS...] | test [PYTEST ARGS...] | setup"
  exit 2
}

apt_install() {
  say "Installing packages of the system: $*"
  as_root=""
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null 2>&1 || { say "Please install these as root: $*"; exit 1; }
    as_root=sudo
  fi
  wait_for="-o DPkg::Lock::Timeout=600"
  if [ -z "${apt_is_fresh:-}" ]; then
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get $wait_for update -qq
    apt_is_fresh=yes
  fi
  # what it would fetch and take, in apt's own words
  env LC_ALL=C apt-get install --no-install-recommends --assume-no "$@" 2>/dev/null |
    grep -E '^(Need to get|After this)' >&2 || true
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get $wait_for install -y -qq \
    --no-install-recommends "$@" >/dev/null
}

has_apt() { command -v apt-get >/dev/null 2>&1; }

fits() {
  "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
  for python in python3.13 python3.12 python3.11 python3 python python3.14; do
    if command -v "$python" >/dev/null 2>&1 && fits "$python"; then
      printf '%s' "$python"
      return 0
    fi
  done
  return 1
}

need_python() {
  if python=$(find_python); then
    return
  fi
  if has_apt; then
    apt_install python3 python3-venv
    if python=$(find_python); then
      return
    fi
    # an older system: its own Python stays as it is, a newer one comes beside it
    for version in 3.13 3.12 3.11; do
      if apt-cache show "python$version-venv" >/dev/null 2>&1; then
        apt_install "python$version" "python$version-venv"
        if python=$(find_python); then
          return
        fi
      fi
    done
  fi
  say "Nearward needs Python 3.11 or newer, with its modules venv and ensurepip. Please install:"
  say "  Debian, Ubuntu: python3 python3-venv · Fedora: python3 · Arch: python · macOS: brew install python@3.13"
  exit 1
}

# need_environment person|developer: a developer's tools come on top of what a person needs
need_environment() {
  if [ "$1" = person ]; then
    lock=packaging/requirements.lock
    comes="about 130 MB of Python libraries; with them Nearward takes 0.5 GB"
  else
    lock=packaging/requirements-dev.lock
    comes="about 240 MB of Python libraries and developers' tools; with them Nearward takes 0.9 GB"
  fi
  wanted="$1 $(cksum pyproject.toml $lock)"
  everything="developer $(cksum pyproject.toml packaging/requirements-dev.lock)"
  there=$(cat $VENV/.set-up 2>/dev/null || true)
  if [ -x $VENV/bin/python ] && $VENV/bin/python -c '' 2>/dev/null; then
    if [ "$there" = "$wanted" ] || [ "$there" = "$everything" ]; then
      return
    fi
  fi
  need_python
  say "Setting up $VENV with $("$python" --version): $comes."
  if ! $VENV/bin/python -c '' 2>/dev/null; then
    "$python" -m venv --clear $VENV
  fi
  pip="$VENV/bin/python -m pip install --quiet --disable-pip-version-check --no-input"
  $pip --require-hashes --requirement $lock
  $pip --no-deps --no-build-isolation --editable .
  printf '%s' "$wanted" >$VENV/.set-up
}

qt_loads() {
  QT_QPA_PLATFORM=offscreen $VENV/bin/python -c 'from PySide6 import QtPrintSupport, QtSvg, QtWidgets
app = QtWidgets.QApplication([])' >/dev/null 2>&1 || return 1
  for plugin in "$VENV"/lib/python3*/site-packages/PySide6/Qt/plugins/platforms/libqxcb.so; do
    if ldd "$plugin" 2>/dev/null | grep -q 'not found'; then
      return 1
    fi
  done
}

need_libraries() {
  [ "$(uname)" = Linux ] || return 0
  if qt_loads; then
    return
  fi
  if has_apt; then
    # shellcheck disable=SC2086
    apt_install $LIBRARIES
    if qt_loads; then
      return
    fi
  fi
  say "Qt misses libraries of the system. Please install what these are called on yours:"
  # shellcheck disable=SC2086
  say $LIBRARIES
  exit 1
}

need_tools() {
  has_apt || return 0
  missing=""
  for tool in $TOOLS; do
    name=$tool
    if [ "$tool" = at-spi2-core ]; then
      # its launcher is on no search path, and elsewhere on older systems
      for name in /usr/libexec/at-spi-bus-launcher /usr/lib/at-spi2-core/at-spi-bus-launcher; do
        [ ! -x "$name" ] || break
      done
    fi
    [ "$tool" = xvfb ] && name=Xvfb
    [ "$tool" = dbus ] && name=dbus-daemon
    [ "$tool" = dbus-x11 ] && name=dbus-launch
    command -v "$name" >/dev/null 2>&1 || missing="$missing $tool"
  done
  # days are tried in zones with clock changes; a minimal Ubuntu knows none
  [ -e /usr/share/zoneinfo/Europe/Berlin ] || missing="$missing tzdata"
  # shellcheck disable=SC2086
  [ -z "$missing" ] || apt_install $missing
}

check() {
  say "· $*"
  "$@" || failed="$failed $(basename "$1")"
}

task=${1:-}
[ $# -eq 0 ] || shift
case $task in
  run | test | setup) ;;
  *) usage ;;
esac
if [ "$task" = run ]; then
  need_environment person
else
  need_environment developer
fi
need_libraries
case $task in
  run) exec $VENV/bin/nearward "$@" ;;
  setup) ;;
  test)
    need_tools
    failed=""
    check $VENV/bin/ruff check --quiet .
    check $VENV/bin/ruff format --check --quiet .
    check $VENV/bin/mypy
    check $VENV/bin/lint-imports
    [ $# -gt 0 ] || set -- -n auto
    check $VENV/bin/python -m pytest "$@"
    if [ -n "$failed" ]; then
      say "Not in order:$failed"
      exit 1
    fi
    ;;
esac
