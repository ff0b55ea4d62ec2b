internal import SchemaLanguage
internal import Vocabulary

/// Which columns of a form are compared, and how their cells become comparable.
struct ComparedColumns {
  private let tracking: Int
  private let origin: Int?
  private let classification: Int?
  private let rate: Int?
  private let value: Int?
  private let duty: Int?

  init(_ form: FormSchema) {
    func place(_ value: RowSource.DutyValue) -> Int? {
      form.table.columns.firstIndex { column in
        if case .duty(value) = column.source { true } else { false }
      }
    }
    tracking = form.trackingColumn
    origin = place(.origin)
    classification = place(.classifications)
    rate = place(.rate)
    value = place(.value)
    duty = place(.amount)
  }

  /// The fields of a row of theirs, as the store keeps them.
  func fields(of row: WorksheetReader.ReadRow, countries schemas: SchemaSet) -> (
    tracking: String, values: [String]
  ) {
    func cell(_ place: Int?) -> ReadCell? { place.flatMap { row.cells[$0] } }
    func number(_ cell: ReadCell?, _ number: FixedDecimal?) -> String {
      number.map { "\($0)" } ?? cell?.text ?? ""
    }
    let country = Self.folded(cell(origin)?.text ?? "")
    let meaning = schemas.meaning(of: country, in: "iso/countries") ?? country
    return (
      cell(tracking)?.text ?? "",
      [
        meaning, Self.numbers(cell(classification)?.text ?? ""), number(cell(rate), cell(rate)?.rate),
        number(cell(value), cell(value)?.amount), number(cell(duty), cell(duty)?.amount),
      ]
    )
  }

  func row(theirs fields: [String]) -> ComparedRow {
    var row = Self.row(Array(fields.dropFirst(2)))
    row.sheet = fields.first
    row.row = fields.count > 1 ? Int(fields[1]) : nil
    return row
  }

  /// - Parameter fields: the cells of a row of ours, as plain text.
  func row(ours fields: [String]) -> ComparedRow {
    func field(_ place: Int?) -> String {
      place.flatMap { fields.indices.contains($0) ? fields[$0] : nil } ?? ""
    }
    return Self.row([
      field(origin), Self.numbers(field(classification)), field(rate), field(value), field(duty),
    ])
  }

  private static func row(_ values: [String]) -> ComparedRow {
    func value(_ place: Int) -> String { values.indices.contains(place) ? values[place] : "" }
    return ComparedRow(
      origin: value(0), classification: value(1), rate: value(2), value: value(3), dutyText: value(4))
  }

  /// Numbers of the tariff without dots, in one order.
  private static func numbers(_ text: String) -> String {
    text.split { !$0.isNumber && $0 != "." }.map { $0.filter(\.isNumber) }.sorted().joined(separator: " ")
  }

  /// Capital letters without spaces.
  static func folded(_ text: String) -> String { text.uppercased().filter { !$0.isWhitespace } }
}
