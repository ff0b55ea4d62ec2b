extension ByteBuffer {
  /// ASCII letters as capitals; a text with other letters stays as it is.
  mutating func append(capitals text: StaticString) {
    text.withUTF8Buffer { bytes in
      let start = count
      append(text)
      if bytes.contains(where: { $0 >= 0x80 }) { return }
      for index in start..<count where self[index] >= 0x61 && self[index] <= 0x7A { self[index] -= 0x20 }
    }
  }

  /// ASCII letters in lower case, all else left out: the local part of an e-mail address.
  mutating func append(lettersOf text: StaticString) {
    text.withUTF8Buffer { bytes in
      for byte in bytes {
        let lower = byte | 0x20
        if lower >= 0x61 && lower <= 0x7A { append(lower) }
      }
    }
  }

  /// A number of 0 or more with at least `digits` digits.
  mutating func append(number: Int, digits: Int = 1) {
    var length = 1
    var limit = 10
    while number >= limit && length < 18 {
      limit *= 10
      length += 1
    }
    length = max(length, digits)
    let first = count
    for _ in 0..<length { append(UInt8(ascii: "0")) }
    var rest = number
    var index = first + length
    while rest > 0 && index > first {
      index -= 1
      self[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  /// A number of `decimals` decimals, given in its smallest unit.
  mutating func append(_ units: Int, decimals: Int, mark: UInt8) {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    append(number: units / scale)
    if decimals > 0 {
      append(mark)
      append(number: units % scale, digits: decimals)
    }
  }

  /// A date of digits alone (CCYYMMDD), or with a mark between its figures.
  mutating func append(_ date: TrafficDate, mark: StaticString = "") {
    append(number: date.year, digits: 4)
    append(mark)
    append(number: date.month, digits: 2)
    append(mark)
    append(number: date.day, digits: 2)
  }

  /// A pattern in which `#` stands for any digit.
  mutating func append(pattern: StaticString, random: inout SeededRandom) {
    let start = count
    append(pattern)
    for index in start..<count where self[index] == UInt8(ascii: "#") {
      self[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: random.below(10))
    }
  }
}
