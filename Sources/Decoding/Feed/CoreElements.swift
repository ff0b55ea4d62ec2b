internal import Vocabulary

/// The elements of the dictionary that the envelope fills, whatever the message.
struct CoreElements {
  let feed: Element?
  let syntax: Element?
  let message: Element?
  let version: Element?
  let schema: Element?
  let interchange: Element?
  let group: Element?
  let reference: Element?
  let sender: Element?
  let receiver: Element?
  let preparedAt: Element?
  let isTest: Element?
  let weightUnit: Element?

  init(_ dictionary: ElementDictionary) {
    feed = dictionary.element("source.feed")
    syntax = dictionary.element("source.syntax")
    message = dictionary.element("source.message")
    version = dictionary.element("source.version")
    schema = dictionary.element("source.schema")
    interchange = dictionary.element("source.interchange")
    group = dictionary.element("source.group")
    reference = dictionary.element("source.reference")
    sender = dictionary.element("source.sender")
    receiver = dictionary.element("source.receiver")
    preparedAt = dictionary.element("source.preparedAt")
    isTest = dictionary.element("source.test")
    weightUnit = dictionary.element("source.weightUnit")
  }
}
