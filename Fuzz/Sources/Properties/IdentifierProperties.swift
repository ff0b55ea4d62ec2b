import Vocabulary

/// What is read as an identifier is written as it was read; what a check finds agrees with what can be read;
/// normalizing twice is normalizing once.
enum IdentifierProperties {
  static func check(_ input: UnsafeRawBufferPointer) throws {
    let text = String(decoding: input, as: UTF8.self)
    try checkNormalizing(input)

    try same("S10", input, S10ItemIdentifier(input), { S10ItemIdentifier($0) })
    let item = S10ItemIdentifier.check(input)
    let isItem = S10ItemIdentifier(input) != nil
    try require(isItem == item.hasShape, "S10: \(item) and \(isItem)")
    try require(
      S10ItemIdentifier(input)?.isCheckDigitValid ?? false == (item == .valid), "S10: the check digit")
    if case .wrongCheckDigit(let expected) = item {
      var mended = Array(input)
      mended[10] = 0x30 + expected
      let verdict = mended.withUnsafeBytes { S10ItemIdentifier.check($0) }
      try require(verdict == .valid, "S10: the check digit that was expected is wrong")
    }

    let airWaybill = AirWaybillNumber.check(input)
    try require((AirWaybillNumber(input) != nil) == airWaybill.hasShape, "air waybill: \(airWaybill)")
    if let number = AirWaybillNumber(input) {
      let written = number.description.filter { $0 != "-" }
      try require(written == text.filter { $0 != "-" }, "air waybill: \(written)")
      try require(AirWaybillNumber(number.description) == number, "air waybill: \(number) is not read again")
    }

    try same("S9", input, S9ReceptacleIdentifier(input), { S9ReceptacleIdentifier($0) })
    try require(
      (S9ReceptacleIdentifier(input) != nil) == (S9ReceptacleIdentifier.check(input) == .valid), "S9")
    try same("S8", input, S8DispatchIdentifier(input), { S8DispatchIdentifier($0) })
    try require((S8DispatchIdentifier(input) != nil) == (S8DispatchIdentifier.check(input) == .valid), "S8")
    try same("office", input, OfficeCode(input), { OfficeCode($0) })
    try require((OfficeCode(input) != nil) == (OfficeCode.check(input) == .valid), "office")
    try same("operator", input, OperatorCode(input), { OperatorCode($0) })
    try require((OperatorCode(input) != nil) == (OperatorCode.check(input) == .valid), "operator")
    try same("consignment", input, ConsignmentIdentifier(input), { ConsignmentIdentifier($0) })
    try require(
      (ConsignmentIdentifier(input) != nil) == (ConsignmentIdentifier.check(input) == .valid), "consignment")
    try same("currency", input, CurrencyCode(input), { CurrencyCode($0) })
    try require((CurrencyCode(input) != nil) == (CurrencyCode.check(input) == .valid), "currency")
    try same("short text", input, ShortText(input), { ShortText($0) })
    try checkHarmonizedSystem(input, text)
    // The readers of texts, which normalize.
    _ = (S10ItemIdentifier(text), S9ReceptacleIdentifier(text), S8DispatchIdentifier(text), OfficeCode(text))
    _ = (OperatorCode(text), ConsignmentIdentifier(text), AirWaybillNumber(text))
  }

  /// What is read from bytes is written as these bytes, and read again from them.
  private static func same<Value: CustomStringConvertible & Equatable>(
    _ name: String, _ input: UnsafeRawBufferPointer, _ value: Value?, _ read: (String) -> Value?
  ) throws {
    guard let value else { return }
    let written = value.description
    try require(written.utf8.elementsEqual(input), "\(name): written as \(written)")
    try require(read(written) == value, "\(name): \(written) is not read again")
  }

  private static func checkNormalizing(_ input: UnsafeRawBufferPointer) throws {
    var buffer = Array(input)
    let first = buffer.withUnsafeMutableBytes { S10ItemIdentifier.normalize(input, into: $0) }
    guard let first else { throw PropertyFailure("an identifier does not fit where it was") }
    let once = Array(buffer[..<first.count])
    try require(first.isChanged != once.elementsEqual(input), "an identifier is said to have changed wrongly")
    let second = buffer.withUnsafeMutableBytes { bytes in
      S10ItemIdentifier.normalize(UnsafeRawBufferPointer(rebasing: bytes[..<once.count]), into: bytes)
    }
    try require(
      second == NormalizedText(count: once.count, isChanged: false), "normalizing twice changes again")
  }

  private static func checkHarmonizedSystem(_ input: UnsafeRawBufferPointer, _ text: String) throws {
    let verdict = HarmonizedSystemCode.check(input)
    var buffer = Array(input)
    let normalized = buffer.withUnsafeMutableBytes { HarmonizedSystemCode.normalize(input, into: $0) }
    guard let code = HarmonizedSystemCode(input) else {
      switch verdict {
      case .valid, .unusualLength: throw PropertyFailure("HS: \(verdict) is not read")
      case .wrongLength, .wrongCharacter, .empty: return
      }
    }
    let digits = text.filter { $0 != "." }
    try require(code.description == digits, "HS: written as \(code)")
    try require(
      normalized.map { String(decoding: buffer[..<$0.count], as: UTF8.self) } == digits, "HS: normalized")
    try require(HarmonizedSystemCode(code.description) == code, "HS: \(code) is not read again")
    try require(code.chapter == code.heading / 100, "HS: chapter \(code.chapter), heading \(code.heading)")
    try require(code.subheading.map { $0 / 100 == code.heading } ?? true, "HS: heading \(code.heading)")
  }
}

extension CheckDigitVerdict {
  /// Whether all is right but perhaps the check digit.
  fileprivate var hasShape: Bool {
    switch self {
    case .valid, .wrongCheckDigit: true
    case .wrongShape, .wrongLength: false
    }
  }
}
