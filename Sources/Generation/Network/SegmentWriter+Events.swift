/// What is said of the items of a dispatch after it has left: EMSEVT and CUSRSP (profile R, 10 and 6.2).
extension SegmentWriter {
  mutating func writeEvents(_ dispatch: borrowing NetworkDispatch, reference: Int) {
    let moment = dispatch.arrival.adding(hours: 80)
    open("EMSEVT", "3", from: "US101", to: dispatch.mailbox, at: moment, reference: reference)
    begin("23", "E", reference, at: moment)
    post("MS", "USA")
    post("MR", dispatch.originOperator)
    var count = 0
    for (index, item) in dispatch.items.enumerated() where item.fate.isAnnounced {
      count += 1
      tag("CNI")
      element(number: count)
      element(item.id, of: dispatch.text)
      end()
      writeEvent("EMD", at: dispatch.arrival.adding(hours: 3), dispatch)
      writeEvent("EDB", at: dispatch.arrival.adding(hours: 4), dispatch)
      if item.isHeld {
        writeEvent("EME", at: dispatch.arrival.adding(hours: 6), dispatch)
      } else {
        writeEvent("EDC", at: dispatch.arrival.adding(hours: 7), dispatch)
        writeEvent("EMI", at: dispatch.arrival.adding(hours: 30 + index % 48), dispatch)
      }
    }
    total("10", count)
    close(reference: reference)
  }

  private mutating func writeEvent(
    _ code: StaticString, at moment: TrafficMoment, _ dispatch: borrowing NetworkDispatch
  ) {
    tag("STS")
    element()
    element(code)
    component()
    component("139")
    end()
    time("334", moment)
    location("14", dispatch.destination.office)
  }

  /// The decision on each item whose data customs had when it arrived.
  mutating func writeAnswers(_ dispatch: borrowing NetworkDispatch, reference: Int) {
    let moment = dispatch.arrival.adding(hours: 8)
    open("CUSRSP", "1", from: "USCBP", to: "US101", at: moment, reference: reference)
    begin("961", "C", reference, at: moment)
    tag("NAD")
    element("CM")
    element("USCBP")
    end()
    post("MR", "USA")
    var count = 0
    for item in dispatch.items where item.fate == .sound {
      count += 1
      tag("GID")
      element(number: count)
      element("1")
      end()
      tag("PCI")
      element()
      element(item.id, of: dispatch.text)
      end()
      tag("GIS")
      element(item.isHeld ? "7" : "2")
      component("ZZZ")
      component("139")
      end()
      time(item.isHeld ? "58" : "204", dispatch.arrival.adding(hours: item.isHeld ? 6 : 7))
      if item.isHeld {
        tag("FTX")
        element("ACD")
        element()
        element("4")
        component()
        component("139")
        element("DETAINED FOR EXAMINATION")
        end()
      }
    }
    total("11", count)
    close(reference: reference)
  }
}
