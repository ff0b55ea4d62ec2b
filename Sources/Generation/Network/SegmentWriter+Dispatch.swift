/// What is said of a dispatch and its consignment: PREDES, CARDIT and RESDIT (profile R, 7.1 and 9.3).
extension SegmentWriter {
  mutating func writeDispatch(_ dispatch: borrowing NetworkDispatch, reference: Int) {
    let moment = dispatch.closedAt
    open("PREDES", "2", from: dispatch.mailbox, to: "US101", at: moment, reference: reference)
    begin("785", dispatch.id, of: dispatch.text, at: moment)
    time("11", moment)
    writeOffices(dispatch)
    writeTotals(dispatch)
    total("8", dispatch.announcedCount)
    post("MS", dispatch.originOperator)
    post("MR", "USA")
    leg(dispatch, isScheduled: true)
    for (place, receptacle) in dispatch.receptacles.enumerated() {
      writeReceptacle(receptacle, sequence: place + 1, of: dispatch)
      tag("QTY")
      element("1")
      component(number: receptacle.itemCount)
      end()
      for item in dispatch.items where item.receptacle == place {
        tag("GIN")
        element("ML")
        element(item.id, of: dispatch.text)
        end()
        kilograms(item.weight)
      }
    }
    close(reference: reference)
  }

  mutating func writeConsignment(_ dispatch: borrowing NetworkDispatch, reference: Int) {
    let moment = dispatch.closedAt.adding(minutes: 30)
    open("CARDIT", "2", from: dispatch.mailbox, to: dispatch.carrier, at: moment, reference: reference)
    begin("785", dispatch.consignment, of: dispatch.text, at: moment)
    writeTotals(dispatch)
    writeOffices(dispatch)
    leg(dispatch, isScheduled: true)
    for (place, receptacle) in dispatch.receptacles.enumerated() {
      writeReceptacle(receptacle, sequence: place + 1, of: dispatch)
    }
    close(reference: reference)
  }

  /// Received, departed and arrived, of the whole consignment.
  mutating func writeCarriage(_ dispatch: borrowing NetworkDispatch, reference: Int) {
    let moment = dispatch.arrival.adding(hours: 1)
    open("RESDIT", "1", from: dispatch.carrier, to: dispatch.mailbox, at: moment, reference: reference)
    begin("23", "R", reference, at: moment)
    tag("CNI")
    element()
    element(dispatch.consignment, of: dispatch.text)
    end()
    writeHappening("74", at: dispatch.departure.adding(hours: -4), dispatch.office, dispatch)
    writeHappening("24", at: dispatch.departure, dispatch.office, dispatch)
    leg(dispatch, isScheduled: false)
    writeHappening("21", at: dispatch.arrival.adding(minutes: 40), dispatch.destination.office, dispatch)
    close(reference: reference)
  }

  private mutating func writeHappening(
    _ code: StaticString, at moment: TrafficMoment, _ place: StaticString,
    _ dispatch: borrowing NetworkDispatch
  ) {
    tag("STS")
    element()
    element(code)
    end()
    time("7", moment)
    location("48", place)
    tag("PCI")
    element()
    element()
    for (number, receptacle) in dispatch.receptacles.enumerated() {
      if number > 0 { component() }
      write(receptacle.id, of: dispatch.text)
    }
    end()
  }

  private mutating func writeOffices(_ dispatch: borrowing NetworkDispatch) {
    location("84", dispatch.office, list: "108")
    location("7", dispatch.destination.office, list: "108")
  }

  private mutating func writeTotals(_ dispatch: borrowing NetworkDispatch) {
    tag("TSR")
    element("A")
    component("115")
    component("139")
    element()
    element()
    element(dispatch.mail.subclass)
    component("117")
    component("139")
    end()
    total("11", dispatch.receptacles.count)
    totalKilograms(dispatch.weight)
  }

  private mutating func writeReceptacle(
    _ receptacle: NetworkDispatch.Receptacle, sequence: Int, of dispatch: borrowing NetworkDispatch
  ) {
    tag("GID")
    element(number: sequence)
    element("1")
    component("BG")
    end()
    tag("PCI")
    element()
    element(receptacle.id, of: dispatch.text)
    end()
    tag("FTX")
    element("INS")
    element()
    element(dispatch.mail.isInsured ? "V" : "N")
    end()
    kilograms(receptacle.weight)
  }
}
