#!/usr/bin/env bash
# Builds the program for aarch64 and holds its bytes against the recorded digests under qemu. For Debian on x86-64, as root: apt
# gives the linker and qemu, and Debian's unstable suite a compiler with the standard library of both machines, which is unpacked
# into target/aarch64 and not installed. Needs some 2 GB of disk and, as qemu translates every instruction, some patience.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
target=$PWD/target/aarch64
apt=$target/apt
root=$target/root
triple=aarch64-unknown-linux-gnu
mkdir -p "$target"

say() { printf '\n== %s\n' "$*"; }

say "linker and qemu"
if ! command -v aarch64-linux-gnu-gcc >/dev/null || ! command -v qemu-aarch64 >/dev/null; then
  apt-get update -qq
  apt-get install -qq -y --no-install-recommends gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user
fi

say "a compiler for both machines"
if [ ! -x "$root/usr/bin/rustc" ]; then
  # An apt of its own, which knows the unstable suite, both architectures and nothing as installed.
  mkdir -p "$apt"/etc/{apt.conf.d,preferences.d,trusted.gpg.d} "$apt"/state/lists/partial "$apt"/cache/archives/partial
  : >"$apt/status"
  keys=/usr/share/keyrings/debian-archive-keyring.gpg
  echo "deb [signed-by=$keys arch=amd64,arm64] http://deb.debian.org/debian sid main" >"$apt/etc/sources.list"
  cat >"$apt/apt.conf" <<CONF
Dir::Etc "$apt/etc";
Dir::State "$apt/state";
Dir::Cache "$apt/cache";
Dir::State::status "$apt/status";
APT::Architecture "amd64";
APT::Architectures { "amd64"; "arm64"; };
APT::Install-Recommends "false";
APT::Sandbox::User "root";
Debug::NoLocking "true";
// A mirror may lag behind; what it has is signed all the same.
Acquire::Check-Valid-Until "false";
CONF
  export APT_CONFIG=$apt/apt.conf
  apt-get update -qq
  apt-get install -qq -y --download-only rustc libstd-rust-dev libstd-rust-dev:arm64
  unset APT_CONFIG
  rm -rf "$root"
  mkdir -p "$root"
  for package in "$apt"/cache/archives/*.deb; do
    dpkg-deb -x "$package" "$root"
  done
fi

# The compiler runs on the libraries it was built with.
libraries=$root/usr/lib/x86_64-linux-gnu
cat >"$target/rustc" <<WRAPPER
#!/bin/sh
exec "$libraries/ld-linux-x86-64.so.2" --library-path "$libraries" "$root/usr/bin/rustc" --sysroot "$root/usr" "\$@"
WRAPPER
chmod +x "$target/rustc"
"$target/rustc" --version

say "the program"
RUSTC=$target/rustc CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER=aarch64-linux-gnu-gcc \
  cargo build --release --locked --target-dir "$target/build" --target "$triple" -p drypowder-cli

say "its digests"
scripts/digests.sh qemu-aarch64 -L /usr/aarch64-linux-gnu "$target/build/$triple/release/drypowder"
