import Duty
import Postern
import SchemaLanguage
import Vocabulary
import Worksheets

extension WorksheetSummary {
  /// Whether something was left out that should not have been.
  func hasRefusals(_ catalogue: FindingCatalogue) -> Bool {
    leftOut.keys.contains { code in
      // What the assessment refuses has no kind of its own in the catalogue.
      catalogue.number(of: code).map { catalogue.kinds[$0].severity == .error } ?? true
    }
  }

  /// The summary for people.
  func text(_ catalogue: FindingCatalogue) -> String {
    var rows = [
      ["form", form], ["arrivals", "\(period.first) to \(period.last)"],
      ["due", due.map { "\($0.date)" } ?? "-"],
      ["items", "\(items), \(itemsOnWorksheet) of them on the worksheet"],
      ["packages", "\(totals.packages)"],
      ["rows", "\(totals.rows), \(totals.rowsWithoutDuty) of them without duty"],
      ["duty", "\(totals.duty[rounding]) (\(totals.method.rawValue), \(rounding.rawValue))"],
    ]
    if !totals.duty.agree {
      let other: RoundingPolicy = rounding == .centsHalfUp ? .cfr1593 : .centsHalfUp
      rows.append(["", "\(totals.duty[other]) (\(totals.method.rawValue), \(other.rawValue))"])
    }
    for (title, counts) in [("left out", leftOut), ("remarks", remarks)] {
      for (number, entry) in counts.sorted(by: { $0.key < $1.key }).enumerated() {
        let about = catalogue.number(of: entry.key).map { ", \(catalogue.kinds[$0].title)" } ?? ""
        rows.append([number == 0 ? title : "", "\(entry.value) \(entry.key)\(about)"])
      }
    }
    let lines = Columns.text(rows).split(separator: "\n").map(String.init)
    return (lines + warnings.map { "warning[\($0.code)]: \($0.message)" }).joined(separator: "\n") + "\n"
  }
}
