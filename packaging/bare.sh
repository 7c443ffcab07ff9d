#!/bin/sh
# Runs the README's two commands on a bare system: a fresh minimal Debian or Ubuntu in a folder.
#   sudo sh packaging/bare.sh SUITE FOLDER [MIRROR]    (such as: bookworm /var/tmp/bare)
# Needs debootstrap. CA_FILE may name a file of certificates that pip shall trust.
set -eu
suite=$1
folder=$2/$1
mirror=${3:-}
source_folder=$(cd "$(dirname "$0")/.." && pwd)
case $suite in
  jammy | noble) parts=main,universe; mirror=${mirror:-http://archive.ubuntu.com/ubuntu} ;;
  *) parts=main; mirror=${mirror:-http://deb.debian.org/debian} ;;
esac
keys=""
[ -e /usr/share/keyrings/ubuntu-archive-keyring.gpg ] || case $suite in
  jammy | noble) keys=--no-check-gpg ;;
esac
debootstrap --variant=minbase --components=$parts $keys "$suite" "$folder" "$mirror" >"$folder.bootstrap.log" 2>&1
git clone --quiet "$source_folder" "$folder/root/nearward"
certificates=""
if [ -n "${CA_FILE:-}" ]; then
  cp "$CA_FILE" "$folder/root/ca.pem"
  certificates="PIP_CERT=/root/ca.pem"
fi

inside() {
  unshare --mount --pid --fork sh -c '
    mount --make-rprivate /
    mount -t proc proc "$0/proc"
    mount --bind /dev "$0/dev"
    mount -t tmpfs tmpfs "$0/dev/shm"
    mount -t devpts devpts "$0/dev/pts"
    root=$0
    exec chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"
  ' "$folder" "$@"
}

cd "$source_folder"
echo "== $suite: $(. "$folder/etc/os-release" && echo "$PRETTY_NAME")"
echo "== sh packaging/dev.sh test"
inside $certificates sh -c 'cd /root/nearward && sh packaging/dev.sh test'
echo "== sh packaging/dev.sh run --version (nothing is set up again)"
inside $certificates sh -c 'cd /root/nearward && sh packaging/dev.sh run --version'
echo "== sh packaging/dev.sh run --demo (without a screen, for 20 seconds)"
inside $certificates QT_QPA_PLATFORM=offscreen timeout --preserve-status -s INT 20 \
  sh -c 'cd /root/nearward && exec sh packaging/dev.sh run --demo' || echo "ended with $?"
echo "== sh packaging/dev.sh run tour"
inside $certificates sh -c 'cd /root/nearward && sh packaging/dev.sh run tour /root/tour'
