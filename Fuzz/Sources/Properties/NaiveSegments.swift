import Wire

/// A segment as the slow tokenizer sees it.
struct NaiveSegment: Equatable {
  struct Token: Equatable {
    var start: Int
    var length: Int
    var repetition: Int
    var isReleased: Bool
  }

  var start: Int
  var end: Int
  /// Of each element, how many tokens precede it.
  var elements: [Int]
  var tokens: [Token]

  /// Without the terminator.
  var length: Int { end - start - 1 }
}

extension NaiveSegment {
  /// The segment that a tokenizer describes.
  init(_ tokenizer: borrowing SegmentTokenizer) {
    start = tokenizer.start
    end = tokenizer.end
    elements = []
    tokens = []
    for element in 0...tokenizer.elementCount {
      elements.append(tokens.count)
      for token in tokenizer.tokens(ofElement: element) {
        tokens.append(
          Token(
            start: Int(token.start), length: Int(token.length), repetition: Int(token.repetition),
            isReleased: token.isReleased))
      }
    }
  }
}

/// ISO 9735 in the plainest words: one byte after the other.
enum NaiveSegments {
  static func cut(_ bytes: UnsafeRawBufferPointer, _ characters: ServiceCharacters) -> [NaiveSegment] {
    var segments: [NaiveSegment] = []
    var segment = NaiveSegment(start: 0, end: 0, elements: [0], tokens: [])
    var token = NaiveSegment.Token(start: 0, length: 0, repetition: 0, isReleased: false)
    var isLiteral = false
    for (index, byte) in bytes.enumerated() {
      if isLiteral {
        isLiteral = false
        continue
      }
      if byte == characters.release {
        isLiteral = true
        token.isReleased = true
        continue
      }
      let isSeparator =
        byte == characters.component || byte == characters.element || byte == characters.repetition
      guard isSeparator || byte == characters.terminator else { continue }
      token.length = index - token.start
      segment.tokens.append(token)
      var next = NaiveSegment.Token(
        start: index + 1, length: 0, repetition: token.repetition, isReleased: false)
      switch byte {
      case characters.component: break
      case characters.element:
        segment.elements.append(segment.tokens.count)
        next.repetition = 0
      case characters.terminator:
        segment.end = index + 1
        segments.append(segment)
        segment = NaiveSegment(start: index + 1, end: 0, elements: [0], tokens: [])
        next.repetition = 0
      default: next.repetition += 1
      }
      token = next
    }
    return segments
  }
}
