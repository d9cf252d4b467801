import { linear } from '@engine/estimators';
import type { RunBlock } from '../blockKind';
import { runTraining } from '../runTraining';
import type { LinearParams } from './schema';

export const run: RunBlock<LinearParams> = (context) => runTraining(context, linear, 0);
