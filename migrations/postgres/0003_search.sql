-- Full-text search differs by engine (docs/ARCHITECTURE.md, Store). The program makes the words itself, as for SQLite, and stores
-- them as a ready tsvector, so that no server-side parser or locale decides what is found.
-- It is fed in batches by the program, never by triggers.

CREATE TABLE search_doc (
    doc BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace TEXT NOT NULL,
    tbl TEXT NOT NULL,
    id TEXT NOT NULL,
    root TEXT NOT NULL,
    hash TEXT NOT NULL,
    words TSVECTOR NOT NULL
);

CREATE UNIQUE INDEX search_doc_row ON search_doc (workspace, tbl, id);
CREATE INDEX search_doc_root ON search_doc (workspace, root);
CREATE INDEX search_doc_words ON search_doc USING gin (words);
