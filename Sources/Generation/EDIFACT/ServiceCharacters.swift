/// The characters that structure an interchange (ISO 9735, UNA).
struct ServiceCharacters: Sendable {
  var component = UInt8(ascii: ":")
  var element = UInt8(ascii: "+")
  var decimal = UInt8(ascii: ".")
  /// Nil: none, and a space in UNA; then no text may hold a service character.
  var release: UInt8? = UInt8(ascii: "?")
  /// Nil before syntax version 4, and a space in UNA.
  var repetition: UInt8?
  var terminator = UInt8(ascii: "'")

  static let usual = ServiceCharacters()
  static let decimalComma = ServiceCharacters(decimal: UInt8(ascii: ","))
  static let strokes = ServiceCharacters(
    component: UInt8(ascii: "^"), element: UInt8(ascii: "|"), release: UInt8(ascii: "\\"),
    terminator: UInt8(ascii: "~"))
  /// The information separators of ISO 646.
  static let separators = ServiceCharacters(component: 0x1F, element: 0x1D, release: nil, terminator: 0x1C)

  /// The bytes of text that must be released, one bit each: those below 64, and those from 64 to 127.
  var released: (low: UInt64, high: UInt64) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    guard let release else { return (low, high) }
    for byte in [element, component, terminator, release, repetition ?? release] {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
    }
    return (low, high)
  }
}
