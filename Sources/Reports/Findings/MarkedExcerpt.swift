/// What stands in the feed where something was found: one segment, or one line of a document.
struct MarkedExcerpt {
  var bytes: [UInt8]
  /// For each byte whether it is shown as it is; else a dot stands for each column of it.
  var isHidden: [Bool]
  /// The bytes that are meant; empty when no place in the excerpt is.
  var meant: Range<Int>

  init(
    _ bytes: [UInt8], hidden: [Range<Int>], meant: Range<Int>
  ) {
    self.bytes = bytes
    isHidden = Array(repeating: false, count: bytes.count)
    for range in hidden {
      for index in range.clamped(to: isHidden.indices) { isHidden[index] = true }
    }
    self.meant = meant.clamped(to: bytes.indices)
  }

  /// The widest excerpt in columns.
  static let width = 100

  /// A character as it is shown.
  private struct Cell {
    var text: String
    var columns: Int
    var start: Int
    var end: Int
  }

  /// The excerpt cut to a hundred columns around what is meant, and the carets under that.
  func lines() -> (source: String, carets: String) {
    let cells = self.cells
    let meantCells = cells.indices.filter {
      cells[$0].start < meant.upperBound && cells[$0].end > meant.lowerBound
    }
    let first = meantCells.first ?? 0
    let shown = Self.window(cells, around: first, through: meantCells.last ?? first)
    let isCutBefore = shown.lowerBound > 0
    let isCutBehind = shown.upperBound < cells.count
    var source = isCutBefore ? "…" : ""
    var carets = isCutBefore ? " " : ""
    for index in shown {
      source += cells[index].text
      let isMeant = !meant.isEmpty && index >= first && index <= (meantCells.last ?? -1)
      carets += String(repeating: isMeant ? "^" : " ", count: cells[index].columns)
    }
    if isCutBehind { source += "…" }
    guard let last = carets.lastIndex(of: "^") else { return (source, "") }
    return (source, String(carets[...last]))
  }

  /// The cells that fit: all of them, or those around what is meant, with some before it.
  private static func window(_ cells: [Cell], around first: Int, through last: Int) -> Range<Int> {
    guard cells.reduce(0, { $0 + $1.columns }) > width else { return cells.indices }
    let room = width - 2
    let wanted = cells[first...last].prefix(room).reduce(0) { $0 + $1.columns }
    var start = first
    var before = max((room - wanted) / 2, min(room / 4, 24))
    while start > 0, before >= cells[start - 1].columns {
      start -= 1
      before -= cells[start].columns
    }
    var end = start
    var used = 0
    while end < cells.count, used + cells[end].columns <= room {
      used += cells[end].columns
      end += 1
    }
    // Near the end there is room for more before.
    while end == cells.count, start > 0, used + cells[start - 1].columns <= room {
      start -= 1
      used += cells[start].columns
    }
    return start..<end
  }

  private var cells: [Cell] {
    bytes.withUnsafeBytes { bytes in
      var cells: [Cell] = []
      var index = 0
      while index < bytes.count {
        let (scalar, length) = VisibleCharacter.read(bytes, at: index)
        let end = index + length
        var text: String
        var columns: Int
        if let scalar {
          let shown = VisibleCharacter.picture(of: scalar) ?? scalar
          text = String(shown)
          columns = VisibleCharacter.columns(of: shown)
        } else {
          let byte = bytes[index]
          text = "\\x"
          text.unicodeScalars.append(Unicode.Scalar(OutputBuffer.hexDigit(byte >> 4)))
          text.unicodeScalars.append(Unicode.Scalar(OutputBuffer.hexDigit(byte & 15)))
          columns = 4
        }
        if isHidden[index] {
          columns = scalar == nil ? 1 : columns
          text = String(repeating: "•", count: columns)
        }
        cells.append(Cell(text: text, columns: columns, start: index, end: end))
        index = end
      }
      return cells
    }
  }
}
