/// The names that are looked for, by their bytes.
struct JSONNames: ~Copyable {
  private var numbers: [Int32] = Array(repeating: -1, count: 64)
  private var lengths: [Int] = []
  /// Each ended by a zero byte; the first one stands for all names that are not looked for.
  private var names: [UnsafeMutablePointer<UInt8>]

  init() {
    let unknown = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    unknown.initialize(to: 0)
    names = [unknown]
    lengths = [0]
  }

  deinit {
    for name in names { name.deallocate() }
  }

  subscript(number: Int32) -> UnsafePointer<UInt8> { UnsafePointer(names[Int(max(number, 0))]) }

  /// The number of a name; the same for the same name.
  mutating func intern(_ name: String) -> Int32 {
    var name = name
    return name.withUTF8 { text in
      let bytes = UnsafeRawBufferPointer(text)
      let known = number(of: bytes, hash: Self.hash(bytes))
      if known > 0 { return known }
      let kept = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + 1)
      for (index, byte) in bytes.enumerated() { kept[index] = byte }
      kept[bytes.count] = 0
      names.append(kept)
      lengths.append(bytes.count)
      if names.count * 2 > numbers.count {
        numbers = Array(repeating: -1, count: numbers.count * 2)
        for number in 1..<names.count { place(number) }
      } else {
        place(names.count - 1)
      }
      return Int32(names.count - 1)
    }
  }

  private func bytes(_ number: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: names[number], count: lengths[number])
  }

  private mutating func place(_ number: Int) {
    var bucket = Int(truncatingIfNeeded: Self.hash(bytes(number))) & (numbers.count - 1)
    while numbers[bucket] >= 0 { bucket = (bucket + 1) & (numbers.count - 1) }
    numbers[bucket] = Int32(number)
  }

  /// The number of a name, 0 when it is not looked for.
  func number(of name: UnsafeRawBufferPointer, hash: UInt64) -> Int32 {
    var bucket = Int(truncatingIfNeeded: hash) & (numbers.count - 1)
    while numbers[bucket] >= 0 {
      let known = bytes(Int(numbers[bucket]))
      if known.count == name.count, known.elementsEqual(name) { return numbers[bucket] }
      bucket = (bucket + 1) & (numbers.count - 1)
    }
    return 0
  }

  /// FNV-1a, its upper half folded into the lower.
  static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ hash >> 32
  }
}
