-- Full-text search differs by engine (docs/ARCHITECTURE.md, Store). The program puts a space round every CJK character and splits
-- the rest into words, so the plainest tokenizer fits; `pinyin` holds the syllables, `initials` their first letters.
-- The index keeps no text of its own. It is fed in batches by the program, never by triggers.

CREATE TABLE search_doc (
    doc INTEGER PRIMARY KEY,
    workspace TEXT NOT NULL,
    tbl TEXT NOT NULL,
    id TEXT NOT NULL,
    root TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE UNIQUE INDEX search_doc_row ON search_doc (workspace, tbl, id);
CREATE INDEX search_doc_root ON search_doc (workspace, root);

CREATE VIRTUAL TABLE search_index USING fts5 (kind, body, pinyin, initials, content = '', contentless_delete = 1, tokenize = 'ascii');
