internal import Vocabulary

/// The elements of the record that duty is worked out from. One that the dictionary does not have is always absent.
struct DutyElements: Sendable {
  let action, itemID, arrivalDate, arrivalAt, declaredAmount, declaredCurrency: Element?
  let recipientName, recipientStreet, recipientCity, recipientPostcode, recipientCountry: Element?
  let origin, hts, amount, currency, quantity, netWeight: Element?
  /// The part `contents`, or nil.
  let contents: Int?

  init(_ dictionary: ElementDictionary) {
    action = dictionary.element("source.action")
    itemID = dictionary.element("item.id")
    arrivalDate = dictionary.element("conveyance.arrivalDate")
    arrivalAt = dictionary.element("conveyance.arrivalAt")
    declaredAmount = dictionary.element("declared.amount")
    declaredCurrency = dictionary.element("declared.currency")
    recipientName = dictionary.element("recipient.name")
    recipientStreet = dictionary.element("recipient.address.street")
    recipientCity = dictionary.element("recipient.address.city")
    recipientPostcode = dictionary.element("recipient.address.postcode")
    recipientCountry = dictionary.element("recipient.address.country")
    origin = dictionary.element("contents.origin")
    hts = dictionary.element("contents.hs")
    amount = dictionary.element("contents.value.amount")
    currency = dictionary.element("contents.value.currency")
    quantity = dictionary.element("contents.quantity")
    netWeight = dictionary.element("contents.netWeightGrams")
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
