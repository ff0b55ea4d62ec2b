import Foundation
import FoundationXML

/// A plain reading of the declarations of a document, to hold the truth against.
final class NaiveDocument: NSObject, XMLParserDelegate {
  private(set) var records: [NSDictionary] = []
  private(set) var roots: [String] = []
  private var views: [String: String] = [:]
  private var pieces: [[String: String]] = []
  private var papers: [[String: String]] = []
  private var path: [String] = []
  private var text = ""

  /// Nil when the document is not well-formed.
  init?(_ document: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(document))
    parser.shouldProcessNamespaces = true
    parser.delegate = self
    if !parser.parse() { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    path.append(elementName)
    text = ""
    if path.count == 1 { roots.append("\(namespaceURI ?? "") \(elementName)") }
    switch elementName {
    case "CDSView": (views, pieces, papers) = ([:], [], [])
    case "Declaration.DeclarationData.ContentPiece": pieces.append([:])
    case "Declaration.DeclarationData.Document": papers.append([:])
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    text += string
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    text += String(decoding: block, as: UTF8.self)
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?
  ) {
    path.removeLast()
    switch path.last {
    case "Declaration.DeclarationData.ContentPiece": pieces[pieces.count - 1][elementName] = text
    case "Declaration.DeclarationData.Document": papers[papers.count - 1][elementName] = text
    case "Data", "MailObject", "Declaration": views[elementName] = text
    default: break
    }
    if elementName == "CDSView" { records.append(record() as NSDictionary) }
    text = ""
  }

  private func record() -> [String: Any] {
    var record: [String: Any] = ["sender": party("Sender"), "recipient": party("Recipient")]
    var item: [String: Any] = ["postedAt": String(views["PostingDt"]?.prefix(10) ?? "")]
    item["id"] = views["Id"]
    let others = [views["LocalId"], views["LocalId2"]].compactMap(\.self)
    if !others.isEmpty { item["localIds"] = others }
    item["categoryCode"] = views["NatureTypeCd"]
    item["category"] = NaiveRecord.categories[views["NatureTypeCd"] ?? ""] ?? "unknown"
    item["mailClass"] = views["MailClassCd"]
    item["mailCategory"] = views["MailCategoryCd"]
    item["handlingClass"] = views["HandlingClassCd"]
    item["grossWeightGrams"] = grams(views["GrossWeight"])
    item["originOperator"] = views["OrigPostOrgCd"]
    item["destinationOperator"] = views["DestPostOrgCd"]
    record["item"] = item
    if let mode = views["TransportMode"] { record["conveyance"] = ["mode": mode] }
    record["insured"] = money(views["InsuredValue"], views["InsuredValueCurrencyCd"])
    record["postage"] = money(views["Postage"], views["PostageCurrencyCd"])
    record["contents"] = pieces.map(content)
    if !papers.isEmpty { record["documents"] = papers.map(document) }
    return record
  }

  private func party(_ role: String) -> [String: Any] {
    func value(_ name: String) -> String? { views[role + name] }
    var party: [String: Any] = [:]
    let parts = [value("FirstName"), value("LastName")].compactMap(\.self)
    party["name"] = value("Name") ?? (parts.isEmpty ? nil : parts.joined(separator: " "))
    party["reference"] = value("IdRef").map { [$0] }
    party["phone"] = value("Telephone")
    party["email"] = value("Email")
    party["fax"] = value("Fax")
    var address: [String: Any] = [:]
    let lines = [value("AddressLine1"), value("AddressLine2")].compactMap(\.self)
    if !lines.isEmpty { address["street"] = lines }
    address["city"] = value("City")
    address["region"] = value("State")
    address["postcode"] = value("ZIP")
    address["country"] = value("CountryCd").map { $0 == "UK" ? "GB" : $0 }
    if !address.isEmpty { party["address"] = address }
    return party
  }

  private func content(_ piece: [String: String]) -> [String: Any] {
    var content: [String: Any] = [:]
    content["line"] = piece["Index"].flatMap { Int($0) }
    content["description"] = piece["Description"]
    content["quantity"] = piece["Number"].flatMap { Int($0) }
    content["hs"] = piece["HS"]
    content["origin"] = piece["OrigCountryCd"].map { $0 == "UK" ? "GB" : $0 }
    content["netWeightGrams"] = grams(piece["NetWeight"])
    content["value"] = money(piece["Amount"], piece["CurrencyCd"])
    content["restrictions"] = piece["ImportRestrictions"].map { [$0] }
    return content
  }

  private func document(_ paper: [String: String]) -> [String: Any] {
    var document: [String: Any] = ["type": NaiveRecord.papers[paper["DocumentType"] ?? ""] ?? ""]
    document["typeCode"] = paper["DocumentType"]
    document["name"] = paper["DocumentName"]
    document["number"] = paper["DocumentId"]
    return document
  }

  private func money(_ amount: String?, _ currency: String?) -> [String: String]? {
    guard let amount, let currency else { return nil }
    return Double(amount) == nil ? ["currency": currency] : ["amount": amount, "currency": currency]
  }

  private func grams(_ kilograms: String?) -> Int? {
    kilograms.flatMap { Int($0.replacing(".", with: "")) }
  }
}
