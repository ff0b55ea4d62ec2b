/// Changes a document as one who knows XML would: elements with what is in them, attributes, references, declarations.
struct DocumentMutator {
  private enum Piece {
    /// `<…>`, whatever is between.
    case markup([UInt8])
    case text([UInt8])

    var bytes: [UInt8] {
      switch self {
      case .markup(let bytes), .text(let bytes): bytes
      }
    }

    var isStart: Bool {
      guard case .markup(let bytes) = self, bytes.count > 2 else { return false }
      return ![0x2F, 0x21, 0x3F].contains(bytes[1]) && bytes[bytes.count - 2] != 0x2F
    }

    var isEnd: Bool {
      guard case .markup(let bytes) = self, bytes.count > 2 else { return false }
      return bytes[1] == 0x2F
    }
  }

  private var pieces: [Piece] = []

  init(_ bytes: [UInt8]) {
    var start = 0
    var index = 0
    func text(_ end: Int) -> [UInt8] { Array(bytes[start..<end]) }
    while index < bytes.count {
      if bytes[index] == 0x3C, let end = bytes[index...].firstIndex(of: 0x3E) {
        if start < index { pieces.append(.text(text(index))) }
        pieces.append(.markup(Array(bytes[index...end])))
        start = end + 1
        index = start
      } else {
        index += 1
      }
    }
    if start < bytes.count { pieces.append(.text(text(bytes.count))) }
  }

  func mutated(_ random: inout MutationRandom) -> [UInt8] {
    var mutator = self
    for _ in 0...random.index(3) { mutator.mutate(&random) }
    return mutator.pieces.flatMap(\.bytes)
  }

  private mutating func mutate(_ random: inout MutationRandom) {
    guard !pieces.isEmpty else {
      pieces = ["<ips>", "<a>", "x", "</a>", "</ips>"].map { .markup(Array($0.utf8)) }
      return
    }
    let place = random.index(pieces.count)
    switch random.index(11) {
    case 0: pieces.removeSubrange(element(at: place))
    case 1: pieces.insert(contentsOf: pieces[element(at: place)], at: place)
    case 2: pieces.insert(contentsOf: pieces[element(at: random.index(pieces.count))], at: place)
    case 3: pieces.swapAt(place, random.index(pieces.count))
    case 4: rename(place, &random)
    case 5: changeAttribute(place, &random)
    case 6: changeText(place, &random)
    case 7: pieces.insert(.markup(Self.markup[random.index(Self.markup.count)]), at: place)
    case 8: nest(place, &random)
    case 9: pieces.insert(.markup(Self.openings[random.index(Self.openings.count)]), at: 0)
    default: pieces.remove(at: place)
    }
  }

  /// An element from its start to its end, or the one piece there is.
  private func element(at place: Int) -> Range<Int> {
    guard pieces[place].isStart else { return place..<place + 1 }
    var depth = 0
    for index in place..<min(pieces.count, place + 400) {
      depth += pieces[index].isStart ? 1 : pieces[index].isEnd ? -1 : 0
      if depth == 0 { return place..<index + 1 }
    }
    return place..<place + 1
  }

  private mutating func rename(_ place: Int, _ random: inout MutationRandom) {
    let other = pieces[random.index(pieces.count)]
    guard case .markup(let donor) = other, pieces[place].isStart else { return }
    let range = element(at: place)
    let name = donor.dropFirst().prefix { ![0x20, 0x2F, 0x3E].contains($0) }
    guard !name.isEmpty, case .markup(let old) = pieces[place] else { return }
    let rest = old.dropFirst().drop { ![0x20, 0x2F, 0x3E, 0x0A].contains($0) }
    pieces[place] = .markup([0x3C] + name + rest)
    if range.count > 1 { pieces[range.upperBound - 1] = .markup([0x3C, 0x2F] + name + [0x3E]) }
  }

