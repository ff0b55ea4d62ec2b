/// The characters that give an EDIFACT interchange its structure (ISO 9735, service string advice UNA).
public struct ServiceCharacters: Equatable, Sendable {
  public var component: UInt8
  public var element: UInt8
  /// What UNA gives as decimal mark; both marks are accepted anyway.
  public var decimalMark: UInt8
  /// Makes the next character literal; nil when the interchange has none.
  public var release: UInt8?
  /// Separates repetitions of an element in syntax version 4; nil when the interchange has none.
  public var repetition: UInt8?
  public var terminator: UInt8

  public init(
    component: UInt8, element: UInt8, decimalMark: UInt8, release: UInt8?, repetition: UInt8?,
    terminator: UInt8
  ) {
    self.component = component
    self.element = element
    self.decimalMark = decimalMark
    self.release = release
    self.repetition = repetition
    self.terminator = terminator
  }

  /// Level A defaults: `:+.?'`, and in syntax version 4 `*` for repetition. Repetition is switched on after UNB.
  public static let standard = ServiceCharacters(
    component: UInt8(ascii: ":"), element: UInt8(ascii: "+"), decimalMark: UInt8(ascii: "."),
    release: UInt8(ascii: "?"), repetition: nil, terminator: UInt8(ascii: "'"))

  /// The repetition separator of syntax version 4 where no UNA says otherwise.
  public static let standardRepetition = UInt8(ascii: "*")

  /// Bytes of a UNA segment, which has no terminator of its own.
  public static let adviceLength = 9

  /// Reads `UNA` and its six characters.
  ///
  /// The fifth (repetition) is kept as given; what it means depends on the syntax version in UNB: ignored before
  /// version 4, and a space means none.
  /// - Returns: nil when two of the characters that must differ are the same, or one is a letter or digit.
  public init?(advice bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= Self.adviceLength else { return nil }
    let space = UInt8(ascii: " ")
    self.init(
      component: bytes[3], element: bytes[4], decimalMark: bytes[5],
      release: bytes[6] == space ? nil : bytes[6], repetition: bytes[7] == space ? nil : bytes[7],
      terminator: bytes[8])
    var roles = [component, element, terminator]
    if let release { roles.append(release) }
    for (index, role) in roles.enumerated() {
      let isAlphanumeric =
        (0x30...0x39).contains(role) || (0x41...0x5A).contains(role) || (0x61...0x7A).contains(role)
      if isAlphanumeric || role >= 0x80 || roles[..<index].contains(role) { return nil }
    }
  }

  /// What the scanner looks for; a role that the interchange does not have repeats the terminator.
  var scanned: (UInt8, UInt8, UInt8, UInt8, UInt8) {
    (component, element, terminator, release ?? terminator, repetition ?? terminator)
  }
}
