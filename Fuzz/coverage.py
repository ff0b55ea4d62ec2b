"""Sums what llvm-cov exports: lines of each module, and the files of those that are reached where most are missed."""

import collections
import json
import sys

modules = collections.defaultdict(lambda: [0, 0])
files = []
for file in json.load(sys.stdin)["data"][0]["files"]:
    _, found, path = file["filename"].rpartition("/Sources/")
    if not found:
        continue
    lines = file["summary"]["lines"]
    module = modules[path.split("/")[0]]
    module[0] += lines["count"]
    module[1] += lines["covered"]
    files.append((lines["count"] - lines["covered"], lines["count"], path))
for name, (count, covered) in sorted(modules.items()):
    if covered:
        print(f"{name:16} {count:6} lines {100 * covered / count:5.1f} %")
print("most lines missed:")
# A file that is not reached at all is another target's.
for missed, count, path in sorted((file for file in files if file[0] < file[1]), reverse=True)[:10]:
    print(f"{missed:6} of {count:4} {path}")
