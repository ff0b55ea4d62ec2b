extension SegmentWriter {
  /// UNA where it is due, and UNB.
  mutating func open(_ interchange: Interchange, date: TrafficDate, minute: Int) {
    service = interchange.service
    repertoire = interchange.repertoire
    lineBreak = interchange.lineBreak
    if interchange.hasUNA { una() }
    tag("UNB")
    element(interchange.identifier)
    component(number: interchange.version)
    element(interchange.sender)
    element(interchange.receiver)
    // Version 4 writes the century.
    element(number: interchange.version == 4 ? date.year : date.year % 100, digits: 2)
    output.append(number: date.month, digits: 2)
    output.append(number: date.day, digits: 2)
    component()
    write(minute: minute)
    element(number: interchange.reference)
    end()
  }

  mutating func close(_ interchange: Interchange) {
    tag("UNZ")
    element(number: interchange.messages)
    element(number: interchange.reference)
    end()
  }

  /// UNH to the last segment before the items (profile R, 5.1 and 6.1).
  mutating func openMessage(_ context: MessageContext, replaces: Bool) {
    segments = 0
    tag("UNH")
    element(number: context.number)
    if context.message == .itmatt {
      element("ITMATT")
      component("1")
      component("5")
    } else {
      element("CUSITM")
      component("1")
      component("0")
    }
    component("UP")
    end()

    tag("BGM")
    element("936")
    element()
    writeMessageId(context.number, context)
    element(replaces ? "5" : "9")
    end()

    tag("DTM")
    element("137")
    component(date: context.date)
    write(minute: context.minute)
    component("203")
    end()

    if replaces {
      tag("RFF")
      element("ACW")
      component()
      writeMessageId(context.number - 1, context)
      end()
    }
    if context.message == .cusitm {
      tag("LOC")
      element("22")
      element(context.destination.port)
      end()
    }
    let post: StaticString = context.origin.map { Origin.all[$0].post } ?? "USA"
    party("MS", post, isPost: true)
    if context.message == .itmatt {
      party("MR", "USA", isPost: true)
    } else {
      party("CM", "USCBP", isPost: false)
    }
  }

  /// CNT and UNT; a fault is planted in UNT.
  mutating func closeMessage(_ context: MessageContext, items: Int, fault: TrafficFault?) {
    tag("CNT")
    element("11")
    component(number: items)
    end()
    tag("UNT")
    element(number: segments + 1 + (fault == .wrongSegmentCount ? 2 : 0))
    element(number: context.number + (fault == .wrongMessageReference ? 1 : 0))
    end()
  }

  private mutating func party(_ role: StaticString, _ code: StaticString, isPost: Bool) {
    tag("NAD")
    element(role)
    element(code)
    if isPost {
      component()
      component("139")
    }
    end()
  }

  private mutating func writeMessageId(_ number: Int, _ context: MessageContext) {
    write(context.origin.map { Origin.all[$0].country } ?? "USPS-")
    output.append(context.date)
    output.append(number: number, digits: 6)
  }

  /// HHMM.
  private mutating func write(minute: Int) {
    write(number: minute / 60, digits: 2)
    output.append(number: minute % 60, digits: 2)
  }
}
