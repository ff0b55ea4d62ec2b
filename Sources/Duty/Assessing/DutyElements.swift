internal import Vocabulary

/// The elements of the record that duty is worked out from. One that the dictionary does not have, or does not give for
/// duty, is always absent.
struct DutyElements: Sendable {
  let action, itemID, arrivalDate, arrivalAt, declaredAmount, declaredCurrency: Element?
  let recipientName, recipientStreet, recipientCity, recipientPostcode, recipientCountry: Element?
  let origin, hts, amount, currency, quantity, netWeight: Element?
  /// The part `contents`, or nil.
  let contents: Int?

  init(_ dictionary: ElementDictionary) {
    func element(_ path: String) -> Element? { dictionary.element(path, for: .duty) }
    // It says what becomes of the record, and nothing of the goods.
    action = dictionary.element("source.action")
    itemID = element("item.id")
    arrivalDate = element("conveyance.arrivalDate")
    arrivalAt = element("conveyance.arrivalAt")
    declaredAmount = element("declared.amount")
    declaredCurrency = element("declared.currency")
    recipientName = element("recipient.name")
    recipientStreet = element("recipient.address.street")
    recipientCity = element("recipient.address.city")
    recipientPostcode = element("recipient.address.postcode")
    recipientCountry = element("recipient.address.country")
    origin = element("contents.origin")
    hts = element("contents.hs")
    amount = element("contents.value.amount")
    currency = element("contents.value.currency")
    quantity = element("contents.quantity")
    netWeight = element("contents.netWeightGrams")
    contents = dictionary.part("contents")
  }
}

extension Record {
  /// The text of a value and where it stands in the feed.
  func value(_ element: Element?, row: Int = 0) -> (text: String, position: FeedPosition)? {
    guard let element, row >= 0 || element.part == nil else { return nil }
    let number = slotNumber(ValueTarget(element), row: max(row, 0))
    guard number >= 0 else { return nil }
    let slot = slot(number)
    return (text(slot.text), slot.position)
  }

  /// The day of a date or moment, as it is written there, without regard to its zone.
  func day(_ element: Element?) -> CalendarDate? {
    guard let (text, _) = value(element) else { return nil }
    return switch ISODate.parse(text) {
    case .date(let date): date
    case .dateTime(let moment): moment.date
    default: nil
    }
  }
}
