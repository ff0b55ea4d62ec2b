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

  /// Loads everything, or ends with status 2 and every mistake.
  ///
  /// - Parameters:
  ///   - always: profiles in force beside those that were asked for.
  ///   - withDuty: whether what is about duty is loaded too.
  func setup(always: [String] = [], withDuty: Bool = true) throws -> Setup {
    do throws(SetupError) {
      return try Setup(schemas: schemas, profiles: profile, always: always, withDuty: withDuty)
    } catch { throw StandardError.fail(error.description, .wrongUse) }
  }
}
