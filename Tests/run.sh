#!/bin/sh
# Installs what is missing and passes all tests: sh Tests/run.sh [ARGUMENTS OF swift test]
# With a sanitizer:                              sh Tests/run.sh --sanitize address|thread [ARGUMENTS OF swift test]
set -eu
cd "$(dirname "$0")/.."
sh .ci/install tests
swift format lint --strict --recursive Sources Tests Fuzz/Sources Fuzz/Replay Package.swift

if [ "${1:-}" = --sanitize ]; then
  sanitizer=$2
  shift 2
  # What Swift hides in pointers is no leak. A shadow of all memory needs more addresses than a test may allow.
  export ASAN_OPTIONS=detect_leaks=0 SWIFT_BACKTRACE=enable=no
  export TSAN_OPTIONS="halt_on_error=1 print_suppressions=0 suppressions=$PWD/Tests/Sanitizers/thread.supp"
  export POSTERN_ADDRESS_SPACE=unlimited
  # A folder of its own, so that the usual build stays.
  swift build -c release --build-tests --scratch-path ".build-$sanitizer" --sanitize "$sanitizer"
  exec swift test -c release --skip-build --scratch-path ".build-$sanitizer" --sanitize "$sanitizer" "$@"
fi

# As users run it: some tests read millions of bytes one at a time, which takes unoptimised code a quarter of an hour.
swift build -c release --build-tests
swift test -c release --skip-build "$@"
if [ $# = 0 ]; then
  sh Tests/Sanitizers/undefined.sh
  python3 Tests/Faults/privacy.py
  python3 Tests/Faults/xml_trust.py
  # Short forms. Without the options they inject some 500 and 300 faults, and give input of gigabytes.
  python3 Tests/Faults/faults.py --rounds 12
  python3 Tests/Faults/journal_faults.py --rounds 4
  python3 Tests/Faults/hostile.py --short
  python3 Tests/Benchmarks/instructions.py
fi
