#!/bin/sh
# Runs the C sources under clang's sanitizers of undefined behaviour and of addresses, by a small driver.
set -eu
cd "$(dirname "$0")/../.."
clang=$(dirname "$(readlink -f "$(command -v swift)")")/clang
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$clang" -std=c17 -O1 -g -Wall -Wextra -Werror -fsanitize=undefined,address -fno-sanitize-recover=all -fuse-ld=lld \
  -ISources/CByteScan/include Sources/CByteScan/*.c Tests/Sanitizers/byte_scan_driver.c -o "$folder/driver"
"$folder/driver"
