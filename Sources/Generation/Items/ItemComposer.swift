/// Makes up items, one after the other, from one line of random numbers.
struct ItemComposer: ~Copyable {
  var random: SeededRandom
  var item = PostalItem()
  private var serial: Int
  private let faults: [TrafficFault]
  /// Share of faulty items, out of 2^53.
  private let faultThreshold: UInt64

  init(settings: TrafficSettings) {
    random = SeededRandom(seed: settings.seed)
    serial = random.below(100_000_000)
    faults = TrafficFault.allCases.filter { !$0.isOfMessage && $0.occurs(in: settings.syntax) }
    // A NaN rate compares false and so means no faults.
    let rate = settings.defectRate > 0 ? min(settings.defectRate, 1) : 0
    faultThreshold = UInt64(rate * 9_007_199_254_740_992)
  }

  /// Whether the item or message at hand gets a fault.
  mutating func drawsFault() -> Bool {
    random.next() >> 11 < faultThreshold
  }

  /// Makes the next item, in `item`.
  mutating func compose(_ context: MessageContext, index: Int) {
    item.reset()
    item.variant = random.next()
    item.fault = drawsFault() ? random.pick(faults) : nil
    let origin = Origin.all[context.origin ?? random.pick(Origin.shares)]
    item.category = category()
    let isFirm = item.category == .sale ? random.chance(70) : random.chance(10)

    composeContents(origin, context)
    let mailClass = chooseMailClass()
    composeIdentifiers(mailClass, origin)
    composeJourney(mailClass, origin, context, index: index)
    composeSender(origin, isFirm: isFirm, context)
    composeRecipient(context)
    composeOtherParties(origin, isFirm: isFirm, context)
    composeDocuments(isFirm: isFirm, context)
    if let fault = item.fault { plant(fault, origin) }
  }

  private mutating func category() -> ItemCategory {
    if item.fault == .shortHS { return .sale }
    let draw = random.below(100)
    if draw < 58 { return .sale }
    if draw < 78 { return .gift }
    if draw < 83 { return .sample }
    if draw < 86 { return .returned }
    if draw < 88 { return .mixed }
    if draw < 90 { return .other }
    return item.fault?.needsGoods == true ? .sale : .documents
  }

  private mutating func chooseMailClass() -> MailClass {
    let isLetter = item.grossWeight <= 2000 && random.chance(45)
    return random.pick(isLetter ? MailClass.letters : MailClass.parcels)
  }

  private mutating func composeIdentifiers(_ mailClass: MailClass, _ origin: Origin) {
    let start = item.text.count
    item.text.append(mailClass.indicator)
    let second = random.below(mailClass.seconds.utf8CodeUnitCount)
    mailClass.seconds.withUTF8Buffer { item.text.append($0[second]) }
    item.text.append(number: serial, digits: 8)
    item.text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: S10.checkDigit(ofSerial: serial)))
    item.text.append(origin.country)
    item.id = item.range(from: start)
    serial = (serial + 1) % 100_000_000

    let localIds = random.chance(15) ? random.within(1...2) : 0
    for index in 0..<localIds {
      let start = item.text.count
      item.text.append(index == 0 ? "ORD-" : "REF/")
      item.text.append(number: random.below(10_000_000), digits: 7)
      item.localIds[index] = item.range(from: start)
    }
  }

  private mutating func composeJourney(
    _ mailClass: MailClass, _ origin: Origin, _ context: MessageContext, index: Int
  ) {
    item.mailClass = mailClass.code
    item.handlingClass = mailClass.handling
    let draw = random.below(100)
    let mailCategory: StaticString = draw < 85 ? "A" : draw < 92 ? "B" : draw < 97 ? "C" : "D"
    item.mailCategory = mailCategory
    let office = random.pick(origin.offices)
    item.postedAt = context.date
    for _ in 0..<random.below(5) { item.postedAt = item.postedAt.dayBefore }
    if mailClass.isInsured, let declared = item.declared, declared > 0 { item.insured = declared }
    if random.chance(80) {
      item.postageCurrency = origin.currency
      item.postage = origin.currency.amount(ofCents: 300 + item.grossWeight + random.below(900))
    }

    if context.message == .itmatt || !context.isEDIFACT {
      item.originOperator = origin.post
      item.destinationOperator = "USA"
    }
    guard context.isEDIFACT else {
      item.transportMode = random.chance(30) ? "4" : ""
      item.declared = nil
      return
    }
    if random.chance(50) { item.mailSubclass = mailClass.subclass }
    if random.chance(85) { item.originOffice = office }
    if random.chance(85) { item.destinationOffice = context.destination.office }
    if random.chance(90) { item.destinationCountry = "US" }
    if random.chance(20) { item.exportCountry = origin.country }
    if context.message == .cusitm { item.customsOffice = context.destination.port }
    if random.chance(25) { item.instruction = text(random.pick(Self.instructions), false) }
    if random.chance(10) { item.remark = text(random.pick(Self.remarks), false) }

    let carried = random.below(100)
    if carried < (context.message == .cusitm ? 80 : 45) {
      item.receptacle = receptacle(office, mailClass, mailCategory, context, index: index)
    } else if carried < 90 && random.chance(20) {
      let whole = receptacle(office, mailClass, mailCategory, context, index: index)
      item.dispatch = TextRange(start: whole.start, count: 20)
    }
  }

  /// An S9 receptacle identifier; its first 20 characters are the dispatch's (S8).
  private mutating func receptacle(
    _ office: StaticString, _ mailClass: MailClass, _ mailCategory: StaticString, _ context: MessageContext,
    index: Int
  ) -> TextRange {
    let start = item.text.count
    let serial = index / 8 % 999 + 1
    item.text.append(office)
    item.text.append(context.destination.office)
    item.text.append(mailCategory)
    item.text.append(mailClass.subclass)
    item.text.append(number: context.date.year % 10)
    item.text.append(number: context.number % 9999 + 1, digits: 4)
    item.text.append(number: serial, digits: 3)
    item.text.append("0")
    item.text.append(mailClass.isInsured ? "1" : "0")
    item.text.append(number: 40 + (context.number * 37 + serial * 11) % 260, digits: 4)
    return item.range(from: start)
  }

  private static let instructions: [StaticString] = [
    "RETURN TO SENDER", "TREAT AS ABANDONED", "RETURN AFTER 30 DAYS", "RETURN BY AIR IF UNDELIVERED",
  ]
  private static let remarks: [StaticString] = [
    "GRANDMOTHER'S BIRTHDAY", "WARRANTY REPLACEMENT, NO CHARGE: SEE INVOICE", "CLEANED + PACKED DRY",
    "NO PHYTOSANITARY CERTIFICATE NEEDED?", "FOR PERSONAL USE",
  ]
}
