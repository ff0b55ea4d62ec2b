extension TruthWriter {
  mutating func writeItem(_ item: borrowing PostalItem) {
    openMember("item")
    member("id", item.id, of: item.text)
    if !item.localIds[0].isEmpty {
      openList("localIds")
      element(item.localIds[0], of: item.text)
      element(item.localIds[1], of: item.text)
      closeList()
    }
    member("category", item.category.name)
    member("categoryCode", item.category.code)
    member("mailClass", item.mailClass)
    member("mailCategory", item.mailCategory)
    member("mailSubclass", item.mailSubclass)
    member("handlingClass", item.handlingClass)
    if item.grossWeight > 0 { member("grossWeightGrams", number: item.grossWeight) }
    member("postedAt", date: item.postedAt)
    member("originOperator", item.originOperator)
    member("destinationOperator", item.destinationOperator)
    member("originOffice", item.originOffice)
    member("destinationOffice", item.destinationOffice)
    member("destinationCountry", item.destinationCountry)
    member("exportCountry", item.exportCountry)
    list("instructions", item.instruction, of: item.text)
    list("remarks", item.remark, of: item.text)
    member("customsOffice", item.customsOffice)
    close()
  }

  mutating func writeConveyance(_ item: borrowing PostalItem) {
    if item.dispatch.isEmpty && item.receptacle.isEmpty && item.transportMode.utf8CodeUnitCount == 0 {
      return
    }
    openMember("conveyance")
    member("dispatch", item.dispatch, of: item.text)
    member("receptacle", item.receptacle, of: item.text)
    member("mode", item.transportMode)
    close()
  }

  mutating func write(_ party: borrowing Party, _ role: StaticString, of text: borrowing ByteBuffer) {
    openMember(role)
    member("name", party.name, of: text)
    list("reference", party.reference, of: text)
    member("phone", party.phone, of: text)
    member("mobile", party.mobile, of: text)
    member("email", party.email, of: text)
    member("fax", party.fax, of: text)
    if party.hasAddress { writeAddress(party, of: text) }
    close()
  }

  private mutating func writeAddress(_ party: borrowing Party, of text: borrowing ByteBuffer) {
    openMember("address")
    if !party.streets[0].isEmpty {
      openList("street")
      element(party.streets[0], of: text)
      element(party.streets[1], of: text)
      element(party.streets[2], of: text)
      closeList()
    }
    member("city", party.city, of: text)
    member("region", party.region, of: text)
    member("postcode", party.postcode, of: text)
    member("country", party.countryMeant)
    close()
  }

  mutating func writeContents(_ item: borrowing PostalItem) {
    openList("contents")
    for index in item.contents.indices {
      let piece = item.contents[index]
      separate()
      open()
      member("line", number: index + 1)
      member("description", piece.description, of: item.text)
      if piece.quantity > 0 { member("quantity", number: piece.quantity) }
      member("hs", piece.number, of: item.text)
      member("origin", piece.originMeant)
      if piece.netWeight > 0 { member("netWeightGrams", number: piece.netWeight) }
      // Of a value with a letter in it the currency is left.
      if piece.hasDamagedValue {
        openMember("value")
        member("currency", item.currency.code)
        close()
      } else {
        money("value", piece.value, item.currency)
      }
      list("restrictions", piece.restriction)
      close()
    }
    closeList()
  }

  mutating func money(_ name: StaticString, _ amount: Int?, _ currency: Currency) {
    guard let amount else { return }
    openMember(name)
    member("amount", amount, decimals: currency.decimals)
    member("currency", currency.code)
    close()
  }

  mutating func writeDocuments(_ item: borrowing PostalItem) {
    if item.documents.isEmpty { return }
    openList("documents")
    for document in item.documents {
      separate()
      open()
      member("type", document.type)
      member("typeCode", document.code)
      member("name", document.name)
      member("number", document.number, of: item.text)
      close()
    }
    closeList()
  }
}
