/// Writes what a decoder without fault must output: one JSON line an item, or a faulty message.
struct TruthWriter: ~Copyable {
  var output = ByteBuffer(capacity: 65_536)
  private var needsComma = false

  /// The line of a message with a fault; it goes before its items.
  mutating func write(message number: Int, fault: TrafficFault) {
    needsComma = false
    output.append("{\"message\":\"")
    output.append(number: number)
    output.append("\",\"faults\":[\"")
    output.append(fault.name)
    output.append("\"]}\n")
  }

  mutating func write(_ item: borrowing PostalItem) {
    output.append("{\"id\":\"")
    escape(item.id, of: item.text)
    output.append("\",\"faults\":[")
    if let fault = item.fault {
      output.append(UInt8(ascii: "\""))
      output.append(fault.name)
      output.append(UInt8(ascii: "\""))
    }
    output.append("],\"record\":")
    needsComma = false
    open()
    writeItem(item)
    writeConveyance(item)
    write(item.sender, "sender", of: item.text)
    write(item.recipient, "recipient", of: item.text)
    if let importer = item.importer { write(importer, "importer", of: item.text) }
    if let declarant = item.declarant { write(declarant, "declarant", of: item.text) }
    writeContents(item)
    money("declared", item.declared, item.currency)
    money("insured", item.insured, item.currency)
    money("postage", item.postage, item.postageCurrency)
    writeDocuments(item)
    close()
    output.append("}\n")
  }

  // MARK: JSON

  mutating func open() {
    output.append(UInt8(ascii: "{"))
    needsComma = false
  }

  mutating func close() {
    output.append(UInt8(ascii: "}"))
    needsComma = true
  }

  mutating func openList(_ name: StaticString) {
    key(name)
    output.append(UInt8(ascii: "["))
    needsComma = false
  }

  mutating func closeList() {
    output.append(UInt8(ascii: "]"))
    needsComma = true
  }

  mutating func openMember(_ name: StaticString) {
    key(name)
    open()
  }

  /// The comma between two members of a list or an object.
  mutating func separate() {
    if needsComma { output.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func key(_ name: StaticString) {
    separate()
    output.append(UInt8(ascii: "\""))
    output.append(name)
    output.append("\":")
  }

  mutating func member(_ name: StaticString, _ code: StaticString) {
    if code.utf8CodeUnitCount == 0 { return }
    key(name)
    string(code)
  }

  mutating func member(_ name: StaticString, _ range: TextRange, of text: borrowing ByteBuffer) {
    if range.isEmpty { return }
    key(name)
    string(range, of: text)
  }

  mutating func member(_ name: StaticString, number: Int) {
    key(name)
    output.append(number: number)
  }

  mutating func member(_ name: StaticString, date: TrafficDate) {
    key(name)
    output.append(UInt8(ascii: "\""))
    output.append(date, mark: "-")
    output.append(UInt8(ascii: "\""))
  }

  mutating func member(_ name: StaticString, flag: Bool) {
    key(name)
    output.append(flag ? "true" : "false")
  }

  mutating func member(_ name: StaticString, moment: TrafficMoment) {
    key(name)
    output.append(UInt8(ascii: "\""))
    output.append(iso: moment)
    output.append(UInt8(ascii: "\""))
  }

  mutating func member(_ name: StaticString, _ units: Int, decimals: Int) {
    key(name)
    output.append(UInt8(ascii: "\""))
    output.append(units, decimals: decimals, mark: UInt8(ascii: "."))
    output.append(UInt8(ascii: "\""))
  }

  mutating func element(_ range: TextRange, of text: borrowing ByteBuffer) {
    if range.isEmpty { return }
    separate()
    string(range, of: text)
  }

  /// A list of one value, or nothing.
  mutating func list(_ name: StaticString, _ range: TextRange, of text: borrowing ByteBuffer) {
    if range.isEmpty { return }
    openList(name)
    element(range, of: text)
    closeList()
  }

  mutating func list(_ name: StaticString, _ value: StaticString) {
    if value.utf8CodeUnitCount == 0 { return }
    openList(name)
    string(value)
    closeList()
  }

  private mutating func string(_ code: StaticString) {
    output.append(UInt8(ascii: "\""))
    output.append(code)
    output.append(UInt8(ascii: "\""))
  }

  private mutating func string(_ range: TextRange, of text: borrowing ByteBuffer) {
    output.append(UInt8(ascii: "\""))
    escape(range, of: text)
    output.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ range: TextRange, of text: borrowing ByteBuffer) {
    var run = range.start
    for index in range.start..<range.end where text[index] == 0x22 || text[index] == 0x5C {
      if index > run { output.append(text, run..<index) }
      output.append(UInt8(ascii: "\\"))
      run = index
    }
    if range.end > run { output.append(text, run..<range.end) }
  }
}
