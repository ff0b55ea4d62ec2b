internal import CSchemas
internal import Glibc

/// A set of schema files: the built-in one, or that of a directory.
public struct SchemaSource: Sendable {
  /// The YAML files, in the order of their paths.
  public let files: [SchemaFile]
  /// Where they come from, for people: `embedded`, or a directory.
  public let origin: String
  private let numbersByPath: [String: Int]

  public init(files: [SchemaFile], origin: String) {
    self.files = files.sorted { $0.path < $1.path }
    self.origin = origin
    numbersByPath = Dictionary(
      self.files.enumerated().map { ($0.element.path, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// A file by its path in the set.
  public subscript(path: String) -> SchemaFile? { numbersByPath[path].map { files[$0] } }

  /// The files below a folder such as `messages`.
  public func files(in folder: String) -> [SchemaFile] { files.filter { $0.path.hasPrefix(folder + "/") } }

  /// The set that is built into the program.
  public static var embedded: SchemaSource {
    SchemaSource(files: embeddedFiles.filter { $0.path.hasSuffix(".yaml") }, origin: "embedded")
  }

  /// All built-in files, JSON Schemas included.
  static var embeddedFiles: [SchemaFile] { (0..<schemas_count()).compactMap { SchemaFile(embedded: $0) } }

  /// The set of a directory. It replaces the built-in set when it has a `dictionary.yaml`; otherwise it is
  /// laid over the built-in set, so that files of the same path replace built-in ones.
  ///
  /// - Throws: when the directory or a file cannot be read, is too large, or leads out of the directory.
  public static func directory(_ path: String) throws(SchemaSourceError) -> SchemaSource {
    let own = try SchemaDirectory(path).files()
    if own.contains(where: { $0.path == "dictionary.yaml" }) { return SchemaSource(files: own, origin: path) }
    let replaced = Set(own.map(\.path))
    let kept = embedded.files.filter { !replaced.contains($0.path) }
    return SchemaSource(files: kept + own, origin: "\(path) over embedded")
  }

  /// The set to use: that of the directory an option names, or else the environment variable
  /// `POSTERN_SCHEMAS`, or else the built-in one.
  public static func find(option: String?) throws(SchemaSourceError) -> SchemaSource {
    try find(option: option, environment: getenv("POSTERN_SCHEMAS").map { String(cString: $0) })
  }

  /// The same, with the environment variable's value given.
  public static func find(option: String?, environment: String?) throws(SchemaSourceError) -> SchemaSource {
    if let option { return try directory(option) }
    if let environment, !environment.isEmpty { return try directory(environment) }
    return embedded
  }
}

/// Schema files could not be read or written.
public struct SchemaSourceError: Error, Equatable, Sendable, CustomStringConvertible {
  public let path: String
  public let problem: String

  public init(path: String, problem: String) {
    self.path = path
    self.problem = problem
  }

  /// The last failure of a system call.
  static func system(_ path: String) -> SchemaSourceError {
    SchemaSourceError(path: path, problem: String(cString: strerror(errno)))
  }

  public var description: String { "\(path): \(problem)" }
}
