// swift-tools-version: 6.2
import PackageDescription

/// The benchmarks are a package of their own, so that plain builds and tests never see them.
let package = Package(
  name: "PosternBenchmarks",
  dependencies: [.package(name: "Postern", path: "../..")],
  targets: [
    .systemLibrary(name: "CLibXML2Bounds", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(
      name: "Bounds", dependencies: ["CLibXML2Bounds"],
      cSettings: [.unsafeFlags(["-O3"])], linkerSettings: [.linkedLibrary("z"), .linkedLibrary("zstd")]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Bounds", .product(name: "Postern", package: "Postern"),
        .product(name: "postern", package: "Postern"),
      ],
      swiftSettings: [
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ]),
  ]
)
