/// A cell of a sheet: `B12` is column 1 and row 11, counted from 0.
public struct CellAddress: Hashable, Sendable, CustomStringConvertible {
  /// 0…701, A to ZZ.
  public let column: Int
  /// 0…1,048,575.
  public let row: Int

  /// The most rows a sheet of a spreadsheet has.
  public static var rowLimit: Int { 1_048_576 }

  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// - Returns: nil when the text is no address, or beyond ZZ1048576.
  public init?(_ text: String) {
    var column = 0
    var row = 0
    var letters = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0 && letters < 3:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
        letters += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where letters > 0:
        if row == 0, byte == UInt8(ascii: "0") { return nil }
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
        if row > Self.rowLimit { return nil }
      default: return nil
      }
    }
    guard row > 0, 1...702 ~= column else { return nil }
    self.init(column: column - 1, row: row - 1)
  }

  /// The letters of a column: 0 is A, 26 is AA.
  public static func letters(ofColumn column: Int) -> String {
    var text = ""
    var rest = column + 1
    while rest > 0 {
      let letter = (rest - 1) % 26
      text = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(letter))) + text
      rest = (rest - 1) / 26
    }
    return text
  }

  public var description: String { "\(Self.letters(ofColumn: column))\(row + 1)" }
}
