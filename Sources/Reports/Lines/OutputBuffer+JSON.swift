extension OutputBuffer {
  /// Appends a JSON string: quotes, and inside them what must be escaped (RFC 8259, section 7).
  ///
  /// - Parameter text: valid UTF-8.
  /// - Complexity: O(n); stretches without anything to escape are copied sixteen bytes at a time.
  public mutating func appendJSON(_ text: UnsafeRawBufferPointer) {
    // Room for the worst case, six bytes for one, so that nothing needs to be checked on the way.
    reserve(text.count * 6 + 2 + 16)
    base[used] = UInt8(ascii: "\"")
    used += 1
    if let start = text.baseAddress {
      appendEscaped(start.assumingMemoryBound(to: UInt8.self), text.count)
    }
    base[used] = UInt8(ascii: "\"")
    used += 1
  }

  public mutating func appendJSON(_ text: String) {
    var text = text
    text.withUTF8 { appendJSON(UnsafeRawBufferPointer($0)) }
  }

  private mutating func appendEscaped(_ source: UnsafePointer<UInt8>, _ count: Int) {
    var index = 0
    var write = base + used
    while index + 16 <= count {
      let block = UnsafeRawPointer(source + index).loadUnaligned(as: SIMD16<UInt8>.self)
      UnsafeMutableRawPointer(write).storeBytes(of: block, as: SIMD16<UInt8>.self)
      let special = (block .< SIMD16(repeating: 0x20)) .| (block .== SIMD16(repeating: 0x22))
        .| (block .== SIMD16(repeating: 0x5C))
      let mask = unsafeBitCast(special, to: SIMD2<UInt64>.self)
      if mask[0] | mask[1] == 0 {
        write += 16
        index += 16
        continue
      }
      let clean = mask[0] != 0 ? mask[0].trailingZeroBitCount / 8 : 8 + mask[1].trailingZeroBitCount / 8
      write += clean
      write = Self.escape(source[index + clean], write)
      index += clean + 1
    }
    while index < count {
      let byte = source[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C {
        write = Self.escape(byte, write)
      } else {
        write.pointee = byte
        write += 1
      }
      index += 1
    }
    used = write - base
  }

  /// Writes the escape of one byte and gives the place behind it.
  private static func escape(_ byte: UInt8, _ place: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    place[0] = UInt8(ascii: "\\")
    switch byte {
    case 0x22, 0x5C: place[1] = byte
    case 0x0A: place[1] = UInt8(ascii: "n")
    case 0x09: place[1] = UInt8(ascii: "t")
    case 0x0D: place[1] = UInt8(ascii: "r")
    case 0x08: place[1] = UInt8(ascii: "b")
    case 0x0C: place[1] = UInt8(ascii: "f")
    default:
      func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
      place[1] = UInt8(ascii: "u")
      place[2] = UInt8(ascii: "0")
      place[3] = UInt8(ascii: "0")
      place[4] = digit(byte >> 4)
      place[5] = digit(byte & 15)
      return place + 6
    }
    return place + 2
  }

  /// Appends bytes as a JSON string of Base64 (RFC 4648, section 4).
  public mutating func appendBase64(_ bytes: UnsafeRawBufferPointer) {
    let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
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
