/// A reject, or one part of a long one, ready to be written.
public struct RejectLine {
  public var reason: String
  public var message: String
  public var source: SourceContext
  public var line: UInt64
  public var segment: UInt32
  public var part: Int
  public var isLastPart: Bool

  public init(
    reason: String, message: String, source: SourceContext, line: UInt64, segment: UInt32, part: Int,
    isLastPart: Bool
  ) {
    self.reason = reason
    self.message = message
    self.source = source
    self.line = line
    self.segment = segment
    self.part = part
    self.isLastPart = isLastPart
  }

  /// Writes the line; `raw` is kept as text where it is valid UTF-8, else as Base64.
  ///
  /// - Parameter isRedacted: whether `raw` is left out, which `"redacted":true` then says: what is in bytes that were
  ///   not understood cannot be told.
  public func write(raw: UnsafeRawBufferPointer, isRedacted: Bool = false, into output: inout OutputBuffer) {
    output.append("{\"kind\":\"reject\",\"reason\":")
    output.appendJSON(reason)
    output.append(",\"message\":")
    output.appendJSON(message)
    output.append(UInt8(ascii: ","))
    source.writeMember(into: &output)
    output.append(",\"line\":")
    output.append(line)
    if segment > 0 {
      output.append(",\"segment\":")
      output.append(UInt64(segment))
    }
    if part > 1 || !isLastPart {
      output.append(",\"part\":")
      output.append(UInt64(part))
      output.append(isLastPart ? ",\"last\":true" : ",\"last\":false")
    }
    if isRedacted {
      output.append(",\"redacted\":true}\n")
      return
    }
    output.append(",\"raw\":")
    let bytes = UnsafeBufferPointer(
      start: raw.baseAddress?.assumingMemoryBound(to: UInt8.self), count: raw.count)
    if (try? UTF8Span(validating: bytes.span)) != nil {
      output.appendJSON(raw)
    } else {
      output.appendBase64(raw)
      output.append(",\"rawEncoding\":\"base64\"")
    }
    output.append("}\n")
  }
}
