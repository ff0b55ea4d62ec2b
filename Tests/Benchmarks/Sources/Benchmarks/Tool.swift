import Glibc

/// A program of others without which some rows cannot be measured.
enum Tool: String {
  case gzip, zstd, python3, valgrind

  var isHere: Bool {
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    return path.split(separator: ":").contains { access("\($0)/\(rawValue)", X_OK) == 0 }
  }
}
