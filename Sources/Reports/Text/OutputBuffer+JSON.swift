internal import CByteScan

extension OutputBuffer {
  /// Appends a JSON string: quotes, and inside them what must be escaped (RFC 8259, section 7).
  ///
  /// - Parameter text: valid UTF-8.
  /// - Complexity: O(n); stretches without anything to escape are copied sixteen bytes at a time.
  public mutating func appendJSON(_ text: UnsafeRawBufferPointer) {
    append(UInt8(ascii: "\""))
    appendEscaped(text)
    append(UInt8(ascii: "\""))
  }

  public mutating func appendJSON(_ text: String) {
    var text = text
    text.withUTF8 { appendJSON(UnsafeRawBufferPointer($0)) }
  }

  /// Appends the inside of a JSON string.
  mutating func appendEscaped(_ text: UnsafeRawBufferPointer) {
    guard let start = text.baseAddress else { return }
    var source = start.assumingMemoryBound(to: UInt8.self)
    var left = text.count
    // A piece at a time gets room for its worst case, six bytes for one, so that nothing is checked on the way and
    // yet a long text does not make the buffer six times as large.
    repeat {
      let piece = min(left, Self.shortValue)
      reserve(piece * 6 + 16)
      let end = Self.escape(source, piece, into: base + used)
      used = end - base
      source += piece
      left -= piece
    } while left > 0
  }

  /// Escapes `count` bytes and gives the place behind them. There is room for six times as many and sixteen.
  private static func escape(
    _ source: UnsafePointer<UInt8>, _ count: Int, into place: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    // The last sixteen bytes are what can be read behind the others.
    let padded = count > 16 ? count - 16 : 0
    var write = padded > 0 ? escape(padded: source, padded, into: place) : place
    for byte in UnsafeBufferPointer(start: source + padded, count: count - padded) {
      if byte < 0x20 || byte == 0x22 || byte == 0x5C {
        write = escape(byte, write)
      } else {
        write.pointee = byte
        write += 1
      }
    }
    return write
  }

  /// Escapes `count` bytes, behind which sixteen more can be read, and gives the place behind them. There is room for
  /// six times as many and sixteen.
  ///
  /// Each turn copies sixteen bytes whatever they are, and keeps those before the first one that must be escaped.
  @inline(__always)
  static func escape(
    padded source: UnsafePointer<UInt8>, _ count: Int, into place: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    var read = source
    var write = place
    var left = count
    while true {
      var special = byte_scan_json_special(read)
      UnsafeMutableRawPointer(write).storeBytes(
        of: UnsafeRawPointer(read).loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
      if left <= 16 {
        special &= (1 &<< UInt32(truncatingIfNeeded: left)) &- 1
        if special == 0 { return write + left }
      } else if special == 0 {
        read += 16
        write += 16
        left &-= 16
        continue
      }
      let clean = special.trailingZeroBitCount
      write = escape(read[clean], write + clean)
      read += clean &+ 1
      left &-= clean &+ 1
    }
  }

  /// Writes the escape of one byte and gives the place behind it.
  @inline(never)
  private static func escape(_ byte: UInt8, _ place: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<
    UInt8
  > {
    place[0] = UInt8(ascii: "\\")
    switch byte {
    case 0x22, 0x5C: place[1] = byte
    case 0x0A: place[1] = UInt8(ascii: "n")
    case 0x09: place[1] = UInt8(ascii: "t")
    case 0x0D: place[1] = UInt8(ascii: "r")
    case 0x08: place[1] = UInt8(ascii: "b")
    case 0x0C: place[1] = UInt8(ascii: "f")
    default:
      place[1] = UInt8(ascii: "u")
      place[2] = UInt8(ascii: "0")
      place[3] = UInt8(ascii: "0")
      place[4] = hexDigit(byte >> 4)
      place[5] = hexDigit(byte & 15)
      return place + 6
    }
    return place + 2
  }

  static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
