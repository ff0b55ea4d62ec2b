internal import Vocabulary

/// How the lines of a dictionary's records are laid out: the keys, rendered once, and the objects they stand in.
///
/// ```
///  member    ,"city":  in object 7
///  object 7  ,"recipient":{"address":{
///  object 6  ,"recipient":{  in the record itself, object 0
/// ```
/// The comma in front is left out where nothing stands before it. Behind the key of a text stands the quotation mark
/// that begins it.
struct RecordLineLayout: ~Copyable {
  /// One key of a record or of a part's row.
  struct Member: BitwiseCopyable {
    enum Kind: UInt8 {
      case text, bare, textList, bareList
      /// About a person, and written as a pseudonym.
      case pseudonym, pseudonymList
      /// What a record knows of itself: its first byte and its length.
      case offset, length
      /// An array of rows.
      case part
    }

    var kind: Kind
    /// The object that the key stands in; 0 is the record, or the row.
    var object: UInt16
    /// The element's number, or its column in its part, or the number of the part.
    var place: UInt16
    /// `,"key":` or, before a text, `,"key":"`; in `text`.
    var key: ByteRange
  }

  /// An object that groups members.
  struct Group: BitwiseCopyable {
    var parent: UInt16
    var depth: UInt16
    /// `,"outer":{"inner":{`, in `text`: from the record or row to this object. It begins with that of the parent.
    var path: ByteRange
  }

  private(set) var text: RawArray<UInt8> = RawArray(capacity: 4096)
  /// Members that are no elements, and come first.
  private(set) var leadingMembers: RawArray<Member> = RawArray(capacity: 2)
  /// By the number of the element; a part stands at its first one.
  private(set) var members: RawArray<Member> = RawArray(capacity: 128)
  /// A bit for each member that is written when the record has its element, and for each that is always asked for.
  private(set) var elementMembers: RawArray<UInt64> = RawArray(capacity: 4)
  private(set) var otherMembers: RawArray<UInt64> = RawArray(capacity: 4)
  private(set) var rowMembers: RawArray<Member> = RawArray(capacity: 64)
  /// The members of each part's rows, in `rowMembers`.
  private(set) var rows: RawArray<ByteRange> = RawArray(capacity: 8)
  private(set) var groups: RawArray<Group> = RawArray(capacity: 32)
  /// As many closing braces as there may be objects in one another.
  private(set) var braces = ByteRange.empty
  /// `{"kind":"record","channel":…,"role":…` for each form, and one more for none.
  private(set) var heads: RawArray<ByteRange> = RawArray(capacity: 16)

  /// The place of a member that is no element of the dictionary.
  static let noElement = UInt16.max

  private let hidesPersons: Bool

  init(_ dictionary: ElementDictionary, forms: [(channel: String, role: String)], hidesPersons: Bool) {
    self.hidesPersons = hidesPersons
    for form in forms {
      heads.append(
        keep(
          "{\"kind\":\"record\",\"channel\":\(Self.quoted(form.channel)),\"role\":\(Self.quoted(form.role))"
        ))
    }
    heads.append(keep("{\"kind\":\"record\""))
    groups.append(Group(parent: 0, depth: 0, path: .empty))
    var numbers: [String: UInt16] = [:]
    addMembers(of: dictionary, &numbers)
    for part in dictionary.parts {
      let first = rowMembers.count
      for (column, id) in part.elements.enumerated() {
        rowMembers.append(member(dictionary[id], below: part.key, place: column, &numbers))
      }
      rows.append(ByteRange(start: UInt32(first), length: UInt32(rowMembers.count - first)))
    }
    var depth = 0
    for group in 0..<groups.count { depth = max(depth, Int(groups[group].depth)) }
    braces = keep(String(repeating: "}", count: depth))
    text.append(repeating: 0, count: OutputBuffer.padding)
  }

  private mutating func addMembers(of dictionary: ElementDictionary, _ numbers: inout [String: UInt16]) {
    let own: [(path: String, kind: Member.Kind)] = [("source.offset", .offset), ("source.length", .length)]
    for (path, kind) in own where dictionary.element(path) == nil {
      // A dictionary that does not list them cannot leave them out either.
      leadingMembers.append(
        Member(
          kind: kind, object: group(["source"], &numbers), place: Self.noElement,
          key: keep(",\"\(path.dropFirst("source.".count))\":")))
    }
    elementMembers.append(repeating: 0, count: dictionary.elements.count / 64 + 1)
    otherMembers.append(repeating: 0, count: dictionary.elements.count / 64 + 1)
    var begun: Set<Int> = []
    for (number, element) in dictionary.elements.enumerated() {
      let bit: UInt64 = 1 &<< UInt64(number & 63)
      var member: Member
      if let part = element.part {
        member = Member(
          kind: .part, object: 0, place: UInt16(part),
          key: keep(",\(Self.quoted(dictionary.parts[part].key)):["))
        if begun.insert(part).inserted { otherMembers[number >> 6] |= bit }
      } else {
        member = self.member(element, below: nil, place: number, &numbers)
        if let kind = own.first(where: { $0.path == element.path })?.kind {
          member.kind = kind
          otherMembers[number >> 6] |= bit
        } else {
          elementMembers[number >> 6] |= bit
        }
      }
      members.append(member)
    }
  }

  private mutating func member(
    _ element: Element, below part: String?, place: Int, _ numbers: inout [String: UInt16]
  ) -> Member {
    let names = element.path.split(separator: ".").map(String.init).dropFirst(part == nil ? 0 : 1)
    let isHidden = hidesPersons && element.isPersonal
    let kind: Member.Kind =
      isHidden
      ? (element.isList ? .pseudonymList : .pseudonym)
      : element.type.isBareInJSON
        ? (element.isList ? .bareList : .bare) : (element.isList ? .textList : .text)
    return Member(
      kind: kind, object: group(Array(names.dropLast()), &numbers), place: UInt16(place),
      key: keep(",\(Self.quoted(names.last ?? "")):" + (kind == .text ? "\"" : "")))
  }

  /// The number of the object with a path such as `sender`, `address`; 0 for the record or row itself.
  ///
  /// Objects of the record and of rows are alike: `value` in contents and `value` in the record would be one.
  private mutating func group(_ path: [String], _ numbers: inout [String: UInt16]) -> UInt16 {
    guard let key = path.last else { return 0 }
    let name = path.joined(separator: ".")
    if let known = numbers[name] { return known }
    let parent = group(path.dropLast(), &numbers)
    let number = UInt16(groups.count)
    numbers[name] = number
    let outer = groups[Int(parent)]
    let before = Self.text(outer.path, text)
    let path = before + (before.isEmpty ? "," : "") + "\(Self.quoted(key)):{"
    groups.append(Group(parent: parent, depth: outer.depth + 1, path: keep(path)))
    return number
  }

  private mutating func keep(_ added: String) -> ByteRange {
    let start = text.count
    for byte in added.utf8 { text.append(byte) }
    return ByteRange(start: UInt32(start), length: UInt32(text.count - start))
  }

  private static func text(_ range: ByteRange, _ text: borrowing RawArray<UInt8>) -> String {
    String(
      decoding: UnsafeBufferPointer(start: text.base + Int(range.start), count: Int(range.length)),
      as: UTF8.self)
  }

  private static func quoted(_ text: String) -> String {
    var buffer = OutputBuffer(capacity: 64)
    buffer.appendJSON(text)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }
}
