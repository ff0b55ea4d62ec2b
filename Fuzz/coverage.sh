#!/bin/sh
# Reports which lines of each module the corpora reach: sh Fuzz/coverage.sh [TARGET]
# For one target the report also goes line by line to Fuzz/.coverage/TARGET.txt.
set -eu
cd "$(dirname "$0")"
targets=${1:-"feed edifact xml compressed identifiers numbers-and-dates schemas pipeline"}
tools=$(dirname "$(readlink -f "$(command -v swift)")")
swift build -c release --scratch-path .build-coverage --sanitize=fuzzer -Xswiftc -sanitize=fuzzer,address \
  -Xcc -fsanitize=address,fuzzer-no-link -Xswiftc -profile-generate -Xswiftc -profile-coverage-mapping
program=.build-coverage/release/Fuzz
mkdir -p .coverage
for target in $targets; do
  mkdir -p ".corpus/$target"
  POSTERN_FUZZ_TARGET=$target ASAN_OPTIONS=detect_leaks=0 LLVM_PROFILE_FILE=".coverage/$target.profraw" \
    "$program" -runs=0 ".corpus/$target" "Seeds/$target" "Regressions/$target" 2>/dev/null
  "$tools/llvm-profdata" merge -sparse ".coverage/$target.profraw" -o ".coverage/$target.profdata"
  echo "== $target"
  "$tools/llvm-cov" report "$program" -instr-profile=".coverage/$target.profdata" \
    -ignore-filename-regex='(^|/)(Fuzz|\.build[^/]*|Generation|PosternCLI)/' -show-region-summary=false \
    -show-functions=false | awk '/Sources\// { split($1, part, "/"); for (i in part) if (part[i] == "Sources") m = part[i + 1];
      lines[m] += $2; missed[m] += $3 }
      END { for (m in lines) printf "%-16s %6d lines %6.1f %%\n", m, lines[m], 100 * (lines[m] - missed[m]) / lines[m] }' | sort
  if [ -n "${1:-}" ]; then
    "$tools/llvm-cov" show "$program" -instr-profile=".coverage/$target.profdata" \
      -ignore-filename-regex='(^|/)(Fuzz|\.build[^/]*)/' >".coverage/$target.txt"
  fi
done
