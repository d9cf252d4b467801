import type { Field } from '@shared/model';

/** Names a pipeline of a project, in kinds that run, wait for or read from one. */
export const pipelineField: Field = {
  name: 'pipeline',
  title: 'Pipeline',
  type: 'text',
  required: true,
  help: 'Its id: the name of its file without .yaml.',
};
