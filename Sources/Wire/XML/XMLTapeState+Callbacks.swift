internal import CLibXML2
import Glibc

extension XMLTapeState {
  /// Prepares libxml2 for use; safe from several threads at once.
  static let isLibraryReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// The callbacks. Each gets the address of the state and only appends to it.
  ///
  /// There is none that looks up an entity, and none that opens one. Character data of all three sorts goes to
  /// the same place, and with `ignorableWhitespace` equal to `characters`, libxml2 skips its test for blanks.
  static func makeHandler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { state, name, prefix, uri, namespaces, _, attributes, defaulted, values in
      guard let state, let name else { return }
      state.assumingMemoryBound(to: XMLTapeState.self).pointee.startElement(
        name: name, prefix: prefix, namespace: uri, namespaceCount: Int(namespaces),
        attributeCount: Int(attributes), defaultedCount: Int(defaulted), attributes: values)
    }
    handler.endElementNs = { state, name, _, uri in
      guard let state, let name else { return }
      state.assumingMemoryBound(to: XMLTapeState.self).pointee.endElement(name: name, namespace: uri)
    }
    handler.characters = { state, start, count in
      guard let state, let start else { return }
      state.assumingMemoryBound(to: XMLTapeState.self).pointee.characters(start, count: Int(count))
    }
    handler.ignorableWhitespace = handler.characters
    handler.comment = { state, _ in
      state?.assumingMemoryBound(to: XMLTapeState.self).pointee.pass()
    }
    handler.processingInstruction = { state, _, _ in
      state?.assumingMemoryBound(to: XMLTapeState.self).pointee.pass()
    }
    handler.serror = { state, error in
      guard let state, let error else { return }
      state.assumingMemoryBound(to: XMLTapeState.self).pointee.report(error.pointee)
    }
    return handler
  }

  /// Notes what libxml2 reports. The parser isn't stopped from here: it may be in the middle of a value.
  private mutating func report(_ error: xmlError) {
    guard !isStopped else { return }
    let code = xmlParserErrors(rawValue: UInt32(bitPattern: error.code))
    if code == XML_ERR_MISPLACED_CDATA_END, isTextTooLongBeforeSectionEnd {
      problem = textLimitProblem
      return
    }
    let isEntity = code == XML_ERR_UNDECLARED_ENTITY || code == XML_WAR_UNDECLARED_ENTITY
    let kind = kind(of: code, isEntity: isEntity)
    // How much of a text libxml2 has passed when it finds `]]>` depends on how it came; where the text begins does not.
    let position = code == XML_ERR_MISPLACED_CDATA_END ? markupEnd : inputPosition
    let found = XMLProblem(
      kind: kind, libxmlCode: error.code,
      line: UInt32(truncatingIfNeeded: error.line), column: UInt32(truncatingIfNeeded: error.int2),
      offset: kind == .truncated ? inputEnd : position)
    // An unknown entity is but a warning to libxml2 where an external document type might declare it; its text
    // would silently be missing.
    if error.level == XML_ERR_FATAL || isEntity {
      problem = found
    } else {
      warningCount += 1
      if firstWarning == nil { firstWarning = found }
    }
  }

  private func kind(of code: xmlParserErrors, isEntity: Bool) -> XMLProblem.Kind {
    if isEntity { return .undefinedEntity }
    // libxml2 looks at a tag with a stray `<` in it only when it is told that no more will come, and at a text with `]]>`
    // in it only then or when it has 300 bytes of it.
    let isFoundLate = code == XML_ERR_LT_IN_ATTRIBUTE || code == XML_ERR_MISPLACED_CDATA_END
    if isFinishing && !isFoundLate { return .truncated }
    return switch code {
    case XML_ERR_INVALID_ENCODING: .invalidEncoding
    // The same number is used of a control character and of a byte that does not fit UTF-8.
    case XML_ERR_INVALID_CHAR where (context?.pointee.input?.pointee.cur?.pointee ?? 0) >= 0x80:
      .invalidEncoding
    case XML_ERR_UNSUPPORTED_ENCODING, XML_ERR_UNKNOWN_ENCODING: .unsupportedEncoding
    case XML_ERR_NAME_TOO_LONG: .nameLimit
    // Within the other limits, the only allocation that libxml2 refuses is that of one more name.
    case XML_ERR_NO_MEMORY: .nameTableLimit
    default: .notWellFormed
    }
  }
}
