internal import SchemaLanguage
internal import Vocabulary

/// The rules of all profiles in trivial structs: judging a record touches no reference counts and allocates nothing.
///
/// ```
///  rules ──► condition sets ──► conditions ──► nodes ──► operands
///       └──► required targets                     └────► children, texts, pattern steps, tables
/// ```
///
/// Tables are kept alive by whoever keeps the profiles.
struct FlatProfileProgram: ~Copyable {
  /// Rules, nodes and operands are read in place: copying them whole costs more than most statements.
  typealias NodePointer = UnsafeMutablePointer<Node>
  typealias OperandPointer = UnsafePointer<Operand>
  typealias RulePointer = UnsafePointer<Rule>

  enum Operation: UInt8, BitwiseCopyable {
    case all, any
    case present
    case equalText, equalElement, beginning, inTexts, inNumbers, matches
    case compare, within, positive
    case s10, s9, s8, impc, operatorCode, awb, hs, country, listed, vague, digits, printable, usPostcode
    case serviceIndicator
  }

  /// A quick way to the verdict on one value.
  enum QuickWay: UInt8, BitwiseCopyable {
    case none
    /// The verdict depends on the text alone, which is often that of the record before: a code, a country.
    case lastText
    /// The value's number is compared with a literal.
    case number
    /// Whether the value's number is above zero.
    case positive
    /// The number of characters is compared with a literal.
    case length
  }

  /// A statement, or several joined by and/or.
  struct Node: BitwiseCopyable {
    var operation: Operation
    var isNegated = false
    var comparator = Comparator.equal
    /// Whether the case of ASCII letters makes no difference.
    var foldsCase = false
    /// Of the left operand, as it stands here too for the sake of speed: whether it is about one value, and where.
    var isDirect = false
    var isList = false
    var part: Int16 = -1
    var column: UInt16 = 0
    var element = ElementID.none
    var left: UInt16 = 0
    var right: UInt16 = 0
    /// The first of its children, texts, numbers or pattern alternatives, and how many.
    var first: UInt32 = 0
    var count: UInt16 = 0
    /// The number of a code table or list of terms, or -1.
    var table: Int16 = -1
    var match = TermsComparison.asListed
    /// What is told as expected, in `literals`.
    var expected = ByteRange.empty
    var quickWay = QuickWay.none
    var lastVerdict = Verdict.undecided
    var literalScale: UInt8 = 0
    var literal: Int64 = 0
    var lastText = TextKey.none
  }

  enum Comparator: UInt8, BitwiseCopyable {
    case equal, less, lessOrEqual, greater, greaterOrEqual

    @inline(__always)
    func holds(_ left: Int64, _ right: Int64) -> Bool {
      switch self {
      case .equal: left == right
      case .less: left < right
      case .lessOrEqual: left <= right
      case .greater: left > right
      case .greaterOrEqual: left >= right
      }
    }
  }

  enum TermsComparison: UInt8, BitwiseCopyable {
    case asListed, whole, word, among

    var match: TermsDocument.Match? {
      switch self {
      case .asListed: nil
      case .whole: .whole
      case .word: .word
      case .among: .among
      }
    }

    init(_ match: TermsDocument.Match?) {
      self =
        switch match {
        case nil: .asListed
        case .whole: .whole
        case .word: .word
        case .among: .among
        }
    }
  }

  struct Operand: BitwiseCopyable {
    enum Source: UInt8, BitwiseCopyable {
      case element, sum, distinct, length, statedWeight, rows, values, literal
    }

    var source: Source
    var isDate = false
    var isList = false
    var isPersonal = false
    /// The part, or -1.
    var part: Int16 = -1
    var column: UInt16 = 0
    var element = ElementID.none
    var number: Int64 = 0
    var scale: UInt8 = 0
    /// What is added: an amount, or days to a date.
    var shift: Int64 = 0
    var shiftScale: UInt8 = 0
    /// The text of a literal.
    var text = ByteRange.empty
  }

  struct Target: BitwiseCopyable {
    var part: Int16
    var column: UInt16
    var element: ElementID
  }

  enum Requirement: UInt8, BitwiseCopyable {
    case present, anyPresent, check
  }

  /// What the presence of one element alone says of a rule.
  enum Shortcut: UInt8, BitwiseCopyable {
    case none
    /// There is no finding when the element is absent: a check of it would be undecided.
    case isMetByAbsence
    /// There is no finding when the element is present: it is all that is required.
    case isMetByPresence
  }

