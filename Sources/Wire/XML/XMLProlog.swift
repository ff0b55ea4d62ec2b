/// Follows what stands before the root element, to find where a document may be cut there.
///
/// libxml2 takes the first `>` for the end of a document type declaration, even one in a literal or in the internal
/// subset, and fails when it has no more bytes. So it must get the whole declaration at once.
struct XMLProlog {
  private enum Place {
    /// Between comments, instructions and the declaration; or between those of the internal subset.
    case between
    /// Behind `<`, and behind `<!`.
    case open, bang
    case comment, instruction
    /// In the document type declaration; or in a declaration of the internal subset.
    case declaration
  }

  /// Length in bytes of the longest document type declaration that is read.
  static let longestDeclaration = 64 << 10

  private var place = Place.between
  private var isInSubset = false
  /// The quotation mark of the literal that is open, or 0.
  private var quote: UInt8 = 0
  /// Bytes since `<!-` or `<?`, and how many of the mark that ends it came last.
  private var length = 0
  private var marks = 0
  private var declarationLength = 0

  /// Whether the root element has begun, or what can only be meant as it.
  private(set) var isOver = false
  /// Whether a document type declaration has begun that is not complete.
  var isInDeclaration: Bool { isInSubset || place == .declaration }
  var isDeclarationTooLong: Bool { declarationLength > Self.longestDeclaration }

  /// Follows the next bytes, up to the end of a document type declaration, to one that is too long or to the root element.
  ///
  /// libxml2 must not see what stands behind a declaration together with it: it takes a `[` there for the beginning of the
  /// internal subset.
  ///
  /// - Returns: the last place where the document may be cut, behind a `>`, or 0 for none; and how many bytes were followed.
  mutating func follow(_ bytes: UnsafeRawBufferPointer) -> (cut: Int, followed: Int) {
    var cut = 0
    for (index, byte) in bytes.enumerated() {
      let wasInDeclaration = isInDeclaration
      step(byte)
      if isOver || isDeclarationTooLong { return (cut, index + 1) }
      if byte == 0x3E, place == .between, !isInSubset { cut = index + 1 }
      if wasInDeclaration, !isInDeclaration { return (cut, index + 1) }
    }
    return (cut, bytes.count)
  }

  private mutating func step(_ byte: UInt8) {
    if isInDeclaration { declarationLength += 1 }
    switch place {
    case .between:
      if byte == 0x3C {
        place = .open
      } else if byte == 0x5D, isInSubset {
        isInSubset = false
        place = .declaration
      }
    case .open: open(byte)
    case .bang:
      place = byte == 0x2D ? .comment : .declaration
      (length, marks) = (0, 0)
      if place == .declaration { stepInDeclaration(byte) }
    case .comment: stepInside(byte, mark: 0x2D, count: 2, shortest: 4)
    case .instruction: stepInside(byte, mark: 0x3F, count: 1, shortest: 2)
    case .declaration: stepInDeclaration(byte)
    }
  }

  private mutating func open(_ byte: UInt8) {
    (length, marks) = (0, 0)
    switch byte {
    case 0x21: place = .bang
    case 0x3F: place = .instruction
    default:
      place = .between
      isOver = !isInSubset
    }
  }

  /// Ends a comment or an instruction with its marks and `>`.
  private mutating func stepInside(_ byte: UInt8, mark: UInt8, count: Int, shortest: Int) {
    length += 1
    if byte == 0x3E, marks >= count, length >= shortest { place = .between }
    marks = byte == mark ? marks + 1 : 0
  }

  private mutating func stepInDeclaration(_ byte: UInt8) {
    switch byte {
    case quote where quote != 0: quote = 0
    case _ where quote != 0: break
    case 0x22, 0x27: quote = byte
    case 0x5B where !isInSubset:
      isInSubset = true
      place = .between
    case 0x3E:
      place = .between
      if !isInSubset { declarationLength = 0 }
    default: break
    }
  }
}
