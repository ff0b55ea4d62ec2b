internal import Crypto

/// Replaces values that are about a person by pseudonyms: the same value always by the same, and without the key nobody
/// can tell which value it was.
///
/// A pseudonym is `~` and 15 characters, 75 bits of an HMAC-SHA-256 (RFC 2104) of the value. White space around words
/// and the case of ASCII letters make no difference, so that `Jane Public` and `JANE  PUBLIC` are one person. What is
/// rare or common among values stays visible.
public struct Pseudonyms: Sendable {
  /// The least and the most bytes of a key.
  public static let keyLength = 16...4096

  private let key: SymmetricKey

  /// - Returns: nil when the key is too short or too long; see ``keyLength``.
  public init?(key bytes: [UInt8]) {
    guard Self.keyLength.contains(bytes.count) else { return nil }
    key = SymmetricKey(data: bytes)
  }

  /// Writes the pseudonym of a value as a JSON string.
  func write(_ value: UnsafeRawBufferPointer, into output: inout OutputBuffer) {
    let code = HMAC<SHA256>.authenticationCode(for: Self.folded(value), using: key)
    output.append("\"~" as StaticString)
    var bits: UInt32 = 0
    var held = 0
    var written = 0
    for byte in code where written < 15 {
      bits = bits << 8 | UInt32(byte)
      held += 8
      while held >= 5, written < 15 {
        held -= 5
        output.append(Self.alphabet[Int(bits >> UInt32(held) & 0x1F)])
        written += 1
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Digits and lower-case letters without those that are easily confused.
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  private static func folded(_ value: UnsafeRawBufferPointer) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(value.count)
    for word in value.split(separator: UInt8(ascii: " ")) {
      if !folded.isEmpty { folded.append(UInt8(ascii: " ")) }
      folded += word.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }
    }
    return folded
  }
}
