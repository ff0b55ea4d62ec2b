extension ItemComposer {
  /// Changes the finished item so that it holds the fault.
  mutating func plant(_ fault: TrafficFault, _ origin: Origin) {
    let piece = random.below(item.contents.count)
    switch fault {
    case .badCheckDigit:
      let digit = item.id.start + 10
      let found = Int(item.text[digit]) - 0x30
      item.text[digit] = UInt8(truncatingIfNeeded: (found + random.within(1...9)) % 10 + 0x30)
    case .missingItemId:
      // The local identifiers stand in the same segment, and go with it.
      item.id = TextRange()
      item.localIds = [TextRange(), TextRange()]
    case .missingSenderName: item.sender.removeName()
    case .missingSenderAddress: item.sender.removeAddress()
    case .missingRecipientName: item.recipient.removeName()
    case .missingRecipientCity: item.recipient.city = TextRange()
    case .missingDescription: item.contents[piece].description = TextRange()
    case .vagueDescription: item.contents[piece].description = text(random.pick(Product.vague), false)
    case .missingQuantity: item.contents[piece].quantity = 0
    case .missingGrossWeight: item.grossWeight = 0
    case .missingDeclaredValue:
      item.declared = nil
      for index in item.contents.indices { item.contents[index].value = nil }
    case .unknownCategory: item.category = .unlisted
    case .ukCountry: plantUK(piece)
    case .shortHS: item.contents[piece].number.count = 4
    case .netAboveGross: item.contents[piece].netWeight += item.grossWeight + 500
    case .wrongTotal:
      if let declared = item.declared { item.declared = declared + max(100, declared / 10) }
    case .badAmount: item.contents[piece].hasDamagedValue = true
    case .wrongSegmentCount, .wrongMessageReference, .damagedSegment: break
    }
  }

  private mutating func plantUK(_ piece: Int) {
    if item.sender.isBritish {
      item.sender.country = "UK"
    } else {
      item.contents[piece].origin = "UK"
      item.contents[piece].originMeant = "GB"
    }
  }
}

extension Party {
  fileprivate var isBritish: Bool {
    country.withUTF8Buffer { $0.elementsEqual([0x47, 0x42]) }
  }
}
