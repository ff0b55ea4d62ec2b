import Journal
import SchemaLanguage

extension Setup {
  /// Stands for everything that decides which records a feed gives and what is found in them.
  var digest: DigestValue {
    var digest = Digest()
    digest.addValue(Version.text)
    for file in files {
      digest.addValue(file.path)
      file.bytes.withUnsafeBytes { digest.addValue($0) }
    }
    for profile in profiles { digest.addValue(profile.id) }
    for overlay in configuration?.overlays ?? [] { digest.addValue(overlay.words) }
    for sender in configuration?.senders ?? [] {
      digest.addValue(sender.id)
      digest.addValue(sender.tolerates.joined(separator: " "))
      digest.addValue(sender.characterSet ?? "")
    }
    return digest.value()
  }
}
