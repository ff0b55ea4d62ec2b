extension ItemComposer {
  mutating func composeSender(_ origin: Origin, isFirm: Bool, _ context: MessageContext) {
    var party = Party()
    let usesOwn = context.repertoire.covers(origin.own) && random.chance(50)
    let capitals = context.repertoire == .capitals || random.chance(50)
    let place = random.pick(origin.places)
    if isFirm {
      let start = item.text.count
      append(random.pick(Origin.firmWords), capitals)
      item.text.append(UInt8(ascii: " "))
      append(place.city, capitals)
      item.text.append(UInt8(ascii: " "))
      append(origin.legalForm, capitals)
      party.name = item.range(from: start)
    } else if usesOwn {
      party.name = text(random.pick(origin.ownNames), capitals)
    } else {
      composeName(&party, random.pick(origin.given), random.pick(origin.family), capitals)
    }

    let start = item.text.count
    append(usesOwn ? random.pick(origin.ownStreets) : random.pick(origin.streets), capitals)
    item.text.append(UInt8(ascii: " "))
    item.text.append(number: random.within(1...250))
    party.streets[0] = item.range(from: start)
    composeUnit(&party, capitals, linesAfter: context.isEDIFACT ? 2 : 1)
    party.city = text(usesOwn ? place.ownCity : place.city, capitals)
    party.region = text(place.region, false)
    party.postcode = patterned(place.postcode)
    party.country = origin.country
    party.countryMeant = origin.country

    if random.chance(60) { party.phone = telephone(origin.phone) }
    if context.isEDIFACT, random.chance(15) { party.mobile = telephone(origin.phone) }
    if random.chance(40) { composeEmail(&party, isFirm ? "sales" : random.pick(origin.given), context) }
    if isFirm, random.chance(60) { composeReference(&party, origin, context) }
    item.sender = party
  }

  mutating func composeRecipient(_ context: MessageContext) {
    var party = Party()
    let capitals = context.repertoire == .capitals || random.chance(50)
    let draw = random.below(100)
    let given = random.pick(Recipients.given)
    if draw < 10 {
      party.name = text(random.pick(Recipients.firms), capitals)
    } else if draw < 20, context.repertoire.covers(.latin) {
      party.name = text(random.pick(Recipients.accented), capitals)
    } else {
      composeName(&party, given, random.pick(Recipients.family), capitals)
    }
    let place = random.pick(RecipientPlace.all)
    composeUSAddress(&party, place, capitals, context)
    if random.chance(80) { party.phone = usTelephone(place) }
    if context.isEDIFACT, random.chance(10) { party.mobile = usTelephone(place) }
    if random.chance(3) { party.fax = usTelephone(place) }
    if random.chance(50) { composeEmail(&party, given, context) }
    if !context.isEDIFACT, random.chance(3) { party.reference = importerNumber() }
    item.recipient = party
  }

  /// An importer or a declarant beside the two parties every item has; EDIFACT alone has places for them.
  mutating func composeOtherParties(_ origin: Origin, isFirm: Bool, _ context: MessageContext) {
    guard context.isEDIFACT, isFirm else { return }
    let capitals = context.repertoire == .capitals
    if random.chance(15) {
      var party = Party()
      let place = random.pick(RecipientPlace.all)
      party.name = text(random.pick(Recipients.firms), capitals)
      composeUSAddress(&party, place, capitals, context)
      party.phone = usTelephone(place)
      party.reference = importerNumber()
      party.referenceKind = "AHP"
      if random.chance(50) { composeEmail(&party, "imports", context) }
      item.importer = party
    }
    if random.chance(5) {
      var party = Party()
      let place = random.pick(origin.places)
      party.name = text("Muster Customs Agency", capitals)
      party.streets[0] = text(random.pick(origin.streets), capitals)
      party.city = text(place.city, capitals)
      party.postcode = patterned(place.postcode)
      party.country = origin.country
      party.countryMeant = origin.country
      item.declarant = party
    }
  }

  private mutating func composeUSAddress(
    _ party: inout Party, _ place: RecipientPlace, _ capitals: Bool, _ context: MessageContext
  ) {
    let start = item.text.count
    item.text.append(number: random.within(1...9900))
    item.text.append(UInt8(ascii: " "))
    append(random.pick(Recipients.streets), capitals)
    party.streets[0] = item.range(from: start)
    composeUnit(&party, capitals, linesAfter: context.isEDIFACT ? 2 : 1)
    party.city = text(place.city, capitals)
    party.region = text(place.state, false)
    let postcode = item.text.count
    item.text.append(place.zip)
    if random.chance(20) {
      item.text.append(UInt8(ascii: "-"))
      item.text.append(number: random.within(1001...9899))
    }
    party.postcode = item.range(from: postcode)
    party.country = "US"
    party.countryMeant = "US"
  }

  private mutating func composeName(
    _ party: inout Party, _ given: StaticString, _ family: StaticString, _ capitals: Bool
  ) {
    let start = item.text.count
    append(given, capitals)
    party.firstName = item.range(from: start)
    item.text.append(UInt8(ascii: " "))
    let last = item.text.count
    append(family, capitals)
    party.lastName = item.range(from: last)
    party.name = item.range(from: start)
  }

  /// A second address line for one in three, a third for a few of those.
  private mutating func composeUnit(_ party: inout Party, _ capitals: Bool, linesAfter: Int) {
    guard random.chance(33) else { return }
    let start = item.text.count
    append(random.pick(Recipients.units), capitals)
    item.text.append(number: random.within(1...99))
    party.streets[1] = item.range(from: start)
    guard linesAfter > 1, random.chance(25) else { return }
    party.streets[2] = text("c/o Sample: front desk", capitals)
  }

  private mutating func composeEmail(_ party: inout Party, _ name: StaticString, _ context: MessageContext) {
    guard context.repertoire != .capitals else { return }
    let start = item.text.count
    item.text.append(lettersOf: name)
    item.text.append(UInt8(ascii: "."))
    item.text.append(number: random.below(10_000))
    let draw = random.below(3)
    item.text.append(draw == 0 ? "@example.com" : draw == 1 ? "@example.net" : "@example.org")
    party.email = item.range(from: start)
  }

  private mutating func composeReference(_ party: inout Party, _ origin: Origin, _ context: MessageContext) {
    let start = item.text.count
    let draw = random.below(3)
    party.referenceKind = draw == 0 ? "VA" : draw == 1 ? "AHP" : "FC"
    // An import one-stop-shop number, a VAT or a tax number.
    item.text.append(draw == 0 ? "IM" : origin.country)
    item.text.append(number: random.below(1_000_000_000), digits: 10)
    party.reference = item.range(from: start)
  }

  private mutating func importerNumber() -> TextRange {
    let start = item.text.count
    item.text.append("00-0")
    item.text.append(number: random.below(1_000_000), digits: 6)
    return item.range(from: start)
  }

  private mutating func telephone(_ start: StaticString) -> TextRange {
    let first = item.text.count
    item.text.append(start)
    item.text.append(number: random.below(100), digits: 2)
    return item.range(from: first)
  }

  private mutating func usTelephone(_ place: RecipientPlace) -> TextRange {
    let start = item.text.count
    item.text.append("+1 ")
    item.text.append(place.area)
    item.text.append(" 555 01")
    item.text.append(number: random.below(100), digits: 2)
    return item.range(from: start)
  }

  private mutating func patterned(_ pattern: StaticString) -> TextRange {
    let start = item.text.count
    item.text.append(pattern: pattern, random: &random)
    return item.range(from: start)
  }

  mutating func text(_ words: StaticString, _ capitals: Bool) -> TextRange {
    let start = item.text.count
    append(words, capitals)
    return item.range(from: start)
  }

  mutating func append(_ words: StaticString, _ capitals: Bool) {
    if capitals { item.text.append(capitals: words) } else { item.text.append(words) }
  }
}
