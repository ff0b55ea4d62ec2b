extension SegmentWriter {
  /// An item's group, GID to its last content piece (profile R, 5.1).
  mutating func write(_ item: borrowing PostalItem, sequence: Int, isDamaged: Bool) {
    tag("GID")
    element(number: sequence)
    element("1")
    end()
    writeIdentifiers(item)
    tag("DTM")
    element("200")
    component(date: item.postedAt)
    component("102")
    end()
    place("84", item.originOffice, list: "108", agency: "139")
    place("7", item.destinationOffice, list: "108", agency: "139")
    place("28", item.destinationCountry, list: "", agency: "5")
    place("35", item.exportCountry, list: "", agency: "5")
    writeService(item)
    tag("GIS")
    element(item.category.code)
    component("136")
    component("139")
    end()
    writeRemarks(item)
    weight("G", item.grossWeight)
    if isDamaged { writeDamage(item.variant) }
    money("43", item.declared, item.currency)
    money("157", item.insured, item.currency)
    money("64", item.postage, item.postageCurrency)
    reference("ACE", item.receptacle, of: item.text)
    reference("ACE", item.dispatch, of: item.text)

    for document in item.documents {
      tag("DOC")
      element(document.code)
      element(document.number, of: item.text)
      end()
    }
    write(item.sender, role: "CZ", of: item)
    write(item.recipient, role: "CN", of: item)
    if let importer = item.importer { write(importer, role: "IM", of: item) }
    if let declarant = item.declarant { write(declarant, role: "DT", of: item) }
    for index in item.contents.indices { write(item.contents[index], line: index + 1, of: item) }
  }

  private mutating func writeIdentifiers(_ item: borrowing PostalItem) {
    if item.id.isEmpty { return }
    tag("PCI")
    element()
    element(item.id, of: item.text)
    component(item.localIds[0], of: item.text)
    component(item.localIds[1], of: item.text)
    end()
  }

  /// Category and class, and the sub-class in a segment of its own.
  private mutating func writeService(_ item: borrowing PostalItem) {
    tag("TSR")
    element(item.mailCategory)
    component("115")
    component("139")
    element()
    element()
    element(item.mailClass)
    component("116")
    component("139")
    end()
    if item.mailSubclass.utf8CodeUnitCount == 0 { return }
    tag("TSR")
    element()
    element()
    element()
    element(item.mailSubclass)
    component("117")
    component("139")
    end()
  }

  private mutating func writeRemarks(_ item: borrowing PostalItem) {
    tag("FTX")
    element("INS")
    element()
    element(item.handlingClass)
    component()
    component("139")
    end()
    remark("SIN", item.instruction, of: item.text)
    remark("CUS", item.remark, of: item.text)
  }

  private mutating func remark(_ subject: StaticString, _ range: TextRange, of text: borrowing ByteBuffer) {
    if range.isEmpty { return }
    tag("FTX")
    element(subject)
    element()
    element()
    element(range, of: text)
    end()
  }

  private mutating func place(
    _ qualifier: StaticString, _ code: StaticString, list: StaticString, agency: StaticString
  ) {
    if code.utf8CodeUnitCount == 0 { return }
    tag("LOC")
    element(qualifier)
    element(code)
    component(list)
    component(agency)
    end()
  }

  private mutating func weight(_ kind: StaticString, _ grams: Int) {
    if grams == 0 { return }
    tag("MEA")
    element("WT")
    element(kind)
    element("KGM")
    component(grams, decimals: 3)
    end()
  }

  private mutating func money(
    _ qualifier: StaticString, _ amount: Int?, _ currency: Currency, isDamaged: Bool = false
  ) {
    guard let amount else { return }
    tag("MOA")
    element(qualifier)
    component(amount, decimals: currency.decimals)
    if isDamaged { output[output.count - 1] = UInt8(ascii: "O") }
    component(currency.code)
    end()
  }

  private mutating func reference(
    _ qualifier: StaticString, _ range: TextRange, of text: borrowing ByteBuffer
  ) {
    if range.isEmpty { return }
    tag("RFF")
    element(qualifier)
    component(range, of: text)
    end()
  }

  private mutating func write(_ party: borrowing Party, role: StaticString, of item: borrowing PostalItem) {
    tag("NAD")
    element(role)
    element()
    element()
    element()
    writeName(party.name, of: item)
    element(party.streets[0], of: item.text)
    component(party.streets[1], of: item.text)
    component(party.streets[2], of: item.text)
    element(party.city, of: item.text)
    element(party.region, of: item.text)
    element(party.postcode, of: item.text)
    element(party.country)
    end()
    reference(party.referenceKind, party.reference, of: item.text)
    contact(party.phone, "TE", of: item.text)
    contact(party.mobile, "AL", of: item.text)
    contact(party.fax, "FX", of: item.text)
    contact(party.email, "EM", of: item.text)
  }

  private mutating func contact(_ range: TextRange, _ kind: StaticString, of text: borrowing ByteBuffer) {
    if range.isEmpty { return }
    tag("COM")
    element(range, of: text)
    component(kind)
    end()
  }

  /// A name, now and then over two components; one of more than 35 bytes always, as DE 3036 holds no more.
  private mutating func writeName(_ name: TextRange, of item: borrowing PostalItem) {
    let limit = name.start + min(name.count, 35)
    if name.count > 35 || item.variant & 3 == 0,
      let space = (name.start..<limit).last(where: { item.text[$0] == UInt8(ascii: " ") })
    {
      write(TextRange(start: name.start, count: space - name.start), of: item.text)
      component(TextRange(start: space + 1, count: name.end - space - 1), of: item.text)
    } else {
      write(name, of: item.text)
    }
  }

  private mutating func write(_ piece: borrowing ContentPiece, line: Int, of item: borrowing PostalItem) {
    tag("CST")
    element(number: line)
    element(piece.number, of: item.text)
    end()
    writeDescription(piece.description, of: item)
    place("27", piece.origin, list: "", agency: "5")
    if piece.quantity > 0 {
      tag("QTY")
      element("1")
      component(number: piece.quantity)
      component("PCE")
      end()
    }
    weight("N", piece.netWeight)
    money("40", piece.value, item.currency, isDamaged: piece.hasDamagedValue)
  }

  /// A description, now and then cut in two inside a word: its components are joined without a separator.
  private mutating func writeDescription(_ description: TextRange, of item: borrowing PostalItem) {
    if description.isEmpty { return }
    tag("FTX")
    element("AAA")
    element()
    element()
    element()
    let middle = description.start + description.count / 2
    if item.variant >> 2 & 7 == 0, description.count > 12,
      item.text[middle - 1].isASCIILetter, item.text[middle].isASCIILetter
    {
      write(TextRange(start: description.start, count: middle - description.start), of: item.text)
      component(TextRange(start: middle, count: description.end - middle), of: item.text)
    } else {
      write(description, of: item.text)
    }
    end()
  }

  /// A segment of no directory.
  private mutating func writeDamage(_ variant: UInt64) {
    switch variant >> 5 & 3 {
    case 0:
      tag("XYZ")
      element("1")
      component("2")
    case 1:
      tag("M@A")
      element("40")
      component("99")
      component("USD")
    case 2:
      tag("moa")
      element("43")
    default:
      tag("#%")
    }
    end()
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool {
    let lower = self | 0x20
    return lower >= 0x61 && lower <= 0x7A
  }
}
