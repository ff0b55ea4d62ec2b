/// The version of Postern.
public enum Version {
  public static let text = "0.1.0"
}
