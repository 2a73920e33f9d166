-- Layout 2 of a story file; layout3.sql adds to it. PRAGMA application_id and user_version are set beside it (store/sqlite.py).
-- Offsets are code points into document.text, end exclusive.

-- layout: number of this layout; riwaya: version that last wrote; name; built: time of the last change (UTC, ISO 8601)
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- One article. Identical bytes are one document, unless outlet or date differ: then ids agree and keys differ.
CREATE TABLE document (
    number      INTEGER PRIMARY KEY,
    key         TEXT NOT NULL UNIQUE,   -- store/keys.py: of id, outlet and date
    id          TEXT NOT NULL,          -- sha256:… of the original bytes, or of a table row
    external_id TEXT,                   -- a table row's own id
    media_type  TEXT NOT NULL,
    language    TEXT,
    outlet      TEXT,
    title       TEXT,
    author      TEXT,
    published   TEXT,                   -- ISO 8601, as far as known; NULL, never guessed
    url         TEXT,
    text        TEXT NOT NULL,
    characters  INTEGER NOT NULL,       -- code points of text; SQLite's own length() stops at a null character
    record      BLOB NOT NULL,          -- zlib: the record layout as JSON, without text and paths
    reader      TEXT NOT NULL           -- version of Riwaya that read it
);
CREATE INDEX document_id ON document (id);
CREATE INDEX document_external_id ON document (external_id) WHERE external_id IS NOT NULL;

-- Where a document was found: the same bytes may lie at several paths.
CREATE TABLE path (
    path     TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES document (number),
    PRIMARY KEY (document, path)
) WITHOUT ROWID;

-- Whom a whole article is credited to.
CREATE TABLE origin (
    document INTEGER NOT NULL REFERENCES document (number),
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;

-- What the page says, for questions; the whole statement stands in document.record.
CREATE TABLE statement (
    document   INTEGER NOT NULL REFERENCES document (number),
    position   INTEGER NOT NULL,        -- place in the record's list
    id         TEXT NOT NULL,
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    mode       TEXT NOT NULL,           -- direct indirect mixed own
    stance     TEXT NOT NULL,
    polarity   TEXT NOT NULL,
    parent     TEXT,
    rule       TEXT NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;

-- One teller of one statement's chain; position 0 is the nearest speaker. The outlet's own voice has no rows here.
CREATE TABLE link (
    document  INTEGER NOT NULL,
    statement INTEGER NOT NULL,         -- statement.position
    position  INTEGER NOT NULL,
    source    TEXT NOT NULL,            -- store/keys.py: source_key; equal for what we hold to be one source
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    named     INTEGER NOT NULL,
    count     INTEGER NOT NULL,
    office    TEXT,
    how       TEXT NOT NULL,            -- stated resolved inherited
    PRIMARY KEY (document, statement, position),
    FOREIGN KEY (document, statement) REFERENCES statement (document, position)
) WITHOUT ROWID;
CREATE INDEX link_source ON link (source);

-- Sentences that look as if somebody spoke, and that no rule could read.
CREATE TABLE unread (
    document INTEGER NOT NULL REFERENCES document (number),
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    why      TEXT NOT NULL
);
CREATE INDEX unread_document ON unread (document);

-- Inputs that could not be read; a later build that reads them takes them out again.
CREATE TABLE skipped (
    place  TEXT PRIMARY KEY,            -- a path, or path:row 12
    kind   TEXT NOT NULL,               -- class of the error
    reason TEXT NOT NULL,
    time   TEXT NOT NULL                -- UTC, ISO 8601, when it was first skipped for this reason
) WITHOUT ROWID;

-- What is derived from the documents and dear to make again: the vector of a text, the claims of a block, the comparison.
-- Safe to empty: it is made anew.
CREATE TABLE kept (
    kind    TEXT NOT NULL,              -- vector block comparison
    key     TEXT NOT NULL,              -- hash of all that it rests on
    content BLOB NOT NULL,
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;
