internal import Vocabulary

/// Where the elements that the journal reads stand in a record, looked up once.
struct JournalElements {
  /// The place of an element in a record; nil when the dictionary in force does not have it.
  struct Place {
    let part: Int
    let column: Int

    static let absent = Place(part: -2, column: 0)
  }

  // source
  let message, sender, receiver, interchange, reference, messageID, previousMessageID: Place
  let action, preparedAt, isTest: Place
  // item
  let item, originOperator, destinationOperator, mailClass, category: Place
  // conveyance
  let dispatch, receptacle, consignment, masterBill, carrier, flight, mode: Place
  let departureAt, arrivalPort, arrivalAt: Place
  let legFlight: Place
  let legsPart: Int?
  // dispatch
  let closedAt, originOffice, destinationOffice, receptacleCount, dispatchItemCount, dispatchWeight: Place
  // receptacle
  let receptacleWeight, receptacleItemCount, status, statusAt: Place
  // items
  let itemsID, furtherIDs, itemsStatus: Place
  let itemsPart: Int?
  // events
  let eventCode, eventName, eventAt, eventPlace, eventReceptacle, eventReceptacles, eventFlight: Place
  let eventsPart: Int?
  // answers
  let decision, decisionCode, decisionReason, clearedAt, releasedAt, customsReference: Place
  let referralCode, referralID, referralAt: Place

  init(_ dictionary: ElementDictionary) {
    func place(_ path: String) -> Place {
      guard let element = dictionary.element(path) else { return .absent }
      return Place(part: element.part ?? -1, column: element.part == nil ? element.id.index : element.column)
    }
    message = place("source.message")
    sender = place("source.sender")
    receiver = place("source.receiver")
    interchange = place("source.interchange")
    reference = place("source.reference")
    messageID = place("source.messageId")
    previousMessageID = place("source.previousMessageId")
    action = place("source.action")
    preparedAt = place("source.preparedAt")
    isTest = place("source.test")
    item = place("item.id")
    originOperator = place("item.originOperator")
    destinationOperator = place("item.destinationOperator")
    mailClass = place("item.mailClass")
    category = place("item.category")
    dispatch = place("conveyance.dispatch")
    receptacle = place("conveyance.receptacle")
    consignment = place("conveyance.consignment")
    masterBill = place("conveyance.masterBill")
    carrier = place("conveyance.carrier")
    flight = place("conveyance.flight")
    mode = place("conveyance.mode")
    departureAt = place("conveyance.departureAt")
    arrivalPort = place("conveyance.arrivalPort")
    arrivalAt = place("conveyance.arrivalAt")
    legFlight = place("legs.flight")
    legsPart = dictionary.part("legs")
    closedAt = place("dispatch.closedAt")
    originOffice = place("dispatch.originOffice")
    destinationOffice = place("dispatch.destinationOffice")
    receptacleCount = place("dispatch.receptacleCount")
    dispatchItemCount = place("dispatch.itemCount")
    dispatchWeight = place("dispatch.grossWeightGrams")
    receptacleWeight = place("receptacle.grossWeightGrams")
    receptacleItemCount = place("receptacle.itemCount")
    status = place("receptacle.status")
    statusAt = place("receptacle.statusAt")
    itemsID = place("items.id")
    furtherIDs = place("items.furtherIds")
    itemsStatus = place("items.statusCode")
    itemsPart = dictionary.part("items")
    eventCode = place("events.code")
    eventName = place("events.name")
    eventAt = place("events.at")
    eventPlace = place("events.place")
    eventReceptacle = place("events.receptacle")
    eventReceptacles = place("events.receptacles")
    eventFlight = place("events.flight")
    eventsPart = dictionary.part("events")
    decision = place("response.decision")
    decisionCode = place("response.decisionCode")
    decisionReason = place("response.reasonCode")
    clearedAt = place("response.clearedAt")
    releasedAt = place("response.releasedAt")
    customsReference = place("item.customsReference")
    referralCode = place("referral.code")
    referralID = place("referral.id")
    referralAt = place("referral.at")
  }
}

extension Record {
  /// The number of the slot of a value, or -1.
  @inline(__always)
  func slotNumber(_ place: JournalElements.Place, row: Int = 0) -> Int32 {
    if place.part == -1 { return rootSlotNumber(place.column) }
    return place.part < 0 ? -1 : slotNumber(part: place.part, row: row, column: place.column)
  }

  /// The bytes of a value; empty when it is absent.
  @inline(__always)
  func value(_ place: JournalElements.Place, row: Int = 0) -> UnsafeRawBufferPointer {
    let number = slotNumber(place, row: row)
    return number < 0 ? UnsafeRawBufferPointer(start: nil, count: 0) : bytes(slot(number).text)
  }

  /// The number of an integer or a weight.
  func number(_ place: JournalElements.Place) -> Int64? {
    let number = slotNumber(place)
    return number < 0 ? nil : slot(number).number
  }
}
