/// A slow and plain reader of segments, one byte at a time.
struct NaiveInterchange {
  /// Elements, each a list of components; the first holds the tag.
  typealias Segment = [[String]]

  private(set) var segments: [Segment] = []

  init(_ feed: [UInt8]) {
    var position = 0
    var marks: [UInt8] = Array(":+.? '".utf8)
    var repertoire = "UNOC"
    while position < feed.count {
      if feed[position] == 10 || feed[position] == 13 {
        position += 1
        continue
      }
      if feed[position...].starts(with: "UNA".utf8) {
        marks = Array(feed[position + 3..<position + 9])
        position += 9
        continue
      }
      var segment: [[[UInt8]]] = [[[]]]
      while position < feed.count, feed[position] != marks[5] {
        let byte = feed[position]
        if byte == marks[3], byte != 0x20 {
          position += 1
          segment[segment.count - 1][segment[segment.count - 1].count - 1].append(feed[position])
        } else if byte == marks[1] {
          segment.append([[]])
        } else if byte == marks[0] {
          segment[segment.count - 1].append([])
        } else {
          segment[segment.count - 1][segment[segment.count - 1].count - 1].append(byte)
        }
        position += 1
      }
      position += 1
      let tag = String(decoding: segment[0][0], as: UTF8.self)
      if tag == "UNB" { repertoire = String(decoding: segment[1][0], as: UTF8.self) }
      let isMeasure = tag == "MEA" || tag == "MOA"
      segments.append(
        segment.map { element in
          element.map { bytes in
            let text = Self.text(bytes, repertoire)
            return isMeasure && marks[2] == 0x2C ? text.replacing(",", with: ".") : text
          }
        })
      if tag == "UNZ" { marks = Array(":+.? '".utf8) }
    }
  }

  private static func text(_ bytes: [UInt8], _ repertoire: String) -> String {
    switch repertoire {
    case "UNOC": return scalars(bytes.map { UInt32($0) })
    case "UNOE": return scalars(bytes.map { $0 < 0xA1 ? UInt32($0) : UInt32($0) + 0x360 })
    default: return String(validating: bytes, as: UTF8.self) ?? "not UTF-8"
    }
  }

  private static func scalars(_ values: [UInt32]) -> String {
    var text = String.UnicodeScalarView()
    for value in values { text.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
    return String(text)
  }
}

extension [[String]] {
  /// The value at an element and component, each counted from 1; empty when there is none.
  func at(_ element: Int, _ component: Int = 1) -> String {
    guard element < count, component <= self[element].count else { return "" }
    return self[element][component - 1]
  }

  var tag: String { at(0) }
}
