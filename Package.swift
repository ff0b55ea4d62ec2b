// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: no warnings, and no implicit existentials.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "Postern",
  products: [
    .library(name: "Postern", targets: ["Postern"]),
    .executable(name: "postern", targets: ["PosternCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CLibXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CLibZ", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CLibZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CLibSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .target(name: "CByteScan"),
    .target(
      name: "CSchemas", path: "Schemas",
      exclude: [
        "dictionary.yaml", "messages", "profiles", "codes", "terms", "findings", "duty", "json",
      ],
      sources: ["embedded.c"], publicHeadersPath: "include"),

    .target(
      name: "Wire", dependencies: ["CByteScan", "CLibXML2", "CLibZ", "CLibZstd"],
      swiftSettings: strict),
    .target(name: "Vocabulary", swiftSettings: strict),
    .target(
      name: "SchemaLanguage", dependencies: ["CLibYAML", "CSchemas", "Vocabulary"],
      swiftSettings: strict),
    .target(
      name: "Decoding", dependencies: ["SchemaLanguage", "Vocabulary", "Wire"],
      swiftSettings: strict),
    .target(
      name: "Validation", dependencies: ["SchemaLanguage", "Vocabulary"],
      swiftSettings: strict),
    .target(
      name: "Duty", dependencies: ["SchemaLanguage", "Vocabulary", "Wire"],
      swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: [
        "CByteScan", "SchemaLanguage", "Vocabulary", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "Journal",
      dependencies: [
        "CLibSodium", "SchemaLanguage", "Vocabulary",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "Worksheets",
      dependencies: [
        "CLibXLSXWriter", "CLibZip", "Duty", "Reports", "SchemaLanguage", "Vocabulary", "Wire",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(name: "Generation", swiftSettings: strict),
    .target(
      name: "Postern",
      dependencies: [
        "Decoding", "Duty", "Journal", "Reports", "SchemaLanguage", "Validation", "Vocabulary", "Wire",
        "Worksheets",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "PosternCLI",
      dependencies: [
        "Decoding", "Duty", "Generation", "Journal", "Postern", "Reports", "SchemaLanguage", "Vocabulary",
        "Wire", "Worksheets", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .testTarget(name: "WireTests", dependencies: ["CByteScan", "Wire"], swiftSettings: strict),
    .testTarget(name: "VocabularyTests", dependencies: ["Vocabulary"], swiftSettings: strict),
    .testTarget(
      name: "SchemaLanguageTests", dependencies: ["SchemaLanguage"], swiftSettings: strict),
    .testTarget(
      name: "DecodingTests", dependencies: ["Decoding", "SchemaLanguage", "Vocabulary", "Wire"],
      swiftSettings: strict),
    .testTarget(
      name: "ValidationTests", dependencies: ["SchemaLanguage", "Validation", "Vocabulary"],
      swiftSettings: strict),
    .testTarget(
      name: "WorksheetsTests",
      dependencies: ["Duty", "SchemaLanguage", "Vocabulary", "Worksheets"], swiftSettings: strict),
    .testTarget(
      name: "DutyTests", dependencies: ["Duty", "SchemaLanguage", "Vocabulary"],
      exclude: ["OfficialSample", "Rates"], swiftSettings: strict),
    .testTarget(name: "ReportsTests", dependencies: ["Reports", "Vocabulary"], swiftSettings: strict),
    .testTarget(
      name: "JournalTests",
      dependencies: [
        "Generation", "Journal", "Postern", "PosternCLI", "Vocabulary", "Wire",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(name: "GenerationTests", dependencies: ["Generation"], swiftSettings: strict),
    .testTarget(
      name: "PosternTests",
      dependencies: [
        "Decoding", "Duty", "Generation", "Postern", "PosternCLI", "Reports", "SchemaLanguage",
        "Validation", "Vocabulary", "Wire",
      ],
      swiftSettings: strict),
    // The properties that fuzzing checks, on the inputs it once found; Fuzz/ is a package of its own otherwise.
    .testTarget(
      name: "FuzzRegressionTests",
      dependencies: [
        "Decoding", "Duty", "Postern", "Reports", "SchemaLanguage", "Validation", "Vocabulary", "Wire",
        "Worksheets",
      ],
      path: "Fuzz",
      exclude: [
        "Package.swift", "Regressions", "Seeds", "Sources/CFuzzer", "Sources/Fuzz", "coverage.py",
        "coverage.sh", "make-dictionaries.sh", "run.sh", "targets.sh",
      ],
      sources: ["Replay", "Sources/Mutation", "Sources/Properties"], swiftSettings: strict),
  ]
)
