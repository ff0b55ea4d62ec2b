import Decoding
import Glibc
import SchemaLanguage
import Vocabulary

/// Why a run could not be set up: always a matter of options, schemas or configuration.
public enum SetupError: Error, Sendable {
  case schemaMistakes(SchemaMistakes)
  case schemaSource(SchemaSourceError)
  case unknownProfile(String, known: [String])
  case configuration(String)

  public var description: String {
    switch self {
    case .schemaMistakes(let mistakes): mistakes.description
    case .schemaSource(let error): error.description
    case .unknownProfile(let id, let known):
      "there is no profile \"\(id)\"; there are \(known.joined(separator: ", "))"
    case .configuration(let text): text
    }
  }
}

/// What a run needs before the first byte: schemas, the profiles in force, and what is agreed with senders.
public struct Setup: Sendable {
  public let schemas: SchemaSet
  /// Where the schemas come from, for people.
  public let origin: String
  public private(set) var profiles: [ProfileSchema]
  /// What the schemas were compiled from.
  public let files: [SchemaFile]
  public let configuration: Configuration?
  /// The day for which validity, `since` and `until` are judged.
  public let date: CalendarDate
  /// How large the things may be that are read.
  public private(set) var limits = Limits()

  /// - Parameters:
  ///   - schemas: a directory, or nil for `POSTERN_SCHEMAS`, the configuration's, or the embedded set.
  ///   - profiles: ids; empty for those of the configuration.
  ///   - always: profiles in force beside these.
  ///   - limits: numbers of limits by their names, which go before those of the configuration.
  ///   - withDuty: whether regimes, rate tables and forms are read too. Runs that do not need them begin sooner.
  ///   - trustsBuiltIn: whether built-in schemas are taken to have the right shape, as tests have found.
  ///   - searchesConfiguration: whether `postern.yaml` is sought from the working directory upward.
  public init(
    schemas directory: String? = nil, profiles ids: [String] = [], always: [String] = [],
    limits: [(name: String, number: Int)] = [], withDuty: Bool = true, trustsBuiltIn: Bool = true,
    searchesConfiguration: Bool = true,
    date: CalendarDate? = nil
  ) throws(SetupError) {
    let file = searchesConfiguration ? ConfigurationFile.find() : nil
    let node = try file?.node()
    let named = node?["schemas"]?.text
    let source = try Self.source(directory ?? named.map { file?.resolve($0) ?? $0 })
    origin = source.origin
    files = withDuty ? source.files : source.files.filter { !$0.path.hasPrefix("duty/") }
    do throws(SchemaMistakes) {
      self.schemas = try SchemaSet(files: files, trustsBuiltIn: trustsBuiltIn)
    } catch { throw .schemaMistakes(error) }
    configuration = try Self.configuration(node, schemas: self.schemas)
    let known = self.schemas.profiles.map(\.id)
    var chosen: [ProfileSchema] = []
    for id in (ids.isEmpty ? configuration?.profiles ?? [] : ids) + always {
      guard let profile = self.schemas.profile(id) else { throw SetupError.unknownProfile(id, known: known) }
      if !chosen.contains(where: { $0.id == id }) { chosen.append(profile) }
    }
    self.profiles = chosen
    guard let day = date ?? Self.today else { throw .configuration("the clock of this machine is not set") }
    self.date = day
    for (name, number) in (configuration?.limits.map { ($0.name, $0.number) } ?? []) + limits {
      guard let limit = Limit.named(name), limit.range.contains(number) else {
        throw .configuration(Self.refusal(name, number))
      }
      self.limits[limit] = number
    }
  }

  private static func refusal(_ name: String, _ number: Int) -> String {
    guard let limit = Limit.named(name) else {
      return "there is no limit \"\(name)\"; there are \(Limit.all.map(\.name).joined(separator: ", "))"
    }
    return "the limit \(name) is \(limit.range.lowerBound) to \(limit.range.upperBound), not \(number)"
  }

  /// The same setup with other profiles in force.
  public func judging(by ids: [String]) throws(SetupError) -> Setup {
    var setup = self
    setup.profiles = []
    for id in ids {
      guard let profile = schemas.profile(id) else {
        throw SetupError.unknownProfile(id, known: schemas.profiles.map(\.id))
      }
      setup.profiles.append(profile)
    }
    return setup
  }

  private static func source(_ directory: String?) throws(SetupError) -> SchemaSource {
    do throws(SchemaSourceError) {
      return try SchemaSource.find(option: directory)
    } catch { throw .schemaSource(error) }
  }

  private static func configuration(_ node: YAMLNode?, schemas: SchemaSet) throws(SetupError)
    -> Configuration?
  {
    guard let node else { return nil }
    let log = MistakeLog()
    let configuration = Configuration(
      node, dictionary: schemas.dictionary, characterSets: Leniencies.characterSets,
      limits: Dictionary(uniqueKeysWithValues: Limit.all.map { ($0.name, $0.range) }), log: log)
    for profile in configuration?.profiles ?? [] where schemas.profile(profile) == nil {
      log.add(
        node["profiles"]?.mark ?? node.mark, found: "\"\(profile)\"",
        expected: "one of \(schemas.profiles.map(\.id).joined(separator: ", "))")
    }
    if !log.isEmpty { throw .schemaMistakes(log.mistakes) }
    return configuration
  }

  /// Today in Coordinated Universal Time.
  private static var today: CalendarDate? { CalendarDate(daysSinceEpoch: time(nil) / 86_400) }

  /// What is tolerated from each sender.
  public var leniencies: [String: Leniencies] {
    var leniencies: [String: Leniencies] = [:]
    for sender in configuration?.senders ?? [] {
      var leniency = Leniencies()
      leniency.wrongCounts = sender.tolerates.contains("wrongCounts")
      leniency.unknownSegments = sender.tolerates.contains("unknownSegments")
      leniency.characterSet = sender.characterSet
      leniencies[sender.id] = leniency
    }
    return leniencies
  }
}

/// `postern.yaml`, found from the working directory upward.
struct ConfigurationFile {
  let path: String
  let directory: String

  static func find() -> ConfigurationFile? {
    guard let buffer = getcwd(nil, 0) else { return nil }
    defer { free(buffer) }
    var directory = String(cString: buffer)
    while true {
      let path = directory == "/" ? "/postern.yaml" : directory + "/postern.yaml"
      if access(path, R_OK) == 0 { return ConfigurationFile(path: path, directory: directory) }
      guard directory != "/", let slash = directory.lastIndex(of: "/") else { return nil }
      directory = slash == directory.startIndex ? "/" : String(directory[..<slash])
    }
  }

  /// A path written in the file, which is relative to it.
  func resolve(_ written: String) -> String { written.hasPrefix("/") ? written : directory + "/" + written }

  func node() throws(SetupError) -> YAMLNode {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .configuration("\(path): \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= 1 << 20 {
      let count = read(descriptor, &block, block.count)
      if count <= 0 { break }
      bytes += block[..<count]
    }
    do throws(SchemaMistakes) {
      return try YAMLLoader.load(bytes, file: path)
    } catch { throw .schemaMistakes(error) }
  }
}