  struct Rule: BitwiseCopyable {
    var requirement: Requirement
    /// Whether it is nothing but a check of one value, which has no condition of its own and is no list.
    var isOfOneValue: Bool
    var shortcut: Shortcut
    /// The column of the shortcut's element, in the rule's part or in the record itself.
    var shortcutColumn: UInt16
    /// Whether one finding is enough for all rows.
    var isToldOnce: Bool
    /// Whether the rule is judged once when there are no rows.
    var judgesWithoutRows: Bool
    /// The number of its kind in the catalogue.
    var kind: UInt16
    /// The part whose rows are judged, or -1.
    var part: Int16
    /// The conditions that are the same for all rows, or -1.
    var conditionSet: Int16
    /// The condition that is judged for each row, or -1.
    var rowCondition: Int32
    var check: Int32
    var firstTarget: UInt32
    var targetCount: UInt16
    /// The list whose values are judged one by one, `.max` for none; and an operand that stands for it.
    var list: UInt16
    var listOperand: UInt16
  }

  struct ConditionSet: BitwiseCopyable {
    var first: UInt32
    var count: UInt16
  }

  struct Profile: BitwiseCopyable {
    var firstRule: Int
    var ruleEnd: Int
  }

  struct CodeReference: BitwiseCopyable {
    var table: Unmanaged<CodeTable>
    /// Where the bits of two-letter codes begin in `codeBits`, 11 words; and those of three letters, or -1.
    var pairs: Int
    var triples: Int
  }

  struct SummaryEntry: BitwiseCopyable {
    var stamp: UInt64
    var slot: Int32
    var summary: TextSummary
    /// Whether the whole text may be a term of any list, or has a pattern of one.
    var mayBeTerm: Bool
  }

  /// How many bits tell which hashes no term of any list has; a power of two.
  static let hashBits = 1 << 15
  /// How many texts are remembered of a record; a power of two.
  static let summaryPlaces = 128

  var profiles = RawArray<Profile>(capacity: 8)
  var rules = RawArray<Rule>(capacity: 128)
  var conditionSets = RawArray<ConditionSet>(capacity: 64)
  /// The nodes of the conditions of each set.
  var setMembers = RawArray<UInt16>(capacity: 64)
  var conditions = RawArray<Int32>(capacity: 64)
  var nodes = RawArray<Node>(capacity: 256)
  var children = RawArray<Int32>(capacity: 64)
  var operands = RawArray<Operand>(capacity: 256)
  var targets = RawArray<Target>(capacity: 128)
  var texts = RawArray<ByteRange>(capacity: 64)
  /// The key of each of them.
  var textKeys = RawArray<TextKey>(capacity: 64)
  var literals = RawArray<UInt8>(capacity: 4096)
  /// Alternatives of patterns, each a stretch of `steps`.
  var alternatives = RawArray<ByteRange>(capacity: 16)
  /// A byte, or 256 for a letter, 257 for a digit, 258 for either.
  var steps = RawArray<UInt16>(capacity: 256)
  var codeTables = RawArray<CodeReference>(capacity: 16)
  var codeBits = RawArray<UInt64>(capacity: 64)
  var termTables = RawArray<Unmanaged<TermsTable>>(capacity: 8)
  /// A bit for each hash of a term, and the patterns of all lists together.
  var termBits = RawArray<UInt64>(capacity: FlatProfileProgram.hashBits / 64)
  var termPatterns: UInt8 = 0
  /// A bit for each opening of a term; see `TermOpening`.
  var termOpenings = RawArray<UInt64>(capacity: TermOpening.count / 64 + 1)
  var summaries = RawArray<SummaryEntry>(capacity: FlatProfileProgram.summaryPlaces)
  /// Slots of different values, while they are counted.
  var scratch = RawArray<Int32>(capacity: 1)
  /// The number of the record, so that remembered texts of others are not taken for its own.
  var stamp: UInt64 = 0

  init() {
    summaries.append(
      repeating: SummaryEntry(
        stamp: 0, slot: -1, summary: TextSummary(hash: 0, patterns: 0), mayBeTerm: false),
      count: Self.summaryPlaces)
    termBits.append(repeating: 0, count: Self.hashBits / 64)
    termOpenings.append(repeating: 0, count: TermOpening.count / 64 + 1)
  }

  /// Forgets what is known of the last record.
  mutating func beginRecord() { stamp &+= 1 }

  @inline(__always)
  static func termBit(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 20) & (hashBits - 1) }

  func literal(_ range: ByteRange) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: literals.base + Int(range.start), count: Int(range.length))
  }
}
