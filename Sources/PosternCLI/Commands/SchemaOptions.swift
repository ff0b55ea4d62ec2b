import ArgumentParser
import Postern

/// Options that say which schemas and profiles hold.
struct SchemaOptions: ParsableArguments {
  @Option(help: "A directory of schemas, in place of the embedded set or laid over it.")
  var schemas: String?

  @Option(
    help: ArgumentHelp(
      "A profile that records are checked against; may be given several times.", valueName: "id"))
  var profile: [String] = []

  @Option(
    help: ArgumentHelp(
      "A limit on what is read, other than usual, such as segmentBytes=500K; may be given several times.",
      discussion: "postern schema list --config shows all of them.", valueName: "name=number"))
  var limit: [LimitArgument] = []

  /// Loads everything, or ends with status 2 and every mistake.
  ///
  /// - Parameters:
  ///   - always: profiles in force beside those that were asked for.
  ///   - withDuty: whether what is about duty is loaded too.
  func setup(always: [String] = [], withDuty: Bool = true) throws -> Setup {
    do throws(SetupError) {
      return try Setup(
        schemas: schemas, profiles: profile, always: always, limits: limit.map { ($0.name, $0.number) },
        withDuty: withDuty)
    } catch { throw StandardError.fail(error.description, .wrongUse) }
  }
}

/// A limit and its number: `segmentBytes=500K`.
struct LimitArgument: ExpressibleByArgument {
  let name: String
  let number: Int

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let size = ByteSize(argument: String(parts[1])) else { return nil }
    name = String(parts[0])
    number = Int(clamping: size.bytes)
  }
}
