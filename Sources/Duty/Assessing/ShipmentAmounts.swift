internal import SchemaLanguage
internal import Vocabulary

/// Works out the layers of all lines of an item, under both rounding policies.
enum ShipmentAmounts {
  /// Fills layers and duty of the lines that can be worked out; the others get their reasons.
  ///
  /// - Returns: the duty of the item; nil when a line has none.
  static func workOut(_ lines: inout [WorkingLine]) -> DutyAmounts? {
    for index in lines.indices {
      if lines[index].isExempt {
        lines[index].line.duty = .zero
      } else if !lines[index].isRefused, lines[index].regime != nil {
        layers(of: &lines[index])
      }
    }
    shareWholeDollars(&lines)
    var sum = DutyAmounts.zero
    var isWhole = true
    for index in lines.indices {
      if !lines[index].isExempt, !lines[index].isRefused, lines[index].regime != nil { total(&lines[index]) }
      if let duty = lines[index].line.duty, let next = sum.adding(duty) {
        sum = next
      } else {
        isWhole = false
      }
    }
    return isWhole ? sum : nil
  }

  private static func layers(of line: inout WorkingLine) {
    guard let value = line.line.customsValue else { return }
    let amounts = LayerAmounts(
      value: value, quantity: line.line.quantity, netWeightGrams: line.line.netWeightGrams)
    for planned in line.planned {
      switch (amounts.amount(planned.rate, .centsHalfUp), amounts.amount(planned.rate, .cfr1593)) {
      case (.refused(let reason), _), (_, .refused(let reason)):
        line.line.undetermined.append(reason)
        line.line.layers = []
        return
      case (.amount(let cents), .amount(let dollars)):
        line.line.layers.append(
          DutyLayer(
            programme: planned.programme, heading: planned.heading, title: planned.title,
            rate: planned.rate.text, kind: DutyLayer.Kind(planned.rate), percent: planned.rate.percent,
            amounts: DutyAmounts(centsHalfUp: cents, cfr1593: dollars), source: planned.source,
            basis: planned.basis))
      }
    }
    for planned in line.planned { line.line.used += planned.used }
  }

  private static func total(_ line: inout WorkingLine) {
    var sum = DutyAmounts.zero
    for layer in line.line.layers {
      guard let next = sum.adding(layer.amounts) else {
        line.line.undetermined.append(.overflow("the duty"))
        line.line.layers = []
        return
      }
      sum = next
    }
    line.line.duty = sum
  }

  // MARK: 19 CFR 159.3

  /// Adds to each layer its share of the ad valorem duty on whole dollars.
  private static func shareWholeDollars(_ lines: inout [WorkingLine]) {
    var units: [WholeDollarRounding.Unit] = []
    var members: [[Int]] = []
    var numbers: [[UnitKey]: Int] = [:]
    for index in lines.indices {
      let line = lines[index].line
      guard !lines[index].isExempt, !lines[index].isRefused, !line.layers.isEmpty,
        let value = line.customsValue
      else { continue }
      let key = line.layers.map { UnitKey(programme: $0.programme, heading: $0.heading, percent: $0.percent) }
      if let number = numbers[key] {
        guard let sum = units[number].value.adding(value) else { return overflow(&lines) }
        units[number].value = sum
        members[number].append(index)
      } else {
        numbers[key] = units.count
        let percent = line.layers.compactMap(\.percent).reduce(FixedDecimal.zero) { $0.adding($1) ?? $0 }
        units.append(WholeDollarRounding.Unit(value: value, percent: percent))
        members.append([index])
      }
    }
    guard let rounded = WholeDollarRounding.rounded(units) else { return overflow(&lines) }
    for (unit, members) in zip(rounded, members) {
      for layer in lines[members[0]].line.layers.indices {
        guard let percent = lines[members[0]].line.layers[layer].percent else { continue }
        guard let amount = unit.dollars.multiplied(by: percent, shiftedBy: 2, roundedTo: 2),
          share(amount, layer, members, &lines)
        else { return overflow(&lines) }
      }
    }
  }

  /// Divides an amount among lines by their values, so that the parts add up to it.
  private static func share(
    _ amount: FixedDecimal, _ layer: Int, _ members: [Int], _ lines: inout [WorkingLine]
  ) -> Bool {
    var value: Int128 = 0
    var given: Int128 = 0
    // Values are whole cents and above 0, as lines without are refused; amounts are whole cents.
    let total = members.reduce(Int128(0)) { sum, index in sum + cents(lines[index].line.customsValue) }
    guard total > 0 else { return false }
    for index in members {
      value += cents(lines[index].line.customsValue)
      let upToHere = cents(amount) * value / total
      guard let part = Int64(exactly: upToHere - given).flatMap({ FixedDecimal(mantissa: $0, scale: 2) }),
        let sum = lines[index].line.layers[layer].amounts.cfr1593.adding(part)
      else { return false }
      lines[index].line.layers[layer].amounts.cfr1593 = sum
      given = upToHere
    }
    return true
  }

  private static func cents(_ amount: FixedDecimal?) -> Int128 {
    Int128(amount?.rounded(to: 2)?.mantissa ?? 0)
  }

  private static func overflow(_ lines: inout [WorkingLine]) {
    for index in lines.indices where !lines[index].isExempt && !lines[index].isRefused {
      lines[index].line.undetermined.append(.overflow("the duty on whole dollars"))
      lines[index].line.layers = []
    }
  }

  private struct UnitKey: Hashable {
    var programme: String
    var heading: String?
    var percent: FixedDecimal?
  }
}

extension DutyLayer.Kind {
  init(_ rate: DutyRate) {
    if rate.isFree {
      self = .free
    } else if rate.perUnit.isEmpty {
      self = .adValorem
    } else {
      self = rate.percent == nil ? .specific : .compound
    }
  }
}
