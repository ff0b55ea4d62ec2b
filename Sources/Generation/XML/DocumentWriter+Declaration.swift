extension DocumentWriter {
  /// The start of a document: a root of its own for ITMATT, a SOAP envelope for CUSITM.
  mutating func openDocument(_ message: TrafficSettings.Message, declares: Bool) {
    switch encoding {
    case .utf8:
      if declares { output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>") }
    case .latin: output.append("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>")
    case .ascii: output.append("<?xml version=\"1.0\" encoding=\"US-ASCII\"?>")
    }
    if declares || encoding != .utf8 { output.append(lineBreak) }
    switch message {
    case .itmatt:
      prefix = ""
      output.append("<ITMATT xmlns=\"urn:example:itmatt\">")
    case .cusitm:
      prefix = "o:"
      output.append("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>")
      output.append("<t:CreateOrUpdateDeclarations xmlns:t=\"http://tempuri.org/\">")
      output.append("<t:securityToken>00000000-0000-0000-0000-000000000001</t:securityToken>")
      output.append(lineBreak)
      output.append(
        "<t:cdsViews xmlns:o=\"http://schemas.datacontract.org/2004/07/CDS.BusinessLayer.Operational\"")
      output.append(" xmlns:c=\"http://schemas.datacontract.org/2004/07/PTC.BusinessLayer.Core\"")
      output.append(" xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">")
    }
    output.append(lineBreak)
  }

  mutating func closeDocument(_ message: TrafficSettings.Message) {
    switch message {
    case .itmatt: output.append("</ITMATT>")
    case .cusitm:
      output.append("</t:cdsViews><t:userCd>EXAMPLE1</t:userCd></t:CreateOrUpdateDeclarations>")
      output.append("</s:Body></s:Envelope>")
    }
    output.append(lineBreak)
  }

  /// A CDSView: members of the base type first, then in alphabetical order.
  mutating func write(_ item: borrowing PostalItem, _ message: TrafficSettings.Message) {
    let isContract = message == .cusitm
    usesCDATA = item.variant & 3 == 0
    open("CDSView")
    if isContract { output.append("<c:entityState>1</c:entityState><o:DCResponse i:nil=\"true\"/>") }
    open("Declaration")
    if isContract { output.append("<c:entityState>1</c:entityState>") }
    leaf("CDSStateCd", "10")
    leaf("PostOrganizationCd", item.originOperator)
    open("Data")
    writeData(item)
    close("Data")
    close("Declaration")

    open("MailObject")
    if isContract { output.append("<c:entityState>1</c:entityState>") }
    leaf("DestPostOrgCd", item.destinationOperator)
    leaf("Id", item.id, of: item.text)
    leaf("LocalId", item.localIds[0], of: item.text)
    leaf("LocalId2", item.localIds[1], of: item.text)
    leaf("MailCategoryCd", item.mailCategory)
    leaf("MailClassCd", item.mailClass)
    leaf("OrigPostOrgCd", item.originOperator)
    startTag("PostingDt")
    output.append(item.postedAt, mark: "-")
    output.append("T00:00:00")
    endTag("PostingDt")
    close("MailObject")
    if isContract { output.append("<o:Response i:nil=\"true\"/>") }
    close("CDSView")
  }

  private mutating func writeData(_ item: borrowing PostalItem) {
    open("ContentPieces")
    for index in item.contents.indices { write(item.contents[index], line: index + 1, of: item) }
    close("ContentPieces")
    if !item.documents.isEmpty {
      open("Documents")
      for document in item.documents {
        open("Declaration.DeclarationData.Document")
        leaf("DocumentId", document.number, of: item.text)
        leaf("DocumentName", document.name)
        leaf("DocumentType", document.code)
        close("Declaration.DeclarationData.Document")
      }
      close("Documents")
    }
    if item.grossWeight > 0 { leaf("GrossWeight", item.grossWeight, decimals: 3) }
    leaf("HandlingClassCd", item.handlingClass)
    if let insured = item.insured {
      leaf("InsuredValue", insured, decimals: item.currency.decimals)
      leaf("InsuredValueCurrencyCd", item.currency.code)
    }
    leaf("NatureTypeCd", item.category.code)
    if let postage = item.postage {
      leaf("Postage", postage, decimals: item.postageCurrency.decimals)
      leaf("PostageCurrencyCd", item.postageCurrency.code)
    }
    writeRecipient(item)
    writeSender(item)
    leaf("TransportMode", item.transportMode)
  }

  private mutating func write(_ piece: borrowing ContentPiece, line: Int, of item: borrowing PostalItem) {
    open("Declaration.DeclarationData.ContentPiece")
    if let value = piece.value {
      leaf("Amount", value, decimals: item.currency.decimals, isDamaged: piece.hasDamagedValue)
      leaf("CurrencyCd", item.currency.code)
    }
    leaf("Description", piece.description, of: item.text)
    leaf("HS", piece.number, of: item.text)
    leaf("ImportRestrictions", piece.restriction)
    leaf("Index", number: line)
    if piece.netWeight > 0 { leaf("NetWeight", piece.netWeight, decimals: 3) }
    if piece.quantity > 0 { leaf("Number", number: piece.quantity) }
    leaf("OrigCountryCd", piece.origin)
    close("Declaration.DeclarationData.ContentPiece")
  }

  private mutating func writeRecipient(_ item: borrowing PostalItem) {
    let party = item.recipient
    // A person's name comes whole or in its two parts.
    let isSplit = !party.lastName.isEmpty && item.variant & 4 == 0
    leaf("RecipientAddressLine1", party.streets[0], of: item.text)
    leaf("RecipientAddressLine2", party.streets[1], of: item.text)
    leaf("RecipientCity", party.city, of: item.text)
    leaf("RecipientCountryCd", party.country)
    leaf("RecipientEmail", party.email, of: item.text)
    leaf("RecipientFax", party.fax, of: item.text)
    if isSplit { leaf("RecipientFirstName", party.firstName, of: item.text) }
    leaf("RecipientIdRef", party.reference, of: item.text)
    if isSplit { leaf("RecipientLastName", party.lastName, of: item.text) }
    if !isSplit { leaf("RecipientName", party.name, of: item.text) }
    leaf("RecipientState", party.region, of: item.text)
    leaf("RecipientTelephone", party.phone, of: item.text)
    leaf("RecipientZIP", party.postcode, of: item.text)
  }

  private mutating func writeSender(_ item: borrowing PostalItem) {
    let party = item.sender
    let isSplit = !party.lastName.isEmpty && item.variant & 8 == 0
    leaf("SenderAddressLine1", party.streets[0], of: item.text)
    leaf("SenderAddressLine2", party.streets[1], of: item.text)
    leaf("SenderCity", party.city, of: item.text)
    leaf("SenderCountryCd", party.country)
    leaf("SenderEmail", party.email, of: item.text)
    if isSplit { leaf("SenderFirstName", party.firstName, of: item.text) }
    leaf("SenderIdRef", party.reference, of: item.text)
    if isSplit { leaf("SenderLastName", party.lastName, of: item.text) }
    if !isSplit { leaf("SenderName", party.name, of: item.text) }
    leaf("SenderState", party.region, of: item.text)
    leaf("SenderTelephone", party.phone, of: item.text)
    leaf("SenderZIP", party.postcode, of: item.text)
  }
}
