#!/bin/sh
# Kills postern link at random moments, 250 times or as often as is said: sh Tests/kill-journal.sh [TIMES]
set -eu
cd "$(dirname "$0")/.."
swift build -c release --build-tests
POSTERN_KILLS="${1:-250}" swift test -c release --skip-build --filter KillTests
