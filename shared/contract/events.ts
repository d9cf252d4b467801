import { z } from 'zod';
import {
  blockProgressSchema,
  blockRunSchema,
  curvePointSchema,
  logLineSchema,
  runSummarySchema,
} from '../model/run';
import { backfillSchema } from '../model/orchestration';
import { statusSchema } from './system';

/** What the engine tells, past tense. Streams are coalesced to ten messages a second. */
export const eventSchemas = {
  'runs.changed': runSummarySchema,
  'runs.blockChanged': blockRunSchema,
  'runs.progressed': z.array(blockProgressSchema),
  'runs.pointsAdded': z.array(
    z.object({
      run: z.number(),
      block: z.string(),
      item: z.string().optional(),
      points: z.array(curvePointSchema),
    }),
  ),
  'runs.logged': z.array(logLineSchema),
  /** The pipeline's file changed on disk, from outside the app. */
  'pipelines.changed': z.object({ pipeline: z.string() }),
  'backfills.changed': backfillSchema,
  /** A backfill starts no more runs, because one could not be started. */
  'backfills.stopped': z.object({ backfill: z.number(), reason: z.string() }),
  'models.changed': z.object({ name: z.string() }),
  'system.statusChanged': statusSchema,
  /** A menu entry or shortcut of the shell: `run`, `save`, `undo` … */
  'menu.chosen': z.object({ command: z.string() }),
} as const;

export type EventName = keyof typeof eventSchemas;
export type EventPayload<N extends EventName> = z.infer<(typeof eventSchemas)[N]>;
export type LatheEvent = { [N in EventName]: { name: N; payload: EventPayload<N> } }[EventName];
