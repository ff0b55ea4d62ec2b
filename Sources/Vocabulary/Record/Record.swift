/// One normalized record: an arena of bytes, and a table of slots that say which element stands where in it.
///
/// A record is filled, read and emptied millions of times without allocating. It has two layers: what belongs to
/// the whole message (the *header*, kept from record to record), and what belongs to the record itself, which may
/// override the header. No `String` is made unless a caller asks for one.
///
/// ```
///  arena   …CNBJSA·000123·CY029642156CN·JANE Q PUBLIC…
///               ▲             ▲
///  slots   [source.sender] [item.id] …            element, text, position, number
///  root    one entry an element: the slot, or -1; and a bit, whether it is there
///  rows    one table a part: row × column → slot, or -1; and the same bits for each row
/// ```
public struct Record: ~Copyable {
  public let layout: RecordLayout
  public let limits: RecordLimits

  /// Where the record's bytes begin in the feed, and how many they are.
  public var offset: UInt64 = 0
  public var length: UInt64 = 0
  /// The line of the feed (from 1) on which the record begins.
  public var line: UInt64 = 1
  /// Whether a limit was passed: the record is incomplete and must be rejected.
  public var isOverLimit = false
  /// The schema that decoded the record, by its number in the compiled set.
  public var schema: Int = 0
  /// What the record is, by its number in the compiled set: the schema, how the goods travel, and the role.
  public var form: Int = 0

  @usableFromInline internal var arena: RawArray<UInt8>
  @usableFromInline internal var slots: RawArray<Slot>
  @usableFromInline internal var root: RawArray<Int32>
  @usableFromInline internal var headerRoot: RawArray<Int32>
  /// A bit for each entry of `root` that is not -1.
  @usableFromInline internal var presence: RawArray<UInt64>
  @usableFromInline internal var headerPresence: RawArray<UInt64>
  @usableFromInline internal var rows: RawArray<PartTable>
  public internal(set) var findings: RawArray<Finding>
  /// Findings beyond the limit, of which no more is known.
  public internal(set) var untoldFindings = SeverityCounts()

  @usableFromInline internal var headerBytes = 0
  @usableFromInline internal var headerSlots = 0

  public init(layout: RecordLayout, limits: RecordLimits = RecordLimits()) {
    self.layout = layout
    self.limits = limits
    arena = RawArray(capacity: 8192)
    slots = RawArray(capacity: 256)
    root = RawArray(capacity: layout.rootWidth)
    headerRoot = RawArray(capacity: layout.rootWidth)
    let words = layout.rootWidth / 64 + 1
    presence = RawArray(capacity: words)
    headerPresence = RawArray(capacity: words)
    presence.append(repeating: 0, count: words)
    headerPresence.append(repeating: 0, count: words)
    rows = RawArray(capacity: layout.rowWidths.count)
    findings = RawArray(capacity: 32)
    root.append(repeating: -1, count: layout.rootWidth)
    headerRoot.append(repeating: -1, count: layout.rootWidth)
    for width in layout.rowWidths { rows.append(PartTable(width: width)) }
  }

  deinit {
    for part in 0..<rows.count {
      rows[part].cells.deallocate()
      rows[part].presence.deallocate()
    }
  }

  // MARK: Life

  /// Forgets everything, header included: a new message begins.
  public mutating func beginMessage() {
    arena.truncate(to: 0)
    slots.truncate(to: 0)
    root.truncate(to: 0)
    root.append(repeating: -1, count: layout.rootWidth)
    presence.base.update(repeating: 0, count: presence.count)
    headerBytes = 0
    headerSlots = 0
    closeHeader()
    emptyRows()
  }

  /// Makes all values so far the header: they stay from record to record.
  public mutating func closeHeader() {
    headerBytes = arena.count
    headerSlots = slots.count
    headerRoot.truncate(to: 0)
    headerRoot.append(copying: UnsafePointer(root.base), count: root.count)
    headerPresence.base.update(from: presence.base, count: presence.count)
    emptyRows()
  }

  /// Forgets the values and findings of the last record and keeps the header.
  public mutating func beginRecord(at offset: UInt64) {
    self.offset = offset
    length = 0
    isOverLimit = false
    for index in headerSlots..<max(slots.count, headerSlots) {
      let column = slots[index].element.index
      root[column] = headerRoot[column]
    }
    restorePresence()
    arena.truncate(to: headerBytes)
    slots.truncate(to: headerSlots)
    emptyRows()
  }

  private mutating func restorePresence() {
    for word in 0..<presence.count {
      // Values of the header that the record took out have left no slot of the record.
      var lost = headerPresence[word] & ~presence[word]
      while lost != 0 {
        let column = word * 64 + lost.trailingZeroBitCount
        root[column] = headerRoot[column]
        lost &= lost &- 1
      }
      presence[word] = headerPresence[word]
    }
  }

  private mutating func emptyRows() {
    for part in 0..<rows.count { rows.base[part].count = 0 }
    findings.truncate(to: 0)
    untoldFindings = SeverityCounts()
  }
}
