import Postern
import Reports
import SchemaLanguage
import Vocabulary

/// The embedded schemas with all their profiles, loaded once for all inputs.
enum SharedSetup {
  static let value: Setup = {
    do {
      let date = CalendarDate(year: 2026, month: 11, day: 24)
      let plain = try Setup(searchesConfiguration: false, date: date)
      return try Setup(
        profiles: plain.schemas.profiles.map(\.id), searchesConfiguration: false, date: date)
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
