import SchemaLanguage

/// The schemas that are built into the program.
enum Embedded {
  static func schemas() throws -> SchemaSet { try loaded.get() }

  private static let loaded = Result { try SchemaSet(files: SchemaSource.embedded.files) }
}
