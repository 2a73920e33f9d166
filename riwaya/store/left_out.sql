-- What layout 3 got late: articles that people took out of the story. A file without it is given it when it is opened.

-- Derived from the corrections of kind leave-out that hold. Such an article keeps its row in document, its record and its
-- paths; it has no rows in origin, statement, link, unread and the search.
CREATE TABLE left_out (
    document   INTEGER PRIMARY KEY REFERENCES document (number),
    correction TEXT NOT NULL             -- correction.id
);

-- The story's articles: whatever is shown, counted or compared is asked of this. Whether an article is there already is
-- asked of document.
CREATE VIEW shown AS SELECT * FROM document WHERE number NOT IN (SELECT document FROM left_out);
