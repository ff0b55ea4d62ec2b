extension ItemComposer {
  /// Makes the composed item that of a dispatch: its identifier, class, journey and weight.
  mutating func fit(to planned: NetworkDispatch.Item, of dispatch: borrowing NetworkDispatch) {
    let start = item.text.count
    item.text.append(dispatch.text, planned.id.start..<planned.id.end)
    item.id = item.range(from: start)
    item.mailClass = dispatch.mail.code
    item.mailCategory = "A"
    item.mailSubclass = dispatch.mail.subclass
    item.handlingClass = dispatch.mail.handling
    item.insured = dispatch.mail.isInsured ? item.declared : nil
    item.originOffice = dispatch.office
    item.destinationOffice = dispatch.destination.office
    item.postedAt = dispatch.departure.adding(hours: -96).date
    item.dispatch = TextRange()
    item.receptacle = TextRange()
    // The contents were made for another weight.
    let net = max(item.netWeight, 1)
    for index in item.contents.indices where item.contents[index].netWeight > 0 {
      item.contents[index].netWeight = max(item.contents[index].netWeight * (planned.weight - 40) / net, 1)
    }
    item.grossWeight = planned.weight
  }
}
