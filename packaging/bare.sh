#!/bin/sh
# Runs the README's two commands on a bare system: a fresh minimal Debian or Ubuntu in a folder.
#   sudo sh packaging/bare.sh SUITE FOLDER [MIRROR]
#   SUITE: bookworm, trixie, jammy, noble · FOLDER: such as /var/tmp/bare; becomes FOLDER/SUITE
# Needs debootstrap. CA_FILE may name a file of certificates that pip shall trust. DISPLAY may name an
# X screen (such as Xvfb's) to start on; without it Nearward starts without a screen.
set -eu
suite=$1
folder=$2/$1
mirror=${3:-}
source_folder=$(cd "$(dirname "$0")/.." && pwd)
parts=main
options=""
script=""
case $suite in
  jammy | noble)
    parts="main universe"
    mirror=${mirror:-http://archive.ubuntu.com/ubuntu}
    [ -e /usr/share/keyrings/ubuntu-archive-keyring.gpg ] || options=--no-check-gpg
    # an older debootstrap does not know a newer Ubuntu by name; all of them share one script
    [ -e "/usr/share/debootstrap/scripts/$suite" ] || script=/usr/share/debootstrap/scripts/gutsy
    ;;
  *) mirror=${mirror:-http://deb.debian.org/debian} ;;
esac
[ ! -e "$folder" ] || { echo "$folder is there already; a bare system is a new one" >&2; exit 2; }
mkdir -p "$2"
# shellcheck disable=SC2086
debootstrap --variant=minbase --components="$(echo $parts | tr ' ' ,)" $options \
  "$suite" "$folder" "$mirror" $script >"$folder.bootstrap.log" 2>&1
# as an installed system has it: with the updates since the release
printf 'deb %s %s %s\n' "$mirror" "$suite" "$parts" "$mirror" "$suite-updates" "$parts" \
  >"$folder/etc/apt/sources.list"
git clone --quiet "$source_folder" "$folder/root/nearward"
settings=""
if [ -n "${CA_FILE:-}" ]; then
  cp "$CA_FILE" "$folder/root/ca.pem"
  settings="PIP_CERT=/root/ca.pem"
fi
if [ -n "${DISPLAY:-}" ]; then
  screen="DISPLAY=$DISPLAY"
else
  screen="QT_QPA_PLATFORM=offscreen"
fi

# inside [NAME=VALUE...] COMMAND [ARGS...]: in the system, with nothing of this one's environment
inside() {
  # shellcheck disable=SC2016,SC2086
  unshare --mount --pid --fork sh -c '
    mount --make-rprivate /
    mount -t proc proc "$0/proc"
    mount --bind /dev "$0/dev"
    mount -t tmpfs tmpfs "$0/dev/shm"
    mount -t devpts devpts "$0/dev/pts"
    if [ -n "${DISPLAY:-}" ] && [ -d /tmp/.X11-unix ]; then
      mkdir -p "$0/tmp/.X11-unix"
      mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix"
    fi
    exec chroot "$0" env -i -C /root/nearward HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin \
      LANG=C.UTF-8 "$@"
  ' "$folder" $settings "$@"
}

# step [NAME=VALUE...] COMMAND [ARGS...]: says what it does and how long it took
step() {
  echo "== $*"
  began=$(date +%s)
  inside "$@"
  echo "== done in $(($(date +%s) - began)) s"
}

cd "$source_folder"
echo "== $suite: $(. "$folder/etc/os-release" && echo "$PRETTY_NAME"), commit $(git rev-parse --short HEAD)"
step sh packaging/dev.sh run --version
echo "== again: nothing is set up twice"
step sh packaging/dev.sh run --version
step "$screen" timeout --preserve-status -s INT 20 sh packaging/dev.sh run --demo
step sh packaging/dev.sh run tour /root/tour
step sh packaging/dev.sh test
