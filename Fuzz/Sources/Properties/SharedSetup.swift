import Postern
import Reports
import SchemaLanguage
import Vocabulary

/// The embedded schemas, loaded once for all inputs.
enum SharedSetup {
  /// With all their profiles in force.
  static let value: Setup = {
    do {
      return try plain.judging(by: plain.schemas.profiles.map(\.id))
    } catch {
      preconditionFailure("the profiles are not there: \(error)")
    }
  }()

  /// With none.
  static let plain: Setup = {
    do {
      return try Setup(searchesConfiguration: false, date: CalendarDate(year: 2026, month: 11, day: 24))
    } catch {
      preconditionFailure("the embedded schemas do not load: \(error)")
    }
  }()

  /// Never changed; a target runs on one thread.
  nonisolated(unsafe) static let recordWriter = RecordJSONWriter(
    dictionary: value.schemas.dictionary, forms: value.schemas.forms.map { ($0.channel, $0.role) },
    catalogue: value.schemas.catalogue, showsValues: true)

  static let findingWriter = FindingJSONWriter(
    dictionary: value.schemas.dictionary, catalogue: value.schemas.catalogue, showsValues: true)
}
