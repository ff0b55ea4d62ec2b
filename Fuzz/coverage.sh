#!/bin/sh
# Reports how many lines of what each target is for the corpora reach, and where most are missed: sh Fuzz/coverage.sh [TARGET]
# For one target the report also goes line by line to Fuzz/.coverage/TARGET.txt.
set -eu
cd "$(dirname "$0")"
. ./targets.sh
targets=${1:-$targets}
tools=$(dirname "$(readlink -f "$(command -v swift)")")
# Without the address sanitizer: the corpora are replayed and not grown.
swift build -c release --scratch-path .build-coverage --sanitize=fuzzer -Xswiftc -sanitize=fuzzer \
  -Xcc -fsanitize=fuzzer-no-link -Xswiftc -profile-generate -Xswiftc -profile-coverage-mapping
program=.build-coverage/release/Fuzz
mkdir -p .coverage
for target in $targets; do
  mkdir -p ".corpus/$target" "Regressions/$target"
  POSTERN_FUZZ_TARGET=$target LLVM_PROFILE_FILE=".coverage/$target.profraw" \
    "$program" -runs=0 ".corpus/$target" "$(seeds "$target")" "Regressions/$target" 2>".coverage/$target.log"
  "$tools/llvm-profdata" merge -sparse ".coverage/$target.profraw" -o ".coverage/$target.profdata"
  echo "== $target"
  "$tools/llvm-cov" export "$program" -instr-profile=".coverage/$target.profdata" -summary-only \
    -ignore-filename-regex='/(Fuzz|\.build[^/]*|checkouts|Generation|PosternCLI)/' | python3 coverage.py $(doors "$target")
  if [ -n "${1:-}" ]; then
    "$tools/llvm-cov" show "$program" -instr-profile=".coverage/$target.profdata" \
      -ignore-filename-regex='/(Fuzz|\.build[^/]*|checkouts)/' >".coverage/$target.txt"
  fi
done
