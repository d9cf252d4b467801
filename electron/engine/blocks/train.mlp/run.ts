import { mlp } from '@engine/estimators';
import type { RunBlock } from '../blockKind';
import { runTraining } from '../runTraining';
import type { MlpParams } from './schema';

export const run: RunBlock<MlpParams> = (context) => runTraining(context, mlp, context.params.seed);