  private mutating func changeAttribute(_ place: Int, _ random: inout MutationRandom) {
    guard case .markup(var bytes) = pieces[place], bytes.count > 2, bytes[1] != 0x2F else { return }
    let spaces = bytes.indices.filter { bytes[$0] == 0x20 }
    if let space = spaces.randomElement(using: &random), random.isOne(in: 3) {
      let end = bytes[(space + 1)...].firstIndex { $0 == 0x20 || $0 == 0x3E } ?? bytes.count - 1
      bytes.removeSubrange(space..<end)
    } else {
      let end = bytes[bytes.count - 2] == 0x2F ? bytes.count - 2 : bytes.count - 1
      bytes.insert(contentsOf: Self.attributes[random.index(Self.attributes.count)], at: end)
    }
    pieces[place] = .markup(bytes)
  }

  private mutating func changeText(_ place: Int, _ random: inout MutationRandom) {
    let texts = pieces.indices.filter { if case .text = pieces[$0] { true } else { false } }
    let place = texts.randomElement(using: &random) ?? place
    guard case .text(var bytes) = pieces[place] else { return }
    let added = Self.texts[random.index(Self.texts.count)]
    if random.isOne(in: 3) {
      bytes = added
    } else {
      bytes.insert(contentsOf: added, at: random.index(bytes.count + 1))
    }
    if random.isOne(in: 5) { bytes = Array("<![CDATA[".utf8) + bytes + Array("]]>".utf8) }
    pieces[place] = .text(bytes)
  }

  private mutating func nest(_ place: Int, _ random: inout MutationRandom) {
    let depth = 1 + random.index(random.isOne(in: 8) ? 300 : 6)
    let range = element(at: place)
    pieces.insert(
      contentsOf: Array(repeating: .markup(Array("</n>".utf8)), count: depth), at: range.upperBound)
    pieces.insert(
      contentsOf: Array(repeating: .markup(Array("<n>".utf8)), count: depth), at: range.lowerBound)
  }

  private static let attributes: [[UInt8]] = [
    " a='1'", " a=\"&amp;&#38;&lt;\"", " xmlns='urn:a'", " xmlns:p='urn:p'", " p:q='r'",
    " xml:space='preserve'",
    " typeCode='TE'", " a='1' a='2'", " a=1", " a", " a='<'", " a='\n\t'", " a='&x;'", " xsi:nil='true'",
    " unitCode='KGM'", " currencyID='USD'",
  ].map { Array($0.utf8) }

  private static let texts: [[UInt8]] =
    [
      "&amp;", "&lt;&gt;&quot;&apos;", "&#x41;", "&#0;", "&#x110000;", "&#xD800;", "&x;", "&", "]]>", "]]",
      "\r\n", "\r",
      "\u{0}", "\u{1}", "\u{FFFE}", "\u{85}", "\u{2028}", "2026-11-24T09:12:00Z", "1.250", "-0", "1e5",
      "99999999999999999999", String(repeating: "x", count: 400), "Jörg", "東京",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]]

  private static let markup: [[UInt8]] = [
    "<!-- -->", "<!-- - -- -->", "<?p q?>", "<![CDATA[ ]] > ]]>", "<![CDATA[", "<!--", "<", "</", "<a/>",
    "</a>",
    "<?xml version='1.0'?>", "<!DOCTYPE a>", "<a:b xmlns:a='u'/>", "<a:b/>",
    "<xi:include href='file:///etc/passwd'/>",
    "UNB+UNOC:3+A+B+261124:0915+1'UNZ+0+1'",
  ].map { Array($0.utf8) }

  private static let openings: [[UInt8]] = [
    "<?xml version='1.0' encoding='UTF-8'?>", "<?xml version='1.0' encoding='ISO-8859-1'?>",
    "<?xml version='1.0' encoding='UTF-16'?>", "<?xml version='1.1'?>", "<?xml version='1.0' encoding='x'?>",
    "<?xml version='1.0' standalone='yes'?>", "\u{FEFF}", " ", "<!DOCTYPE a [<!ENTITY x 'y'>]>",
    "<!DOCTYPE a [<!ENTITY x '&y;&y;'><!ENTITY y '&x;'>]>", "<!DOCTYPE a SYSTEM 'http://example.com/a.dtd'>",
    "<!DOCTYPE a [<!ATTLIST a b CDATA 'c'>]>", "<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'>%p;]>",
  ].map { Array($0.utf8) }
}
