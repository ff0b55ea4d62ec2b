/// How the bytes of a document are to be read, told from its first bytes (XML 1.0, appendix F).
enum XMLEncoding: Equatable {
  /// UTF-8, or ASCII: nothing to convert.
  case utf8
  /// To be converted by iconv(3) under this name.
  case converted(name: String, form: XMLByteForm)

  /// Bytes that are kept back at most until the encoding is certain.
  static let longestDeclaration = 1024

  /// Returns nil when more bytes are needed.
  init?(opening: UnsafeRawBufferPointer, atEnd: Bool) {
    guard opening.count >= 4 || atEnd else { return nil }
    let first = (0..<4).map { $0 < opening.count ? opening[$0] : 0x20 }
    switch (first[0], first[1], first[2], first[3]) {
    case (0xFF, 0xFE, 0, 0), (0x3C, 0, 0, 0):
      self = .converted(name: "UCS-4LE", form: XMLByteForm(width: 4, low: 0))
    case (0, 0, 0xFE, 0xFF), (0, 0, 0, 0x3C):
      self = .converted(name: "UCS-4BE", form: XMLByteForm(width: 4, low: 3))
    case (0xFF, 0xFE, _, _), (0x3C, 0, _, _):
      self = .converted(name: "UTF-16LE", form: XMLByteForm(width: 2, low: 0))
    case (0xFE, 0xFF, _, _), (0, 0x3C, _, _):
      self = .converted(name: "UTF-16BE", form: XMLByteForm(width: 2, low: 1))
    case (0x3C, 0x3F, 0x78, 0x6D):
      // Only so far, however much is there, or it would depend on how the document came.
      guard let close = opening.prefix(Self.longestDeclaration).firstIndex(of: 0x3E) else {
        if !atEnd && opening.count < Self.longestDeclaration { return nil }
        self = .utf8
        return
      }
      self = Self.declared(in: UnsafeRawBufferPointer(rebasing: opening[..<close]))
    default:
      self = .utf8
    }
  }

  private static func declared(in declaration: UnsafeRawBufferPointer) -> XMLEncoding {
    guard let name = encodingName(in: declaration) else { return .utf8 }
    switch name.uppercased() {
    case "UTF-8", "UTF8", "US-ASCII", "ASCII":
      return .utf8
    case "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-10646-UCS-2", "UCS-2", "UCS-4", "ISO-10646-UCS-4", "UTF-32":
      // The declaration was readable byte by byte, so it is wrong. Writers that build the document as a string
      // of UTF-16 and store it as UTF-8 leave this behind.
      return .utf8
    default:
      return .converted(name: name, form: .bytes)
    }
  }

  /// The value of the pseudo-attribute `encoding`, if it is a well-formed name (XML 1.0, production 81).
  private static func encodingName(in declaration: UnsafeRawBufferPointer) -> String? {
    let text = String(decoding: declaration, as: UTF8.self)
    let parts = text.split(whereSeparator: { $0 == "\"" || $0 == "'" })
    guard
      let label = parts.dropLast().firstIndex(where: { part in
        let words = part.split(whereSeparator: { $0.isWhitespace || $0 == "=" })
        return words.last == "encoding"
      })
    else { return nil }
    let name = parts[label + 1]
    let isName = name.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
      default: false
      }
    }
    return isName && name.utf8.count <= 40 ? String(name) : nil
  }
}

/// How wide a character of markup is, and which of its bytes tells it.
public struct XMLByteForm: Sendable, Equatable {
  /// Bytes of one code unit: 1, 2 or 4.
  let width: Int
  /// Which of them holds the low eight bits.
  let low: Int

  /// UTF-8 and everything else in which markup is ASCII.
  public static let bytes = XMLByteForm(width: 1, low: 0)
}
