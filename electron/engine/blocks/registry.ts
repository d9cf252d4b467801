import { codeTypescript } from './code.typescript/schema';
import { loadFile } from './load.file/schema';
import { evaluateModel } from './evaluate.model/schema';
import { exportFile } from './export.file/schema';
import { featuresRecipe } from './features.recipe/schema';
import { modelRegister } from './model.register/schema';
import { splitRandom } from './split.random/schema';
import { sql } from './sql/schema';
import { trainLinear } from './train.linear/schema';
import { trainLogistic } from './train.logistic/schema';
import { trainMlp } from './train.mlp/schema';
import { pipelineRun } from './pipeline.run/schema';
import { product } from './product/schema';
import { waitFile } from './wait.file/schema';
import { waitHttp } from './wait.http/schema';
import { waitPipeline } from './wait.pipeline/schema';
import { waitSql } from './wait.sql/schema';
import { waitTime } from './wait.time/schema';

/** Every kind of block, in the order of the palette. A new kind is a folder and a line here. */
export const blockKinds = [
  loadFile,
  product,
  sql,
  codeTypescript,
  splitRandom,
  featuresRecipe,
  trainLinear,
  trainLogistic,
  trainMlp,
  evaluateModel,
  modelRegister,
  exportFile,
  waitFile,
  waitSql,
  waitHttp,
  waitPipeline,
  waitTime,
  pipelineRun,
] as const;
