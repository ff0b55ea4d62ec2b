extension OutputBuffer {
  /// Appends bytes as a JSON string of Base64 (RFC 4648, section 4).
  public mutating func appendBase64(_ bytes: UnsafeRawBufferPointer) {
    let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    reserve((bytes.count + 2) / 3 * 4 + 2)
    append(UInt8(ascii: "\""))
    var index = 0
    while index < bytes.count {
      let left = min(bytes.count - index, 3)
      var group = UInt32(bytes[index]) << 16
      if left > 1 { group |= UInt32(bytes[index + 1]) << 8 }
      if left > 2 { group |= UInt32(bytes[index + 2]) }
      for place in 0..<4 {
        let digit = alphabet.utf8Start[Int(group >> UInt32(18 - 6 * place) & 63)]
        append(place > left ? UInt8(ascii: "=") : digit)
      }
      index += 3
    }
    append(UInt8(ascii: "\""))
  }
}
