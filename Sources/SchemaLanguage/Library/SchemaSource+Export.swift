extension SchemaSource {
  /// Writes the built-in files, YAML and JSON Schemas, to a directory, to be changed there.
  ///
  /// Files that are there already with the same content are left alone. Nothing is written when one has other
  /// content, unless `overwriting`.
  ///
  /// - Returns: the paths of the files that were written, below the directory.
  /// - Throws: when a file was changed, or the directory cannot be written.
  @discardableResult
  public static func export(to directory: String, overwriting: Bool = false) throws(SchemaSourceError)
    -> [String]
  {
    let root = directory.hasSuffix("/") ? directory : directory + "/"
    var pending: [SchemaFile] = []
    var changed: [String] = []
    for file in embeddedFiles {
      let bytes = file.bytes
      if FileAccess.exists(root + file.path) {
        let present = try? FileAccess.read(root + file.path, limit: YAMLLimits().bytes)
        if present == bytes { continue }
        changed.append(file.path)
      }
      pending.append(file)
    }
    guard overwriting || changed.isEmpty else {
      throw SchemaSourceError(
        path: directory, problem: "changed files would be overwritten: \(changed.joined(separator: ", "))")
    }
    for file in pending {
      let folder = file.path.split(separator: "/").dropLast().joined(separator: "/")
      try FileAccess.makeDirectories(root + folder)
      try FileAccess.write(file.bytes, to: root + file.path)
    }
    return pending.map(\.path)
  }
}
