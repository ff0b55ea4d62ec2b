#!/bin/sh
# Installs what is missing and passes all tests: sh Tests/run.sh [ARGUMENTS OF swift test]
set -eu
cd "$(dirname "$0")/.."
sh .ci/install tests
swift format lint --strict --recursive Sources Tests Package.swift
# As users run it: some tests read millions of bytes one at a time, which takes unoptimised code a quarter of an hour.
swift build -c release --build-tests
swift test -c release --skip-build "$@"
