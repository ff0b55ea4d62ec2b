/// The character sets that an EDIFACT syntax identifier can stand for (data element 0001), as encodings of bytes.
public enum CharacterEncoding: String, CaseIterable, Sendable {
  case ascii
  case latin1 = "iso-8859-1"
  case latin2 = "iso-8859-2"
  case latin3 = "iso-8859-3"
  case latin4 = "iso-8859-4"
  case cyrillic = "iso-8859-5"
  case arabic = "iso-8859-6"
  case greek = "iso-8859-7"
  case hebrew = "iso-8859-8"
  case turkish = "iso-8859-9"
  case latin9 = "iso-8859-15"
  case utf8 = "utf-8"

  /// What the bytes from 0xA0 mean; nil for ASCII and UTF-8, and for Latin 1, where they mean themselves.
  fileprivate var upperHalf: UnsafePointer<UInt16>? { Self.upperHalves[self]?.table }

  /// The tables in memory that is never freed, so that a decoder is a trivial value.
  private static let upperHalves: [CharacterEncoding: UpperHalf] = {
    var tables: [CharacterEncoding: UpperHalf] = [:]
    for encoding in allCases {
      guard let values = encoding.upperHalfValues else { continue }
      let memory = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: values.count)
      _ = memory.initialize(from: values)
      tables[encoding] = memory.baseAddress.map { UpperHalf(table: UnsafePointer($0)) }
    }
    return tables
  }()

  private struct UpperHalf: @unchecked Sendable {
    let table: UnsafePointer<UInt16>
  }

  private var upperHalfValues: [UInt16]? {
    switch self {
    case .ascii, .latin1, .utf8: nil
    case .latin2: UpperHalves.latin2
    case .latin3: UpperHalves.latin3
    case .latin4: UpperHalves.latin4
    case .cyrillic: UpperHalves.cyrillic
    case .arabic: UpperHalves.arabic
    case .greek: UpperHalves.greek
    case .hebrew: UpperHalves.hebrew
    case .turkish: UpperHalves.turkish
    case .latin9: UpperHalves.latin9
    }
  }
}

/// What had to be done to a value on its way to UTF-8.
@frozen
public struct DecodingNotes: OptionSet, Sendable {
  public let rawValue: UInt8

  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A byte that the declared character set does not have; the value was read as UTF-8 or as ISO 8859-1 instead.
  public static let outsideRepertoire = DecodingNotes(rawValue: 1)
  /// Line breaks inside the value were dropped.
  public static let lineBreakDropped = DecodingNotes(rawValue: 2)
  /// Other control characters were dropped.
  public static let controlDropped = DecodingNotes(rawValue: 4)
  /// A release character stood at the end, releasing nothing.
  public static let danglingRelease = DecodingNotes(rawValue: 8)
}

/// Makes UTF-8 of the bytes of an interchange.
public struct CharacterDecoder: @unchecked Sendable {
  public let encoding: CharacterEncoding
  /// Never written, never freed.
  private let upperHalf: UnsafePointer<UInt16>?

  public init(encoding: CharacterEncoding) {
    self.encoding = encoding
    upperHalf = encoding.upperHalf
  }

  /// How many bytes `decode` may write for `count` bytes of input: a byte becomes three at the most.
  @inlinable
  public static func capacity(for count: Int) -> Int { count * 3 }

  /// Writes a value as UTF-8: release characters taken out, line breaks and control characters dropped.
  ///
  /// A value that is not valid in the declared encoding is read as UTF-8 if it is that, else as ISO 8859-1
  /// (the fallback that real interchanges need), and noted.
  /// - Parameter release: the release character, or nil when the value holds none.
  /// - Returns: how many bytes were written, and what had to be done.
  public func decode(
    _ source: UnsafePointer<UInt8>, count: Int, release: UInt8?, into target: UnsafeMutablePointer<UInt8>
  ) -> (count: Int, notes: DecodingNotes) {
    var notes: DecodingNotes = []
    let kept = unrelease(source, count: count, release: release, into: target, notes: &notes)
    let bytes = UnsafeBufferPointer(start: UnsafePointer(target), count: kept)
    guard bytes.contains(where: { $0 >= 0x80 }) else { return (kept, notes) }
    let isUTF8 = (try? UTF8Span(validating: bytes.span)) != nil
    switch encoding {
    case .utf8 where isUTF8: return (kept, notes)
    case .ascii where isUTF8, .utf8 where isUTF8:
      notes.insert(.outsideRepertoire)
      return (kept, notes)
    case .ascii, .utf8:
      notes.insert(.outsideRepertoire)
      return (expand(target, count: kept, upperHalf: nil, notes: &notes), notes)
    default:
      return (expand(target, count: kept, upperHalf: upperHalf, notes: &notes), notes)
    }
  }

  private func unrelease(
    _ source: UnsafePointer<UInt8>, count: Int, release: UInt8?, into target: UnsafeMutablePointer<UInt8>,
    notes: inout DecodingNotes
  ) -> Int {
    var kept = 0
    var index = 0
    while index < count {
      var byte = source[index]
      index += 1
      if byte == release {
        guard index < count else {
          notes.insert(.danglingRelease)
          break
        }
        byte = source[index]
        index += 1
      }
      if byte < 0x20 || byte == 0x7F {
        notes.insert(byte == 0x0A || byte == 0x0D ? .lineBreakDropped : .controlDropped)
        continue
      }
      target[kept] = byte
      kept += 1
    }
    return kept
  }

  /// Turns each byte from 0x80 into the UTF-8 of its character, from the end so that it can be done in place.
  private func expand(
    _ bytes: UnsafeMutablePointer<UInt8>, count: Int, upperHalf: UnsafePointer<UInt16>?,
    notes: inout DecodingNotes
  ) -> Int {
    func scalar(_ byte: UInt8) -> UInt16 {
      guard let upperHalf, byte >= 0xA0 else { return UInt16(byte) }
      let meant = upperHalf[Int(byte) - 0xA0]
      return meant == 0 ? 0xFFFD : meant
    }
    var total = 0
    for index in 0..<count {
      let byte = bytes[index]
      if byte < 0x80 {
        total += 1
      } else {
        if byte < 0xA0 || scalar(byte) == 0xFFFD { notes.insert(.outsideRepertoire) }
        total += scalar(byte) < 0x800 ? 2 : 3
      }
    }
    var write = total
    var read = count
    while read > 0 {
      read -= 1
      let byte = bytes[read]
      if byte < 0x80 {
        write -= 1
        bytes[write] = byte
        continue
      }
      let code = scalar(byte)
      if code < 0x800 {
        write -= 2
        bytes[write] = UInt8(0xC0 | code >> 6)
      } else {
        write -= 3
        bytes[write] = UInt8(0xE0 | code >> 12)
        bytes[write + 1] = UInt8(0x80 | code >> 6 & 0x3F)
      }
      bytes[write + (code < 0x800 ? 1 : 2)] = UInt8(0x80 | code & 0x3F)
    }
    return total
  }
}
