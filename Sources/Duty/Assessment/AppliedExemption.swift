public import SchemaLanguage

/// An exemption by which a line owes no duty.
public struct AppliedExemption: Sendable {
  /// The id in the regime's file, such as `gift` or `informationalMaterials`.
  public var id: String
  public var title: String
  /// Whether the line is reported on the worksheet all the same, as one without duty.
  public var isReported: Bool
  /// How recipients are told apart, where the exemption has a limit for each recipient and day; see ``SameRecipient``.
  public var sameRecipient: SameRecipient?
  public var source: String
  public var basis: FactBasis

  public init(
    id: String, title: String, isReported: Bool, sameRecipient: SameRecipient?, source: String,
    basis: FactBasis
  ) {
    self.id = id
    self.title = title
    self.isReported = isReported
    self.sameRecipient = sameRecipient
    self.source = source
    self.basis = basis
  }
}
