public import Vocabulary

/// A compiled profile: what a record must hold for a purpose.
public final class ProfileSchema: Sendable {
  public let id: String
  public let title: String
  public let source: SchemaHead.SourceNote
  public let basis: FactBasis
  /// The first and the last day on which the profile holds.
  public let validFrom: CalendarDate?
  public let validTo: CalendarDate?
  /// The channel the rules are for, such as `postal`; nil for any.
  public let channel: String?
  /// The roles of the records, such as `item`; nil for any.
  public let roles: [String]?
  /// What else must hold of a record for the rules to apply; nil for nothing.
  public let condition: Expression?
  /// In the order of the file; ids are unique.
  public let rules: [ProfileRule]
  public let overlays: [Overlay]
  public let file: String

  init(
    head: SchemaHead, channel: String?, roles: [String]?, condition: Expression?, rules: [ProfileRule],
    overlays: [Overlay], file: String
  ) {
    id = head.id
    title = head.title
    source = head.source
    basis = head.basis
    validFrom = head.valid.from.flatMap { CalendarDate($0) }
    validTo = head.valid.to.flatMap { CalendarDate($0) }
    self.channel = channel
    self.roles = roles
    self.condition = condition
    self.rules = rules
    self.overlays = overlays
    self.file = file
  }

  /// A kind of finding for each rule, in the order of the rules.
  public var findingKinds: [FindingKind] { rules.map(\.kind) }

  public func rule(_ id: String) -> ProfileRule? { rules.first { $0.id == id } }

  public func applies(channel: String, role: String) -> Bool {
    (self.channel ?? channel) == channel && (roles?.contains(role) ?? true)
  }

  /// Both days included.
  public func isValid(on date: CalendarDate) -> Bool {
    (validFrom.map { $0 <= date } ?? true) && (validTo.map { date <= $0 } ?? true)
  }
}
