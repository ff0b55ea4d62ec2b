#!/bin/sh
# Decodes a million mutated messages, or as many as is said, and checks the bytes of each: sh Tests/mutated-messages.sh [COUNT]
set -eu
cd "$(dirname "$0")/.."
swift build -c release --build-tests
POSTERN_MUTATIONS="${1:-1000000}" swift test -c release --skip-build --filter MutatedMessageTests
