import type { Migration } from '../migration';

export const runsAndModels: Migration = {
  name: 'runs and models',
  sql: `
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      pipeline TEXT NOT NULL,
      state TEXT NOT NULL,
      trigger TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      started_at INTEGER,
      finished_at INTEGER,
      metrics TEXT NOT NULL DEFAULT '{}',
      error TEXT,
      models TEXT NOT NULL DEFAULT '[]',
      blocks_done INTEGER NOT NULL DEFAULT 0,
      blocks_total INTEGER NOT NULL DEFAULT 0,
      variables TEXT NOT NULL DEFAULT '{}',
      options TEXT NOT NULL DEFAULT '{}',
      document TEXT NOT NULL
    );
    CREATE INDEX runs_by_pipeline ON runs (pipeline, id);
    CREATE INDEX runs_by_state ON runs (state);

    CREATE TABLE block_runs (
      run INTEGER NOT NULL,
      block TEXT NOT NULL,
      pipeline TEXT NOT NULL,
      position INTEGER NOT NULL,
      kind TEXT NOT NULL,
      title TEXT,
      state TEXT NOT NULL,
      reason TEXT NOT NULL,
      started_at INTEGER,
      finished_at INTEGER,
      cache_key TEXT,
      key_parts TEXT,
      computed_by INTEGER,
      outputs TEXT NOT NULL DEFAULT '{}',
      error TEXT,
      params TEXT NOT NULL DEFAULT '{}',
      metrics TEXT NOT NULL DEFAULT '{}',
      PRIMARY KEY (run, block)
    ) WITHOUT ROWID;
    CREATE INDEX block_runs_by_block ON block_runs (pipeline, block, run);

    CREATE TABLE artifacts (
      hash TEXT PRIMARY KEY,
      type TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      summary TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) WITHOUT ROWID;

    CREATE TABLE cache_entries (
      key TEXT PRIMARY KEY,
      run INTEGER NOT NULL,
      outputs TEXT NOT NULL,
      metrics TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX cache_entries_by_run ON cache_entries (run);

    CREATE TABLE curve_points (
      run INTEGER NOT NULL,
      block TEXT NOT NULL,
      series TEXT NOT NULL,
      step REAL NOT NULL,
      value REAL,
      PRIMARY KEY (run, block, series, step)
    ) WITHOUT ROWID;

    CREATE TABLE log_lines (
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL,
      block TEXT,
      time INTEGER NOT NULL,
      level TEXT NOT NULL,
      text TEXT NOT NULL
    );
    CREATE INDEX log_lines_by_run ON log_lines (run, block);

    CREATE TABLE model_versions (
      name TEXT NOT NULL,
      version INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      run INTEGER NOT NULL,
      block TEXT NOT NULL,
      pipeline TEXT NOT NULL,
      family TEXT NOT NULL,
      task TEXT NOT NULL,
      artifact TEXT NOT NULL,
      evaluation TEXT,
      metrics TEXT NOT NULL DEFAULT '{}',
      note TEXT NOT NULL DEFAULT '',
      lineage TEXT NOT NULL DEFAULT '[]',
      PRIMARY KEY (name, version)
    ) WITHOUT ROWID;

    CREATE TABLE model_aliases (
      name TEXT NOT NULL,
      alias TEXT NOT NULL,
      version INTEGER NOT NULL,
      PRIMARY KEY (name, alias)
    ) WITHOUT ROWID;

    CREATE TABLE model_exports (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      version INTEGER NOT NULL,
      format TEXT NOT NULL,
      folder TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      deviation REAL NOT NULL,
      rows INTEGER NOT NULL
    );

    CREATE TABLE file_fingerprints (
      path TEXT PRIMARY KEY,
      size INTEGER NOT NULL,
      modified_at REAL NOT NULL,
      hash TEXT NOT NULL
    ) WITHOUT ROWID;
  `,
};
