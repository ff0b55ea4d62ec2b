extension OutputBuffer {
  /// Appends `,"key":"value"`, unless the value is empty.
  mutating func append(member key: StaticString, _ value: String) {
    guard !value.isEmpty else { return }
    append(",\"" as StaticString)
    append(key)
    append("\":" as StaticString)
    appendJSON(value)
  }
}
