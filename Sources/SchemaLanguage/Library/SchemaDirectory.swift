internal import Glibc

/// Reads the schema files of a directory and the directories in it.
///
/// Hidden names are passed over. Links to files are followed where they stay in the directory, as in mounted
/// configuration volumes; links to directories are not.
struct SchemaDirectory {
  private let root: String
  /// The directory without links, ending in a slash.
  private let realRoot: String
  private static let deepest = 16
  private static let mostFiles = 10_000
  private static let mostBytes = 256 << 20

  init(_ path: String) throws(SchemaSourceError) {
    root = path.hasSuffix("/") ? path : path + "/"
    let real = try Self.realPath(path)
    realRoot = real.hasSuffix("/") ? real : real + "/"
  }

  /// All `*.yaml` files, in the order of their paths.
  func files() throws(SchemaSourceError) -> [SchemaFile] {
    var paths: [String] = []
    try collect("", depth: 1, into: &paths)
    var files: [SchemaFile] = []
    var total = 0
    for path in paths.sorted() {
      let bytes = try read(path)
      total += bytes.count
      guard total <= Self.mostBytes else {
        throw SchemaSourceError(path: root, problem: "more than \(Self.mostBytes) bytes of schema files")
      }
      files.append(SchemaFile(path: path, displayName: root + path, bytes: bytes))
    }
    guard !files.isEmpty else { throw SchemaSourceError(path: root, problem: "no schema files (*.yaml)") }
    return files
  }

  private func collect(_ folder: String, depth: Int, into paths: inout [String]) throws(SchemaSourceError) {
    guard depth <= Self.deepest else {
      throw SchemaSourceError(path: root + folder, problem: "directories more than \(Self.deepest) deep")
    }
    for name in try names(in: folder) where !name.hasPrefix(".") {
      let path = folder + name
      var status = stat()
      guard lstat(root + path, &status) == 0 else { throw SchemaSourceError.system(root + path) }
      let type = status.st_mode & S_IFMT
      if type == S_IFDIR {
        try collect(path + "/", depth: depth + 1, into: &paths)
      } else if name.hasSuffix(".yaml"), type == S_IFREG || type == S_IFLNK {
        paths.append(path)
      }
      guard paths.count <= Self.mostFiles else {
        throw SchemaSourceError(path: root, problem: "more than \(Self.mostFiles) schema files")
      }
    }
  }

  private func names(in folder: String) throws(SchemaSourceError) -> [String] {
    guard let directory = opendir(root + folder) else { throw SchemaSourceError.system(root + folder) }
    defer { closedir(directory) }
    let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = UnsafeRawPointer(entry).advanced(by: nameOffset).assumingMemoryBound(to: CChar.self)
      names.append(String(cString: name))
      guard names.count <= Self.mostFiles * 2 else {
        throw SchemaSourceError(path: root + folder, problem: "too many files")
      }
    }
    return names
  }

  private func read(_ path: String) throws(SchemaSourceError) -> [UInt8] {
    let real = try Self.realPath(root + path)
    guard real.hasPrefix(realRoot) else {
      throw SchemaSourceError(path: root + path, problem: "a link that leads out of \(root)")
    }
    return try FileAccess.read(real, limit: YAMLLimits().bytes)
  }

  private static func realPath(_ path: String) throws(SchemaSourceError) -> String {
    guard let real = realpath(path, nil) else { throw SchemaSourceError.system(path) }
    defer { free(real) }
    return String(cString: real)
  }
}
