import Foundation

/// A second, plain reading of profile R, to hold the truth against.
struct NaiveRecord {
  private var record: [String: Any] = [:]
  private var party = ""
  private var contents: [[String: Any]] = []
  private var documents: [[String: Any]] = []

  static let categories = [
    "11": "saleOfGoods", "21": "returnedGoods", "31": "gift", "32": "commercialSample", "91": "documents",
    "991": "mixed", "999": "other",
  ]
  static let papers = [
    "380": "invoice", "325": "proFormaInvoice", "811": "licence", "911": "licence", "851": "certificate",
    "853": "certificate", "861": "certificate",
  ]

  /// The records of all items, in order.
  static func records(_ segments: [NaiveInterchange.Segment]) -> [NSDictionary] {
    var records: [NSDictionary] = []
    var header: [String: Any] = [:]
    var open: NaiveRecord?
    for segment in segments {
      if segment.tag == "GID" || segment.tag == "CNT" {
        if let open { records.append(open.finished) }
        open = nil
      }
      switch segment.tag {
      case "UNH": header = [:]
      case "GID":
        open = NaiveRecord()
        open?.record["item"] = header
      case "LOC" where open == nil: header["customsOffice"] = segment.at(2)
      case "NAD" where open == nil && segment.at(2, 3) == "139" && segment.at(2) != "USA":
        header["originOperator"] = segment.at(2)
      case "NAD" where open == nil && segment.at(1) == "MR": header["destinationOperator"] = segment.at(2)
      default: open?.take(segment)
      }
    }
    return records
  }

  private var finished: NSDictionary {
    var record = record
    record["contents"] = contents
    if !documents.isEmpty { record["documents"] = documents }
    return record as NSDictionary
  }

  private mutating func set(_ group: String, _ key: String, _ value: Any?) {
    if let text = value as? String, text.isEmpty { return }
    var members = record[group] as? [String: Any] ?? [:]
    members[key] = value
    record[group] = members
  }

  private mutating func take(_ segment: NaiveInterchange.Segment) {
    switch segment.tag {
    case "PCI":
      set("item", "id", segment.at(2))
      let others = [segment.at(2, 2), segment.at(2, 3)].filter { !$0.isEmpty }
      if !others.isEmpty { set("item", "localIds", others) }
    case "DTM":
      let date = segment.at(1, 2)
      set("item", "postedAt", "\(date.prefix(4))-\(date.dropFirst(4).prefix(2))-\(date.suffix(2))")
    case "LOC": takePlace(segment)
    case "TSR":
      set("item", "mailCategory", segment.at(1))
      set("item", segment.at(4).count == 1 ? "mailClass" : "mailSubclass", segment.at(4))
    case "GIS":
      set("item", "categoryCode", segment.at(1))
      set("item", "category", Self.categories[segment.at(1)] ?? "unknown")
    case "FTX": takeText(segment)
    case "MEA": takeWeight(segment)
    case "MOA": takeMoney(segment)
    case "QTY": contents[contents.count - 1]["quantity"] = Int(segment.at(1, 2))
    case "RFF": takeReference(segment)
    case "DOC":
      documents.append([
        "type": Self.papers[segment.at(1)] ?? "", "typeCode": segment.at(1), "number": segment.at(2),
      ])
    case "NAD": takeParty(segment)
    case "COM":
      let kind = ["TE": "phone", "AL": "mobile", "FX": "fax", "EM": "email"][segment.at(1, 2)] ?? ""
      set(party, kind, segment.at(1))
    case "CST":
      contents.append(["line": Int(segment.at(1)) ?? 0])
      if !segment.at(2).isEmpty { contents[contents.count - 1]["hs"] = segment.at(2) }
    default: break
    }
  }

  private mutating func takePlace(_ segment: NaiveInterchange.Segment) {
    let country = segment.at(2) == "UK" ? "GB" : segment.at(2)
    switch segment.at(1) {
    case "84": set("item", "originOffice", segment.at(2))
    case "7": set("item", "destinationOffice", segment.at(2))
    case "28": set("item", "destinationCountry", country)
    case "35": set("item", "exportCountry", country)
    default: contents[contents.count - 1]["origin"] = country
    }
  }

  private mutating func takeText(_ segment: NaiveInterchange.Segment) {
    switch segment.at(1) {
    case "INS": set("item", "handlingClass", segment.at(3))
    case "SIN": set("item", "instructions", [segment.at(4)])
    case "CUS": set("item", "remarks", [segment.at(4)])
    default: contents[contents.count - 1]["description"] = segment[4].joined()
    }
  }

  private mutating func takeWeight(_ segment: NaiveInterchange.Segment) {
    let grams = Int(segment.at(3, 2).replacing(".", with: ""))
    if segment.at(2) == "G" {
      set("item", "grossWeightGrams", grams)
    } else {
      contents[contents.count - 1]["netWeightGrams"] = grams
    }
  }

  private mutating func takeMoney(_ segment: NaiveInterchange.Segment) {
    guard !segment.at(1, 2).isEmpty else { return }
    var money = ["currency": segment.at(1, 3)]
    if segment.at(1, 2).allSatisfy({ $0.isNumber || $0 == "." }) { money["amount"] = segment.at(1, 2) }
    switch segment.at(1) {
    case "43": record["declared"] = money
    case "157": record["insured"] = money
    case "64": record["postage"] = money
    default: contents[contents.count - 1]["value"] = money
    }
  }

  private mutating func takeReference(_ segment: NaiveInterchange.Segment) {
    let value = segment.at(1, 2)
    if segment.at(1) == "ACE" {
      set("conveyance", value.count == 29 ? "receptacle" : "dispatch", value)
    } else {
      set(party, "reference", [value])
    }
  }

  private mutating func takeParty(_ segment: NaiveInterchange.Segment) {
    party = ["CZ": "sender", "CN": "recipient", "IM": "importer", "DT": "declarant"][segment.at(1)] ?? ""
    record[party] = [String: Any]()
    var address: [String: Any] = [:]
    if segment.count > 4 { set(party, "name", segment[4].joined(separator: " ")) }
    if !segment.at(5).isEmpty { address["street"] = segment[5] }
    let country = segment.at(9) == "UK" ? "GB" : segment.at(9)
    for (key, value) in zip(
      ["city", "region", "postcode", "country"], [segment.at(6), segment.at(7), segment.at(8), country])
    where !value.isEmpty {
      address[key] = value
    }
    if !address.isEmpty { set(party, "address", address) }
  }
}
