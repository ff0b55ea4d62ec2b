public import SchemaLanguage
public import Vocabulary

/// Fills in how an item travels and what customs and security said of it, from a journal, and says of each value which
/// message it is from.
///
/// What a record says itself stays. When it contradicts the journal, nothing of its conveyance is filled in. A filler
/// belongs to one thread at a time.
public final class JournalFiller: @unchecked Sendable {
  private let reader: JournalReader
  private let isItem: [Bool]
  private let referralCodes: Set<String>
  private let item: ValueTarget?
  private let receptacle: ValueTarget?
  private let conveyanceValues: [(path: String, target: ValueTarget)]
  private let answerValues: [(path: String, target: ValueTarget)]
  private let linked: LinkedPart?
  private var references: [Int64: MessageReference] = [:]
  private static let rememberedReferences = 4096

  /// Why nothing more is filled in; nil while all is well.
  public private(set) var failure: JournalError?

  /// Where the lines go that say what came from where.
  private struct LinkedPart {
    let part: Int
    let element: ValueTarget
    let columns: [(target: ValueTarget, text: @Sendable (MessageReference) -> String)]
  }

  /// The element by which a record is taken to contradict a journal.
  private static let telling = ["conveyance.dispatch", "conveyance.consignment", "conveyance.flight"]

  public init(reading path: String, schemas: SchemaSet) throws(JournalError) {
    reader = try JournalReader(reading: path)
    isItem = schemas.forms.map { RecordRole(name: $0.role) == .item }
    referralCodes = Set(schemas.codes["upu/referral-codes"]?.entries.map(\.code) ?? [])
    let dictionary = schemas.dictionary
    item = dictionary.element("item.id").map { ValueTarget($0) }
    receptacle = dictionary.element("conveyance.receptacle").map { ValueTarget($0) }
    func targets(_ paths: [String]) -> [(path: String, target: ValueTarget)] {
      paths.compactMap { path in dictionary.element(path).map { (path, ValueTarget($0)) } }
    }
    conveyanceValues = targets(Conveyance.paths)
    answerValues = targets(ItemAnswers.paths)
    linked = Self.linkedPart(dictionary)
  }

  private static func linkedPart(_ dictionary: ElementDictionary) -> LinkedPart? {
    guard let part = dictionary.part("linked"), let element = dictionary.element("linked.element") else {
      return nil
    }
    let columns: [(String, @Sendable (MessageReference) -> String)] = [
      ("linked.message", { $0.type }), ("linked.messageId", { $0.messageID }),
      ("linked.sender", { $0.sender }), ("linked.interchange", { $0.interchange }),
      ("linked.reference", { $0.reference }), ("linked.preparedAt", { $0.preparedAt }),
    ]
    return LinkedPart(
      part: part, element: ValueTarget(element),
      columns: columns.compactMap { path, text in
        dictionary.element(path).map { (ValueTarget($0), text) }
      })
  }

  /// Fills in what a record of an item lacks; other records stay as they are.
  public func fill(_ record: inout Record) {
    guard failure == nil, isItem[record.form], let item, let linked else { return }
    let identifier = record.slotNumber(item, row: 0)
    guard identifier >= 0 else { return }
    do throws(JournalError) {
      let own = receptacle.map { record.slotNumber($0, row: 0) } ?? -1
      let conveyance =
        try own >= 0
        ? reader.conveyance(ofReceptacle: record.bytes(record.slot(own).text))
        : reader.conveyance(ofItem: record.bytes(record.slot(identifier).text))
      let answers = try reader.answers(
        ofItem: record.bytes(record.slot(identifier).text), referralCodes: referralCodes)
      if let conveyance, !contradicts(record, conveyance) {
        for (path, target) in conveyanceValues { try fill(target, path, conveyance[path], linked, &record) }
      }
      for (path, target) in answerValues { try fill(target, path, answers[path], linked, &record) }
    } catch { failure = error }
  }

  /// Fills in one value, unless the record has it.
  private func fill(
    _ target: ValueTarget, _ path: String, _ value: LinkedValue?, _ linked: LinkedPart, _ record: inout Record
  ) throws(JournalError) {
    guard let value, record.slotNumber(target, row: 0) < 0, let row = record.addRow(part: linked.part) else {
      return
    }
    store(value.text, in: target, row: 0, &record)
    store(path, in: linked.element, row: row, &record)
    let reference = try reference(of: value)
    for column in linked.columns { store(column.text(reference), in: column.target, row: row, &record) }
  }

  private func contradicts(_ record: borrowing Record, _ conveyance: Conveyance) -> Bool {
    for (path, target) in conveyanceValues where Self.telling.contains(path) {
      let number = record.slotNumber(target, row: 0)
      guard number >= 0, let value = conveyance[path] else { continue }
      if !record.bytes(record.slot(number).text).elementsEqual(value.text.utf8) { return true }
    }
    return false
  }

  private func store(_ text: String, in target: ValueTarget, row: Int, _ record: inout Record) {
    var text = text
    text.withUTF8 { bytes in
      guard !bytes.isEmpty, bytes.count <= Int(target.limit) else { return }
      let range = record.copy(UnsafeRawBufferPointer(bytes))
      guard !range.isEmpty else { return }
      let slot = Slot(
        text: range, position: FeedPosition(offset: record.offset), element: target.element)
      record.store(slot, in: target, row: row)
    }
  }

  private func reference(of value: LinkedValue) throws(JournalError) -> MessageReference {
    if let known = references[value.message] { return known }
    if references.count >= Self.rememberedReferences { references.removeAll(keepingCapacity: true) }
    let reference = try reader.reference(of: value)
    references[value.message] = reference
    return reference
  }
}
