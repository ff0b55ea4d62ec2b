import Duty
import Reports
import SchemaLanguage
import Vocabulary

/// Writes an assessment as the member `duty` of a record's line.
///
/// Amounts are text, as they are in records. Where rounding policies may differ, an amount is an object with a member for
/// each policy. What is absent is left out.
struct AssessmentJSONWriter {
  /// Whether each line says where its values came from.
  let showsProvenance: Bool

  /// Appends `,"duty":{…}`.
  func write(_ assessment: Assessment, into output: inout OutputBuffer) {
    var object = JSONObject(key: "duty")
    object.text("regime", assessment.regime)
    object.text("form", assessment.form)
    object.text("arrival", assessment.dates.arrival.description)
    object.text("arrivalFrom", assessment.dates.arrivalOrigin.rawValue)
    object.text("transmission", assessment.dates.transmission.description)
    object.text("rateDate", assessment.dates.governing?.description)
    object.text("exportation", assessment.dates.exportation?.description)
    object.text("path", assessment.path?.rawValue)
    object.texts("alternatives", assessment.alternatives.map(\.rawValue))
    object.list("turns", assessment.turns.map(json))
    object.text("method", assessment.method.rawValue)
    object.text("rounding", assessment.rounding.rawValue)
    object.text("customsValue", assessment.customsValue?.description)
    object.list("lines", assessment.lines.map(json))
    if let exemption = assessment.exemption { object.member("exemption", json(exemption)) }
    if let perItem = assessment.perItem { object.member("perItem", json(perItem)) }
    object.list("fees", assessment.fees.map(json))
    if let totals = assessment.totals { object.member("totals", json(totals)) }
    object.list("undetermined", assessment.undetermined.map(json))
    output.append(UInt8(ascii: ","))
    object.finish(into: &output)
  }

  private func json(_ turn: PathTurn) -> JSONObject {
    var object = JSONObject()
    object.text("code", turn.code)
    object.text("outcome", turn.outcome.rawValue)
    object.text("detail", turn.detail)
    return object
  }

  private func json(_ line: AssessedLine) -> JSONObject {
    var object = JSONObject()
    object.number("row", Int64(line.row))
    object.text("regime", line.regime)
    object.text("origin", line.origin)
    object.texts("tariffNumbers", line.tariffNumbers)
    if let declared = line.declared {
      var money = JSONObject()
      money.text("amount", declared.amount.description)
      money.text("currency", declared.currency.description)
      object.member("declared", money)
    }
    object.text("customsValue", line.customsValue?.description)
    if let exchange = line.exchange { object.member("exchange", json(exchange)) }
    if line.usesSpecificRate {
      object.number("quantity", line.quantity)
      object.number("netWeightGrams", line.netWeightGrams)
    }
    object.list("layers", line.layers.map(json))
    if let exemption = line.exemption { object.member("exemption", json(exemption)) }
    if let duty = line.duty { object.member("duty", json(duty)) }
    object.list("undetermined", line.undetermined.map(json))
    if showsProvenance { object.list("used", line.used.map(json)) }
    return object
  }

  private func json(_ layer: DutyLayer) -> JSONObject {
    var object = JSONObject()
    object.text("programme", layer.programme)
    object.text("heading", layer.heading)
    object.text("title", layer.title)
    object.text("rate", layer.rate)
    object.text("kind", layer.kind.rawValue)
    object.member("amount", json(layer.amounts))
    object.basis(layer.source, layer.basis)
    return object
  }

  private func json(_ amounts: DutyAmounts) -> JSONObject {
    var object = JSONObject()
    for policy in RoundingPolicy.allCases { object.text(policy.rawValue, amounts[policy].description) }
    return object
  }

  private func json(_ exchange: ExchangeUsed) -> JSONObject {
    var object = JSONObject()
    object.text("rate", exchange.rate.description)
    object.text("kind", exchange.kind.rawValue)
    object.text("date", exchange.date.description)
    object.basis(exchange.source, exchange.basis)
    return object
  }

  private func json(_ exemption: AppliedExemption) -> JSONObject {
    var object = JSONObject()
    object.text("id", exemption.id)
    object.text("title", exemption.title)
    object.boolean("reported", exemption.isReported)
    object.text("sameRecipient", exemption.sameRecipient?.rawValue)
    object.basis(exemption.source, exemption.basis)
    return object
  }

  private func json(_ perItem: PerItemDuty) -> JSONObject {
    var object = JSONObject()
    object.text("amount", perItem.amount.description)
    object.text("rate", perItem.rate.map { "\($0)%" })
    object.basis(perItem.source, perItem.basis)
    return object
  }

  private func json(_ fee: AssessedFee) -> JSONObject {
    var object = JSONObject()
    object.text("id", fee.id)
    object.text("title", fee.title)
    object.text("class", fee.accountingClass)
    object.text("amount", fee.amount.description)
    object.basis(fee.source, fee.basis)
    return object
  }

  private func json(_ totals: DutyTotals) -> JSONObject {
    var object = JSONObject()
    object.member("duty", json(totals.duty))
    object.text("fees", totals.fees.description)
    object.member("total", json(totals.total))
    return object
  }

  private func json(_ reason: Undetermined) -> JSONObject {
    var object = JSONObject()
    object.text("code", reason.code.rawValue)
    object.text("element", reason.element)
    object.text("message", reason.message)
    object.text("remedy", reason.remedy)
    object.boolean("refuses", reason.isRefusal)
    return object
  }

  private func json(_ used: UsedValue) -> JSONObject {
    var object = JSONObject()
    object.text("name", used.name)
    switch used.source {
    case .element(let path, let offset, let length):
      object.text("element", path)
      object.number("offset", Int64(clamping: offset))
      object.number("length", Int64(length))
    case .table(let id, let file, let line):
      object.text("table", id)
      object.text("file", file)
      object.number("line", Int64(line))
    case .rule(let file, let id):
      object.text("rule", file)
      object.text("entry", id)
    }
    return object
  }
}
