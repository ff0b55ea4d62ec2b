/// Changes an interchange as one who knows EDIFACT would: segments, elements, qualifiers, counts, service characters.
struct InterchangeMutator {
  /// What stands before the first segment: padding, and UNA with its characters.
  private var prefix: [UInt8] = []
  private var segments: [[UInt8]] = []
  /// What follows the last terminator.
  private var rest: [UInt8] = []
  private var component: UInt8 = 0x3A
  private var element: UInt8 = 0x2B
  private var release: UInt8 = 0x3F
  private var terminator: UInt8 = 0x27

  init(_ bytes: [UInt8]) {
    var bytes = bytes[...]
    if let advice = Self.advice(in: bytes) {
      prefix = Array(bytes[..<(advice + 9)])
      (component, element) = (bytes[advice + 3], bytes[advice + 4])
      (release, terminator) = (bytes[advice + 6], bytes[advice + 8])
      bytes = bytes[(advice + 9)...]
    }
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      if bytes[index] == release, release != terminator {
        index += 2
        continue
      }
      if bytes[index] == terminator {
        segments.append(Array(bytes[start..<index]))
        start = index + 1
      }
      index += 1
    }
    rest = Array(bytes[min(start, bytes.endIndex)...])
  }

  /// Where UNA stands, which may have something before it.
  private static func advice(in bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= 9 else { return nil }
    return bytes.indices.prefix(32).first {
      $0 + 9 <= bytes.endIndex && bytes[$0...].starts(with: "UNA".utf8)
    }
  }

  private var written: [UInt8] { prefix + segments.flatMap { $0 + [terminator] } + rest }

  func mutated(_ random: inout MutationRandom) -> [UInt8] {
    var mutator = self
    for _ in 0...random.index(3) { mutator.mutate(&random) }
    return mutator.written
  }

  private mutating func mutate(_ random: inout MutationRandom) {
    guard !segments.isEmpty else {
      segments = ["UNB+UNOC:3+A+B+261124:0915+1", "UNH+1+ITMATT:1:5:UP", "UNT+2+1", "UNZ+1+1"].map {
        Array($0.utf8)
      }
      return
    }
    let place = random.index(segments.count)
    switch random.index(14) {
    case 0: segments.remove(at: place)
    case 1: segments.insert(segments[random.index(segments.count)], at: place)
    case 2: segments.swapAt(place, random.index(segments.count))
    case 3: repeatStretch(from: place, &random)
    case 4, 5: changeElement(of: place, &random)
    case 6: changeQualifier(of: place, &random)
    case 7: correctCounts()
    case 8: changeServiceCharacters(&random)
    case 9: segments[place].insert(release, at: random.index(segments[place].count))
    case 10: segments.insert(Self.service[random.index(Self.service.count)], at: place)
    case 11: segments[place] = Array(segments[place].prefix(random.index(segments[place].count + 1)))
    case 12:
      segments[place].insert(
        contentsOf: Self.awkward[random.index(Self.awkward.count)], at: segments[place].count)
    default: changeMessageType(&random)
    }
  }

  /// Says a group again, as a message with more items has it.
  private mutating func repeatStretch(from place: Int, _ random: inout MutationRandom) {
    let stretch = segments[place..<min(place + 1 + random.index(12), segments.count)]
    let end = stretch.endIndex
    segments.insert(contentsOf: stretch, at: end)
  }

  // MARK: Elements

  private func elements(_ segment: [UInt8]) -> [[UInt8]] {
    segment.split(separator: element, omittingEmptySubsequences: false).map { Array($0) }
  }

  private mutating func changeElement(of place: Int, _ random: inout MutationRandom) {
    var parts = elements(segments[place])
    let index = random.index(parts.count)
    switch random.index(7) {
    case 0: parts.remove(at: index)
    case 1: parts.insert([], at: index)
    case 2: parts.insert(parts[index], at: index)
    case 3: parts[index].insert(component, at: random.index(parts[index].count + 1))
    case 4: parts[index].insert(0x2A, at: random.index(parts[index].count + 1))
    case 5: parts[index] = Self.awkward[random.index(Self.awkward.count)]
    default:
      let other = elements(segments[random.index(segments.count)])
      parts[index] = other[random.index(other.count)]
    }
    segments[place] = Array(parts.joined(separator: [element]))
  }

  /// Takes the qualifier, the first component of the first element, from a segment of the same tag or of any.
  private mutating func changeQualifier(of place: Int, _ random: inout MutationRandom) {
    var parts = elements(segments[place])
    let same = segments.filter { $0.prefix(3) == segments[place].prefix(3) && $0 != segments[place] }
    let sources = same.isEmpty || random.isOne(in: 4) ? segments : same
    let other = elements(sources[random.index(sources.count)])
    guard parts.count > 1, other.count > 1 else { return }
    let qualifier = other[1].split(separator: component, omittingEmptySubsequences: false).first ?? []
    let old = parts[1].split(separator: component, omittingEmptySubsequences: false).dropFirst()
    parts[1] = Array(([qualifier] + old).joined(separator: [component]))
    segments[place] = Array(parts.joined(separator: [element]))
  }

  private mutating func changeMessageType(_ random: inout MutationRandom) {
    let headers = segments.indices.filter { segments[$0].starts(with: "UNH".utf8) }
    guard let place = headers.randomElement(using: &random) else { return }
    var parts = elements(segments[place])
    guard parts.count > 2 else { return }
    parts[2] = Array(Self.types[random.index(Self.types.count)].utf8).map { $0 == 0x3A ? component : $0 }
    segments[place] = Array(parts.joined(separator: [element]))
  }

  // MARK: Envelope

  /// Sets the counts of UNT and UNZ to what they should be, so that mutations reach what lies behind such checks.
  private mutating func correctCounts() {
    var inMessage = 0
    var messages = 0
    for place in segments.indices {
      inMessage += 1
      let tag = segments[place].filter { $0 != 0x0A && $0 != 0x0D }.prefix(3)
      if tag.elementsEqual("UNH".utf8) { (inMessage, messages) = (1, messages + 1) }
      let count = tag.elementsEqual("UNT".utf8) ? inMessage : tag.elementsEqual("UNZ".utf8) ? messages : 0
      guard count > 0 else { continue }
      var parts = elements(segments[place])
      guard parts.count > 1 else { continue }
      parts[1] = Array(String(count).utf8)
      segments[place] = Array(parts.joined(separator: [element]))
    }
  }

  /// Writes the same interchange with other service characters, as its UNA then says.
  private mutating func changeServiceCharacters(_ random: inout MutationRandom) {
    let sets: [[UInt8]] = ["\u{1D}+.?*\u{1C}", ":+,? '", "|^,\\ ~", "\u{1F}\u{1D}. *\u{1C}", ";!.$ %"].map {
      Array($0.utf8)
    }
    let chosen = sets[random.index(sets.count)]
    let old = [component, element, release, terminator]
    let new = [chosen[0], chosen[1], chosen[3], chosen[5]]
    segments = segments.map { $0.map { byte in old.firstIndex(of: byte).map { new[$0] } ?? byte } }
    (component, element, release, terminator) = (new[0], new[1], new[2], new[3])
    prefix = Array("UNA".utf8) + chosen
  }

  private static let types = [
    "ITMATT:1:5:UP", "CUSITM:1:5:UP", "PREDES:2:1:UP", "RESDES:1:1:UP", "CARDIT:2:1:UP", "RESDIT:1:1:UP",
    "PRECON:1:1:UP", "RESCON:1:1:UP", "EMSEVT:3:0:UP", "CUSRSP:1:0:UP", "ITMREF:1:0:UP", "ITMRSP:1:0:UP",
    "XXXXXX:9:9:ZZ",
  ]

  private static let service: [[UInt8]] = [
    "UNB+UNOA:1+A+B+260101:1200+1", "UNB+UNOC:3+A:14+B:14+260101:1200+2++++++1",
    "UNB+UNOY:4+A+B+20260101:1200+1",
    "UNZ+1+1", "UNZ+99999999999999999999+1", "UNG+ITMATT+A+B+260101:1200+1+UP+1:5", "UNE+1+1",
    "UNH+1+ITMATT:1:5:UP",
    "UNT+0+1", "UNT+-1+1", "UNS+D", "UNP+1+X", "UNO+1",
  ].map { Array($0.utf8) }

  private static let awkward: [[UInt8]] = [
    [], [0], [0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], Array("\r\n".utf8), Array("-0.0".utf8),
    Array("99999999999999999999".utf8), Array("9223372036854775807".utf8), Array("0,000000000001".utf8),
    Array("20260230".utf8), Array("2602302460".utf8), Array("RX123456785DE".utf8),
    Array("rx 123-456-785 de".utf8),
    Array(repeating: 0x41, count: 300), Array(repeating: 0x3A, count: 70), Array("\u{FEFF}".utf8),
    Array("<a>".utf8),
  ]
}
