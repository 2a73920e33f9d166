-- What layout 3 adds: what people put right, and what they take down.

-- A correction: a person's word against the reader's. Rows are never changed but for `undone`, and never deleted.
-- They name texts by document and offset, not by the reader's ids, so that they hold when an article is read anew.
CREATE TABLE correction (
    number  INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,       -- k and 16 hexadecimal digits
    kind    TEXT NOT NULL,
    about   TEXT NOT NULL,              -- JSON: what it puts right
    before  TEXT NOT NULL,              -- JSON: what the reader had found
    after   TEXT NOT NULL,              -- JSON: what a person says
    who     TEXT NOT NULL,
    time    TEXT NOT NULL,              -- UTC, ISO 8601
    undone  TEXT                        -- UTC, ISO 8601: when it was taken back; NULL while it holds
);

-- A document with the corrections that hold: derived, made anew from document and correction.
CREATE TABLE corrected (
    document INTEGER PRIMARY KEY REFERENCES document (number),
    record   BLOB NOT NULL              -- as document.record
);

-- The reporter's notebook: her own selection and words, in order. What is taken from articles is copied at the time,
-- so that a sentence stays when what was found in it does not.
CREATE TABLE note (
    id       TEXT PRIMARY KEY,          -- n and 16 hexadecimal digits
    position REAL NOT NULL,             -- between two others there is always room
    kind     TEXT NOT NULL,             -- claim, dispute, statement, article, source; heading, note
    about    TEXT,                      -- key of what was taken; NULL for headings and notes
    words    TEXT NOT NULL,             -- the reporter's own
    kept     TEXT NOT NULL,             -- JSON: the claims and the exact words that were taken
    time     TEXT NOT NULL,             -- UTC, ISO 8601
    removed  TEXT                       -- UTC, ISO 8601: when it was taken out; NULL while it stands
) WITHOUT ROWID;

-- The search: words of statements and of what was not understood, folded, and marks to filter by. Its rows are numbered by
-- day, document and place (store/search.py), so that the newest come first without sorting. No text is kept in it.
-- This and the next two are derived and safe to empty: what lacks in them is made in the background.
CREATE VIRTUAL TABLE search_text USING fts5 (words, marks, content='', columnsize=0, tokenize='ascii');

-- A document that is in the search. One that is indexed anew gets a new number; rows of old numbers count for nothing.
CREATE TABLE search_document (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL UNIQUE REFERENCES document (number),
    passages BLOB NOT NULL               -- zlib, JSON: where its passages lie, and which statements are in each
);

-- Forms that stand in the story, and what they may be forms of; `=` and a concept: what they name.
CREATE TABLE search_form (
    form TEXT NOT NULL,
    base TEXT NOT NULL,
    PRIMARY KEY (form, base)
) WITHOUT ROWID;
CREATE INDEX search_form_base ON search_form (base, form);
