/// A stretch of a feed as one line for people, and where the carets go below it.
struct Excerpt: Equatable {
  let text: String
  /// Columns before the first caret.
  let caretStart: Int
  /// Carets; at least 1.
  let caretCount: Int

  /// What is shown as one: a character, or a stretch that is masked.
  private struct Cell {
    var bytes: Range<Int>
    var text: String
    var columns: Int
  }

  /// - Parameters:
  ///   - bytes: the stretch, in any encoding; what is no UTF-8 is shown as `\xNN`.
  ///   - caret: what is meant, in `bytes`.
  ///   - masked: what is not shown, in order.
  ///   - width: the most columns the text may take. A longer one is cut around the caret.
  /// - Complexity: O(width + masked ranges), however long the stretch is.
  init(_ bytes: [UInt8], caret: Range<Int>, masked: [Range<Int>], width: Int) {
    let width = max(width, 20)
    let caret = caret.clamped(to: 0..<bytes.count)
    // Four bytes are the most that a character has; the rest is for marks that take no column.
    let nearby = max(caret.lowerBound - width * 8, 0)..<min(caret.lowerBound + width * 8, bytes.count)
    let cells = bytes.withUnsafeBytes { Self.cells($0, in: nearby, masked: masked) }
    let first = cells.firstIndex { $0.bytes.upperBound > caret.lowerBound } ?? cells.count
    let end = max(cells.firstIndex { $0.bytes.lowerBound >= caret.upperBound } ?? cells.count, first)

    let isWhole = nearby == 0..<bytes.count && Self.columns(cells[...]) <= width
    let shown = isWhole ? 0..<cells.count : Self.window(cells, caret: first..<end, width: width - 2)
    let isCutBefore = shown.lowerBound > 0 || nearby.lowerBound > 0
    let isCutBehind = shown.upperBound < cells.count || nearby.upperBound < bytes.count
    text = (isCutBefore ? "…" : "") + cells[shown].map(\.text).joined() + (isCutBehind ? "…" : "")
    caretStart = (isCutBefore ? 1 : 0) + Self.columns(cells[shown.lowerBound..<first])
    caretCount = max(Self.columns(cells[first..<min(end, max(shown.upperBound, first))]), 1)
  }

  private static func cells(
    _ bytes: UnsafeRawBufferPointer, in nearby: Range<Int>, masked: [Range<Int>]
  ) -> [Cell] {
    var cells: [Cell] = []
    var index = nearby.lowerBound
    // A cut inside a character moves to the next one.
    while index < nearby.upperBound, index > 0, bytes[index] & 0xC0 == 0x80, index < nearby.lowerBound + 3 {
      index += 1
    }
    var masks = masked.drop { $0.upperBound <= index }
    while index < nearby.upperBound {
      if let mask = masks.first, mask.lowerBound <= index {
        masks = masks.dropFirst().drop { $0.upperBound <= mask.upperBound }
        guard mask.upperBound > index else { continue }
        cells.append(Cell(bytes: index..<mask.upperBound, text: FindingText.mask, columns: 3))
        index = mask.upperBound
        continue
      }
      let (scalar, length) = VisibleCharacter.read(bytes, at: index)
      if let scalar {
        let shown = VisibleCharacter.picture(of: scalar) ?? scalar
        cells.append(
          Cell(
            bytes: index..<(index + length), text: String(shown), columns: VisibleCharacter.columns(of: shown)
          ))
      } else {
        let digits = String(bytes[index], radix: 16, uppercase: true)
        let text = "\\x" + (digits.count < 2 ? "0" : "") + digits
        cells.append(Cell(bytes: index..<(index + 1), text: text, columns: 4))
      }
      index += length
    }
    return cells
  }

  /// The cells that fit: about a third of the room before the caret, the rest from it on, and what is left over at
  /// the end goes to the front again.
  private static func window(_ cells: [Cell], caret: Range<Int>, width: Int) -> Range<Int> {
    var low = caret.lowerBound
    var high = caret.lowerBound
    var room = width
    func takeBefore(_ limit: Int) {
      var share = limit
      while low > 0, cells[low - 1].columns <= share {
        low -= 1
        share -= cells[low].columns
        room -= cells[low].columns
      }
    }
    takeBefore(width / 3)
    while high < cells.count, cells[high].columns <= room {
      room -= cells[high].columns
      high += 1
    }
    takeBefore(room)
    return low..<high
  }

  private static func columns(_ cells: ArraySlice<Cell>) -> Int { cells.reduce(0) { $0 + $1.columns } }
}
