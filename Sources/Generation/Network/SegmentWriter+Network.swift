/// Envelopes of the network's messages: one message in an interchange.
extension SegmentWriter {
  /// UNB and UNH.
  mutating func open(
    _ message: StaticString, _ version: StaticString, from sender: StaticString, to receiver: StaticString,
    at moment: TrafficMoment, reference: Int
  ) {
    openInterchange(from: sender, to: receiver, at: moment, reference: reference)
    segments = 0
    tag("UNH")
    element("1")
    element(message)
    component(version)
    component("1")
    component("UP")
    end()
  }

  mutating func openInterchange(
    from sender: StaticString, to receiver: StaticString, at moment: TrafficMoment, reference: Int
  ) {
    service = .usual
    repertoire = .latin
    lineBreak = "\n"
    tag("UNB")
    element("UNOC")
    component("3")
    element(sender)
    element(receiver)
    element(number: moment.date.year % 100, digits: 2)
    output.append(number: moment.date.month, digits: 2)
    output.append(number: moment.date.day, digits: 2)
    component(number: moment.minute / 60, digits: 2)
    output.append(number: moment.minute % 60, digits: 2)
    element(number: reference)
    end()
  }

  /// UNT and UNZ.
  mutating func close(reference: Int) {
    tag("UNT")
    element(number: segments + 1)
    element("1")
    end()
    closeInterchange(reference: reference)
  }

  mutating func closeInterchange(reference: Int) {
    tag("UNZ")
    element("1")
    element(number: reference)
    end()
  }

  /// BGM and its DTM.
  mutating func begin(
    _ code: StaticString, _ id: TextRange, of text: borrowing ByteBuffer, at moment: TrafficMoment
  ) {
    tag("BGM")
    element(code)
    element(id, of: text)
    element("9")
    end()
    time("137", moment)
  }

  mutating func begin(_ code: StaticString, _ name: StaticString, _ number: Int, at moment: TrafficMoment) {
    tag("BGM")
    element(code)
    element(name)
    output.append(number: number, digits: 8)
    element("9")
    end()
    time("137", moment)
  }

  mutating func time(_ qualifier: StaticString, _ moment: TrafficMoment) {
    tag("DTM")
    element(qualifier)
    component()
    write(moment)
    component("203")
    end()
  }

  mutating func location(_ qualifier: StaticString, _ code: StaticString, list: StaticString = "") {
    tag("LOC")
    element(qualifier)
    element(code)
    component(list)
    if list.utf8CodeUnitCount > 0 { component("139") }
    end()
  }

  mutating func post(_ role: StaticString, _ code: StaticString) {
    tag("NAD")
    element(role)
    element(code)
    component()
    component("139")
    end()
  }

  mutating func total(_ qualifier: StaticString, _ number: Int) {
    tag("CNT")
    element(qualifier)
    component(number: number)
    end()
  }

  mutating func kilograms(_ grams: Int) {
    tag("MEA")
    element("WT")
    element("G")
    element("KGM")
    component(grams, decimals: 3)
    end()
  }

  mutating func totalKilograms(_ grams: Int) {
    tag("CNT")
    element("7")
    component(grams, decimals: 3)
    component("KGM")
    end()
  }

  /// TDT of the main leg, with places and times where there is room for them.
  mutating func leg(_ dispatch: borrowing NetworkDispatch, isScheduled: Bool) {
    tag("TDT")
    element("20")
    element(dispatch.flight, of: dispatch.text)
    element("4")
    element()
    element(dispatch.carrier)
    component("172")
    component("3")
    end()
    guard isScheduled else { return }
    time("189", dispatch.departure)
    location("11", dispatch.destination.office)
    time("232", dispatch.arrival)
  }
}
