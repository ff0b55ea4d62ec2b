internal import CLibXLSXWriter
internal import SchemaLanguage
internal import Vocabulary

/// The formats of a workbook's cells: one for each kind of value and look, made when it is first needed.
final class SpreadsheetStyles {
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private let formats: FormSchema.Formats
  private var made: [Look: UnsafeMutablePointer<lxw_format>] = [:]

  private struct Look: Hashable {
    var number: String?
    var style: FormSchema.Cell.Style?
    var isHeader = false
  }

  init(_ workbook: UnsafeMutablePointer<lxw_workbook>, formats: FormSchema.Formats) {
    self.workbook = workbook
    self.formats = formats
  }

  /// Titles of columns.
  var header: UnsafeMutablePointer<lxw_format>? { format(Look(isHeader: true)) }

  /// Text of a style.
  func format(_ style: FormSchema.Cell.Style?) -> UnsafeMutablePointer<lxw_format>? {
    style == nil ? nil : format(Look(style: style))
  }

  func format(for value: CellValue, _ style: FormSchema.Cell.Style?) -> UnsafeMutablePointer<lxw_format>? {
    switch value {
    case .text: format(style)
    case .money: format(Look(number: formats.money, style: style))
    case .percent(let rate): format(Look(number: percent(rate), style: style))
    case .date: format(Look(number: formats.date, style: style))
    // A year is no count: no separators.
    case .integer(let count): format(Look(number: count < 10_000 ? "0" : formats.integer, style: style))
    }
  }

  /// The form's format with as many decimal places as the rate has.
  private func percent(_ rate: FixedDecimal) -> String {
    let places = Int(CellValue.trimmed(rate).scale)
    guard places > 0 else { return formats.percent }
    return formats.percent.replacing("0%", with: "0." + String(repeating: "0", count: places) + "%")
  }

  private func format(_ look: Look) -> UnsafeMutablePointer<lxw_format>? {
    if let format = made[look] { return format }
    guard let format = workbook_add_format(workbook) else { return nil }
    if let number = look.number { format_set_num_format(format, number) }
    switch look.style {
    case .title?:
      format_set_bold(format)
      format_set_font_size(format, 14)
    case .heading?: format_set_bold(format)
    case .label?: format_set_text_wrap(format)
    case .box?:
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case nil: break
    }
    if look.isHeader {
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    }
    made[look] = format
    return format
  }
}
