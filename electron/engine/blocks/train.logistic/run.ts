import { logistic } from '@engine/estimators';
import type { RunBlock } from '../blockKind';
import { runTraining } from '../runTraining';
import type { LogisticParams } from './schema';

export const run: RunBlock<LogisticParams> = (context) => runTraining(context, logistic, 0);
