public import Vocabulary

/// One row of `contents`, classified and assessed.
public struct AssessedLine: Sendable {
  /// The row of `contents`, from 0.
  public var row: Int
  /// The regime that covers the line; nil when none does.
  public var regime: String?
  /// The country of origin of the goods, ISO 3166-1 alpha-2, `UK` read as `GB`; nil when it is missing or no country.
  public var origin: String?
  /// The tariff number of chapters 1 to 97, digits only, as received; nil when it is missing or malformed.
  public var hts: String?
  /// The declared value as received.
  public var declared: Money?
  /// The value in US dollars and whole cents, half a cent rounded up; nil when it cannot be known.
  public var customsValue: FixedDecimal?
  /// The rate of exchange used; nil for values in US dollars.
  public var exchange: ExchangeUsed?
  /// How many pieces.
  public var quantity: Int64?
  public var netWeightGrams: Int64?
  /// In the order in which they are reported: chapter 98, then chapter 99, then the line of chapters 1 to 97.
  public var layers: [DutyLayer] = []
  /// The exemption by which no duty is owed.
  public var exemption: AppliedExemption?
  /// The duty of all layers, or 0 by exemption; nil when the line is refused.
  public var duty: DutyAmounts?
  public var undetermined: [Undetermined] = []
  public var used: [UsedValue] = []

  public init(row: Int) { self.row = row }

  public var isRefused: Bool { duty == nil }

  /// All numbers of the tariff that apply, in the order of reporting, each once and digits only.
  public var tariffNumbers: [String] {
    var numbers: [String] = []
    for layer in layers {
      if let heading = layer.heading, !numbers.contains(heading) { numbers.append(heading) }
    }
    if let hts {
      numbers.removeAll { hts.hasPrefix($0) }
      numbers.append(hts)
    }
    return numbers
  }

  /// The ad valorem rates of all layers together, in percent; nil when a layer is specific or compound, or there is
  /// none.
  public var adValoremPercent: FixedDecimal? {
    guard !layers.isEmpty else { return nil }
    var sum = FixedDecimal.zero
    for layer in layers {
      guard layer.kind == .adValorem || layer.kind == .free, let percent = layer.percent,
        let next = sum.adding(percent)
      else { return nil }
      sum = next
    }
    return sum
  }

  /// Whether a specific rate is used, so that quantity or weight must be reported (19 CFR 145.12(b)(3)(vi)).
  public var usesSpecificRate: Bool { layers.contains { $0.kind == .specific || $0.kind == .compound } }
}
