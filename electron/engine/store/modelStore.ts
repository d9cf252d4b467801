import type { ModelVersion, ModelVersionDetail, RegisteredModel } from '@shared/model';
import type { Database, Row } from './database';
import { json, modelVersionFromRow } from './rows';

type LineageStep = ModelVersionDetail['lineage'][number];
type ModelExport = ModelVersionDetail['exports'][number];

export interface NewVersion {
  readonly name: string;
  readonly createdAt: number;
  readonly run: number;
  readonly block: string;
  readonly pipeline: string;
  readonly family: string;
  readonly task: ModelVersion['task'];
  readonly artifact: string;
  readonly evaluation?: string | undefined;
  readonly metrics: Readonly<Record<string, number>>;
  readonly note: string;
  readonly lineage: readonly LineageStep[];
}

/** A version and what the list of versions does not show. */
export interface VersionRecord {
  readonly version: ModelVersion;
  readonly evaluation: string | undefined;
  readonly lineage: LineageStep[];
  readonly exports: ModelExport[];
}

export class ModelStore {
  constructor(private readonly database: Database) {}

  /** Models by name, versions newest first. */
  list(): RegisteredModel[] {
    const models = new Map<string, RegisteredModel>();
    for (const row of this.database.all('SELECT * FROM model_versions ORDER BY name, version DESC')) {
      const version = this.fromRow(row);
      const model = models.get(version.name) ?? { name: version.name, versions: [] };
      models.set(version.name, model);
      model.versions.push(version);
    }
    return [...models.values()];
  }

  newest(name: string): ModelVersion | undefined {
    const row = this.database.get(
      'SELECT * FROM model_versions WHERE name = ? ORDER BY version DESC LIMIT 1',
      name,
    );
    return row && this.fromRow(row);
  }

  byAlias(name: string, alias: string): number | undefined {
    const row = this.database.get(
      'SELECT version FROM model_aliases WHERE name = ? AND alias = ?',
      name,
      alias,
    );
    return row && Number(row['version']);
  }

  find(name: string, version: number): VersionRecord | undefined {
    const row = this.database.get(
      'SELECT * FROM model_versions WHERE name = ? AND version = ?',
      name,
      version,
    );
    return (
      row && {
        version: this.fromRow(row),
        evaluation: typeof row['evaluation'] === 'string' ? row['evaluation'] : undefined,
        lineage: json(row, 'lineage'),
        exports: this.exports(name, version),
      }
    );
  }

  /** Adds the next version of a name, counting from 1. */
  add(model: NewVersion): number {
    const version = (this.newest(model.name)?.version ?? 0) + 1;
    this.database.run(
      `INSERT INTO model_versions (name, version, created_at, run, block, pipeline, family, task, artifact, evaluation,
         metrics, note, lineage) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      model.name,
      version,
      model.createdAt,
      model.run,
      model.block,
      model.pipeline,
      model.family,
      model.task,
      model.artifact,
      model.evaluation ?? null,
      JSON.stringify(model.metrics),
      model.note,
      JSON.stringify(model.lineage),
    );
    return version;
  }

  promote(name: string, version: number, alias: string): void {
    this.database.run(
      'INSERT OR REPLACE INTO model_aliases (name, alias, version) VALUES (?, ?, ?)',
      name,
      alias,
      version,
    );
  }

  demote(name: string, version: number, alias: string): void {
    this.database.run(
      'DELETE FROM model_aliases WHERE name = ? AND version = ? AND alias = ?',
      name,
      version,
      alias,
    );
  }

  note(name: string, version: number, note: string): void {
    this.database.run(
      'UPDATE model_versions SET note = ? WHERE name = ? AND version = ?',
      note,
      name,
      version,
    );
  }

  addExport(name: string, version: number, made: ModelExport): void {
    this.database.run(
      'INSERT INTO model_exports (name, version, format, folder, created_at, deviation, rows) VALUES (?, ?, ?, ?, ?, ?, ?)',
      name,
      version,
      made.format,
      made.folder,
      made.createdAt,
      made.deviation,
      made.rows,
    );
  }

  private exports(name: string, version: number): ModelExport[] {
    return this.database
      .all('SELECT * FROM model_exports WHERE name = ? AND version = ? ORDER BY id DESC', name, version)
      .map((row) => ({
        format: String(row['format']),
        folder: String(row['folder']),
        createdAt: Number(row['created_at']),
        deviation: Number(row['deviation']),
        rows: Number(row['rows']),
      }));
  }

  private fromRow(row: Row): ModelVersion {
    const aliases = this.database
      .all(
        'SELECT alias FROM model_aliases WHERE name = ? AND version = ? ORDER BY alias',
        String(row['name']),
        Number(row['version']),
      )
      .map(({ alias }) => String(alias));
    return modelVersionFromRow(row, aliases);
  }
}
