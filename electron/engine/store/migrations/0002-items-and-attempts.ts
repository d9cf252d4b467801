import type { Migration } from '../migration';

export const itemsAndAttempts: Migration = {
  name: 'items and attempts',
  sql: `
    ALTER TABLE runs ADD COLUMN waits TEXT;
    ALTER TABLE runs ADD COLUMN parent INTEGER;
    ALTER TABLE runs ADD COLUMN backfill INTEGER;
    ALTER TABLE runs ADD COLUMN interval_start INTEGER;
    ALTER TABLE runs ADD COLUMN interval_end INTEGER;
    CREATE INDEX runs_by_backfill ON runs (backfill) WHERE backfill IS NOT NULL;

    ALTER TABLE block_runs ADD COLUMN items TEXT;
    ALTER TABLE block_runs ADD COLUMN attempts INTEGER;
    ALTER TABLE block_runs ADD COLUMN checks TEXT;

    CREATE INDEX block_runs_by_cache_key ON block_runs (cache_key) WHERE cache_key IS NOT NULL;

    ALTER TABLE artifacts ADD COLUMN stamp TEXT;
    CREATE INDEX artifacts_by_type ON artifacts (type, bytes);

    CREATE TABLE item_runs (
      run INTEGER NOT NULL,
      block TEXT NOT NULL,
      item TEXT NOT NULL,
      pipeline TEXT NOT NULL,
      position INTEGER NOT NULL,
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
      attempts INTEGER,
      checks TEXT,
      PRIMARY KEY (run, block, item)
    ) WITHOUT ROWID;
    CREATE INDEX item_runs_by_item ON item_runs (pipeline, block, item, run);
    CREATE INDEX item_runs_by_cache_key ON item_runs (cache_key) WHERE cache_key IS NOT NULL;

    CREATE TABLE attempts (
      run INTEGER NOT NULL,
      block TEXT NOT NULL,
      item TEXT NOT NULL DEFAULT '',
      attempt INTEGER NOT NULL,
      state TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      finished_at INTEGER,
      pid INTEGER,
      exit_code INTEGER,
      peak_bytes INTEGER,
      error TEXT,
      PRIMARY KEY (run, block, item, attempt)
    ) WITHOUT ROWID;

    ALTER TABLE log_lines ADD COLUMN item TEXT;
    ALTER TABLE log_lines ADD COLUMN attempt INTEGER;

    CREATE TABLE item_curve_points (
      run INTEGER NOT NULL,
      block TEXT NOT NULL,
      item TEXT NOT NULL,
      series TEXT NOT NULL,
      step REAL NOT NULL,
      value REAL,
      PRIMARY KEY (run, block, item, series, step)
    ) WITHOUT ROWID;

    CREATE TABLE backfills (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      pipeline TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      request TEXT NOT NULL,
      intervals TEXT NOT NULL,
      cancelled_at INTEGER
    );

    CREATE TABLE product_uses (
      run INTEGER NOT NULL,
      block TEXT NOT NULL,
      item TEXT NOT NULL DEFAULT '',
      project TEXT NOT NULL,
      pipeline TEXT NOT NULL,
      source_block TEXT NOT NULL,
      source_run INTEGER NOT NULL,
      artifact TEXT NOT NULL,
      refreshed INTEGER NOT NULL,
      PRIMARY KEY (run, block, item)
    ) WITHOUT ROWID;
  `,
};
