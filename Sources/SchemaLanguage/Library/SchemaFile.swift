internal import CSchemas

/// A schema file of a set.
public struct SchemaFile: Sendable {
  /// The path in its set, such as `codes/iso/countries.yaml`.
  public let path: String
  /// The name that marks carry: one that can be opened, where there is one.
  public let displayName: String
  private let content: Content

  private enum Content: Sendable {
    case bytes([UInt8])
    /// The number of a built-in file.
    case embedded(Int)
  }

  public init(path: String, displayName: String? = nil, bytes: [UInt8]) {
    self.path = path
    self.displayName = displayName ?? path
    content = .bytes(bytes)
  }

  /// A built-in file by its number.
  init?(embedded number: Int) {
    guard let path = schemas_path(number) else { return nil }
    self.path = String(cString: path)
    displayName = "embedded/" + self.path
    content = .embedded(number)
  }

  /// Whether it was built into the program, and is what the program's tests have checked.
  var isBuiltIn: Bool {
    switch content {
    case .bytes: false
    case .embedded: true
    }
  }

  /// The content. Built-in files are copied.
  public var bytes: [UInt8] {
    switch content {
    case .bytes(let bytes): bytes
    case .embedded(let number):
      Array(UnsafeBufferPointer(start: schemas_bytes(number), count: schemas_size(number)))
    }
  }

  /// Reads the file; mistakes go to the log.
  ///
  /// - Returns: nil when reading could not go on to its end.
  public func node(log: MistakeLog) -> YAMLNode? { YAMLLoader.load(bytes, file: displayName, log: log) }
}
