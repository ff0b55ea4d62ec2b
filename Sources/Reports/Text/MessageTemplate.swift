/// A message with places to be filled in, taken apart once.
struct MessageTemplate: Sendable {
  enum Place: String {
    case value, found, expected, count, element
  }

  /// A piece of wording, and the place behind it.
  struct Piece {
    var wording: [UInt8] = []
    var place: Place?
  }

  /// What goes into the places.
  struct Filling {
    var value: UnsafeRawBufferPointer
    var expected: UnsafeRawBufferPointer
    var count: Int64
    /// Whether the values are about a person and must not be shown.
    var isMasked: Bool
  }

  let pieces: [Piece]
  let isInJSON: Bool

  /// How many characters of a value are shown.
  static let valueLimit = 64

  /// - Parameter isInJSON: whether it is to stand inside a JSON string; then its wording is escaped here, once.
  init(_ message: String, isInJSON: Bool) {
    var pieces: [Piece] = []
    var wording = ""
    func close(_ place: Place?) {
      pieces.append(Piece(wording: Self.bytes(of: wording, isInJSON: isInJSON), place: place))
      wording = ""
    }
    var rest = Substring(message)
    while let open = rest.firstIndex(of: "{") {
      wording += rest[..<open]
      rest = rest[open...]
      guard let end = rest.firstIndex(of: "}"),
        let place = Place(rawValue: String(rest[rest.index(after: open)..<end]))
      else {
        // Braces around anything else are wording.
        wording.append(rest.removeFirst())
        continue
      }
      close(place)
      rest = rest[rest.index(after: end)...]
    }
    wording += rest
    close(nil)
    self.pieces = pieces
    self.isInJSON = isInJSON
  }

  /// - Parameter element: writes the path of the element.
  func write(_ filling: Filling, into output: inout OutputBuffer, element: (inout OutputBuffer) -> Void) {
    for piece in pieces {
      output.append(piece.wording)
      switch piece.place {
      case .value, .found:
        Self.write(filling.value, isMasked: filling.isMasked, isInJSON: isInJSON, into: &output)
      case .expected:
        Self.write(filling.expected, isMasked: filling.isMasked, isInJSON: isInJSON, into: &output)
      case .count: output.append(filling.count)
      case .element: element(&output)
      case nil: break
      }
    }
  }

  static func write(
    _ value: UnsafeRawBufferPointer, isMasked: Bool, isInJSON: Bool, into output: inout OutputBuffer
  ) {
    if isMasked, !value.isEmpty {
      output.append(FindingText.mask)
    } else {
      output.appendVisible(value, limit: valueLimit, isInJSON: isInJSON)
    }
  }

  private static func bytes(of text: String, isInJSON: Bool) -> [UInt8] {
    guard isInJSON else { return Array(text.utf8) }
    var buffer = OutputBuffer(capacity: text.utf8.count + 16)
    var text = text
    text.withUTF8 { buffer.appendEscaped(UnsafeRawBufferPointer($0)) }
    return Array(buffer.bytes)
  }
}
