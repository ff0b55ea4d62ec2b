// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target, as in the package that is fuzzed.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Fuzzing is a package of its own, so that plain builds never see it. Build it by run.sh, which knows the flags that
/// really instrument.
let package = Package(
  name: "PosternFuzz",
  dependencies: [.package(name: "Postern", path: "..")],
  targets: [
    .target(name: "CFuzzer"),
    .target(
      name: "Properties", dependencies: [.product(name: "Postern", package: "Postern")],
      swiftSettings: strict),
    .target(name: "Mutation", swiftSettings: strict),
    .executableTarget(
      name: "Fuzz", dependencies: ["CFuzzer", "Mutation", "Properties"], swiftSettings: strict),
  ]
)
