import Foundation
import Testing

/// LibreOffice without a window.
enum LibreOffice {
  /// Opens a file, computes all formulas anew, and writes it in another format.
  ///
  /// - Parameter profile: where its settings go, so that runs beside each other do not wait for one another.
  static func convert(_ path: String, to format: String, in directory: URL, profile: URL) throws {
    let user = profile.appending(path: "profile/user")
    try FileManager.default.createDirectory(at: user, withIntermediateDirectories: true)
    try Data(settings.utf8).write(to: user.appending(path: "registrymodifications.xcu"))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "soffice", "-env:UserInstallation=file://\(profile.path)/profile", "--headless", "--convert-to", format,
      "--outdir", directory.path, path,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// Formulas are computed when a file is opened (0 is always), and not taken from what stands beside them.
  private static let settings = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry">
    <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
    <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
    </oor:items>
    """
}
