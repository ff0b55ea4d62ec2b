internal import SchemaLanguage
internal import Vocabulary

/// A conversion, and where the value goes, in a trivial struct. The code table it names is kept alive by the schema set.
struct ConversionStep: BitwiseCopyable {
  enum Kind: UInt8 {
    case text, integer, decimal, grams, dateByCode, datePattern, isoDate, code, spelling, hs, boolean
  }

  var kind: Kind
  var shape: ShapeTest
  var table: Unmanaged<CodeTable>?
  var unit: UnitOfWeight?
  var pattern: DatePattern?
  var target: ValueTarget

  init(_ conversion: Conversion, shape: ValueShape, target: ValueTarget) {
    self.target = target
    self.shape = ShapeTest(shape)
    switch conversion {
    case .text: kind = .text
    case .integer: kind = .integer
    case .decimal: kind = .decimal
    case .hs: kind = .hs
    case .boolean: kind = .boolean
    case .isoDate: kind = .isoDate
    case .datePattern(let given):
      kind = .datePattern
      pattern = given
    case .grams(let units, let fallback):
      kind = .grams
      table = .passUnretained(units)
      unit = fallback
    case .dateByCode(let formats):
      kind = .dateByCode
      table = .passUnretained(formats)
    case .code(let codes):
      kind = .code
      table = .passUnretained(codes)
    case .spelling(let codes):
      kind = .spelling
      table = .passUnretained(codes)
    }
  }
}

typealias StepPointer = UnsafePointer<ConversionStep>

/// A test that a value must pass to be taken.
enum ShapeTest: UInt8, BitwiseCopyable {
  case any, s10, s10Like, s9, s8, oneCharacter, twoCharacters

  init(_ shape: ValueShape) {
    switch shape {
    case .any: self = .any
    case .s10: self = .s10
    case .s9: self = .s9
    case .s8: self = .s8
    case .s10Like: self = .s10Like
    case .oneCharacter: self = .oneCharacter
    case .twoCharacters: self = .twoCharacters
    }
  }

  func accepts(_ text: UnsafeRawBufferPointer) -> Bool {
    switch self {
    case .any: return true
    case .s10:
      switch S10ItemIdentifier.check(text) {
      case .valid, .wrongCheckDigit: return true
      default: return false
      }
    case .s10Like: return Self.looksLikeS10(text)
    case .oneCharacter: return text.count == 1
    case .twoCharacters: return text.count == 2
    case .s9:
      return text.count == S9ReceptacleIdentifier.length && S9ReceptacleIdentifier.check(text) == .valid
    case .s8: return text.count == S8DispatchIdentifier.length && S8DispatchIdentifier.check(text) == .valid
    }
  }
}

extension ShapeTest {
  /// Two letters, then mostly digits, 11 to 18 characters: an identifier that has lost or gained a few.
  private static func looksLikeS10(_ text: UnsafeRawBufferPointer) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
    guard text.count >= 11, text.count <= 18, isLetter(text[0]), isLetter(text[1]) else { return false }
    var digits = 0
    for byte in text where byte >= 0x30 && byte <= 0x39 { digits += 1 }
    return digits >= 7 && digits <= 11
  }
}

/// How components are gathered, in a trivial struct; a separator has at most two bytes.
struct GatheringStep: BitwiseCopyable {
  enum Kind: UInt8 {
    case single, joined, each, split
  }

  var kind: Kind
  var separator: (UInt8, UInt8) = (0, 0)
  var separatorLength: UInt8 = 0

  init(_ gathering: Gathering) {
    switch gathering {
    case .single: kind = .single
    case .each: kind = .each
    case .joined(let bytes):
      kind = .joined
      separator = (bytes.first ?? 0, bytes.count > 1 ? bytes[1] : 0)
      separatorLength = UInt8(min(bytes.count, 2))
    case .split(let byte):
      kind = .split
      separator.0 = byte
      separatorLength = 1
    }
  }
}
