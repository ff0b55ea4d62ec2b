/// Why a worksheet could not be made or read.
public enum WorksheetError: Error, Sendable, Equatable, CustomStringConvertible {
  case totalTooLarge
  /// The library that writes spreadsheets, with its own words.
  case cannotWrite(path: String, reason: String)
  case cannotRead(path: String, reason: String)
  /// One package has more rows than a sheet.
  case packageTooLarge(String)

  public var description: String {
    switch self {
    case .totalTooLarge: "the total has more digits than a spreadsheet keeps exactly (15)"
    case .cannotWrite(let path, let reason): "cannot write \(path): \(reason)"
    case .cannotRead(let path, let reason): "cannot read \(path): \(reason)"
    case .packageTooLarge(let tracking): "package \(tracking) has more rows than a sheet holds"
    }
  }
}
