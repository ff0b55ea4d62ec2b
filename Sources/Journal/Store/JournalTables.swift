/// The tables of a journal.
///
/// A row says what one message said; nothing is changed when another message corrects it. What holds is worked out from
/// the rows when it is asked for, so that the order of arrival does not matter and the history stays.
///
/// Rows of items stand in the order of their identifiers, so that a report reads all of them in one pass.
enum JournalTables {
  /// The form of the tables; another one is refused.
  static let version = 2

  static let sql = """
    -- Which bytes of which feed are done.
    CREATE TABLE feed (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      bytes INTEGER NOT NULL,     -- so many bytes have been read, and have this digest
      digest BLOB NOT NULL,
      records INTEGER NOT NULL,   -- and so many of their records are in the journal
      schemas BLOB NOT NULL       -- the digest of the schemas and profiles they were read by
    );
    CREATE INDEX feedByName ON feed (name);

    CREATE TABLE message (
      id INTEGER PRIMARY KEY,
      identity BLOB NOT NULL UNIQUE,  -- the digest of type, sender, references, identifier, time and action
      content BLOB,                   -- the digest of its records, once the end of the message was seen
      feed INTEGER NOT NULL,
      offset INTEGER NOT NULL,
      type TEXT NOT NULL,
      sender TEXT,
      receiver TEXT,
      interchange TEXT,
      reference TEXT,
      messageId TEXT,
      previousMessageId TEXT,
      action INTEGER NOT NULL,        -- 0 original, 1 change, 2 replace, 3 cancel, 4 delete
      preparedAt TEXT,
      prepared INTEGER,               -- seconds of the local time since 1970-01-01
      zone INTEGER,                   -- minutes ahead of UTC, where known
      corrects TEXT                   -- the identifier of the messages that it takes the place of
    );
    CREATE INDEX messageByCorrection ON message (sender, corrects) WHERE corrects IS NOT NULL;
    CREATE INDEX messageWithPrevious ON message (sender, messageId) WHERE previousMessageId IS NOT NULL AND action > 0;

    -- Item data: what a message declared of an item.
    CREATE TABLE item (
      item TEXT NOT NULL,
      message INTEGER NOT NULL,
      content INTEGER NOT NULL,   -- the digest of the record, for a message that names the item twice
      prepared INTEGER,           -- as in message, so that a report need not look there
      zone INTEGER,
      action INTEGER NOT NULL,
      operator TEXT,
      country TEXT,               -- where the time was read: the country of the sender, or else of the operator
      mailClass TEXT,
      documents INTEGER,          -- 1 for documents, which need no advance data; 0 for another category
      missing TEXT,               -- codes of the errors that the profile found
      PRIMARY KEY (item, message, content)
    ) WITHOUT ROWID;

    CREATE TABLE receptacle (
      id INTEGER PRIMARY KEY,
      receptacle TEXT NOT NULL UNIQUE
    );

    -- A message names a receptacle.
    CREATE TABLE mention (
      receptacle INTEGER NOT NULL,
      message INTEGER NOT NULL,
      content INTEGER NOT NULL,
      dispatch TEXT,
      consignment TEXT,
      grossWeightGrams INTEGER,
      itemCount INTEGER,
      status TEXT,
      statusAt TEXT,
      PRIMARY KEY (receptacle, message, content)
    ) WITHOUT ROWID;

    -- A message says that an item is in a receptacle.
    CREATE TABLE nesting (
      item TEXT NOT NULL,
      receptacle INTEGER NOT NULL,
      message INTEGER NOT NULL,
      source INTEGER NOT NULL,    -- 0 announced with the dispatch, 1 item data, 2 an event, 3 a report of receipt
      PRIMARY KEY (item, receptacle, message)
    ) WITHOUT ROWID;

    -- What a message says of a whole dispatch or consignment.
    CREATE TABLE movement (
      kind INTEGER NOT NULL,      -- 0 dispatch, 1 consignment
      subject TEXT NOT NULL,
      message INTEGER NOT NULL,
      consignment TEXT,
      masterBill TEXT,
      carrier TEXT,
      flight TEXT,
      mode TEXT,
      departureAt TEXT,
      arrivalPort TEXT,
      arrivalAt TEXT,
      closedAt TEXT,
      originOperator TEXT,
      destinationOperator TEXT,
      originOffice TEXT,
      destinationOffice TEXT,
      receptacleCount INTEGER,
      itemCount INTEGER,
      grossWeightGrams INTEGER,
      otherFlights TEXT,          -- of the other legs, one a line
      PRIMARY KEY (kind, subject, message)
    ) WITHOUT ROWID;

    CREATE TABLE event (
      kind INTEGER NOT NULL,      -- 0 item, 1 receptacle, 2 consignment
      subject TEXT NOT NULL,
      message INTEGER NOT NULL,
      content INTEGER NOT NULL,
      line INTEGER NOT NULL,
      name TEXT,
      code TEXT,
      at TEXT,
      place TEXT,
      flight TEXT,
      PRIMARY KEY (kind, subject, message, content, line)
    ) WITHOUT ROWID;

    -- What customs or security answered about an item.
    CREATE TABLE answer (
      item TEXT NOT NULL,
      message INTEGER NOT NULL,
      content INTEGER NOT NULL,
      kind INTEGER NOT NULL,      -- 0 response, 1 referral
      decision TEXT,
      code TEXT,
      reasonCode TEXT,
      reference TEXT,
      at TEXT,                    -- of the referral, or of the clearance or decision
      releasedAt TEXT,
      PRIMARY KEY (item, message, content)
    ) WITHOUT ROWID;

    -- Messages that contradict others. Whether a finding comes of it depends on what holds when it is asked.
    CREATE TABLE contradiction (
      code TEXT NOT NULL,
      subject TEXT NOT NULL,
      message INTEGER NOT NULL,
      PRIMARY KEY (code, subject, message)
    ) WITHOUT ROWID;
    """
}
