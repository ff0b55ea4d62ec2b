/// Where in a feed something stands, as every line that is no record tells it.
public struct SourceContext: Sendable {
  public var feed = ""
  public var offset: UInt64 = 0
  public var length: UInt64 = 0
  public var syntax = ""
  public var message = ""
  public var interchange = ""
  public var reference = ""
  public var sender = ""
  public var receiver = ""

  public init() {}

  /// Writes the member `source`.
  public func writeMember(into output: inout OutputBuffer) {
    output.append("\"source\":{")
    if !feed.isEmpty {
      output.append("\"feed\":")
      output.appendJSON(feed)
      output.append(UInt8(ascii: ","))
    }
    output.append("\"offset\":")
    output.append(offset)
    output.append(",\"length\":")
    output.append(length)
    let members: [(StaticString, String)] = [
      (",\"syntax\":", syntax), (",\"message\":", message), (",\"interchange\":", interchange),
      (",\"reference\":", reference), (",\"sender\":", sender), (",\"receiver\":", receiver),
    ]
    for (key, value) in members where !value.isEmpty {
      output.append(key)
      output.appendJSON(value)
    }
    output.append("}")
  }
}
