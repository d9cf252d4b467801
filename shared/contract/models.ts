import { z } from 'zod';
import {
  exportProofSchema,
  modelVersionDetailSchema,
  modelVersionSchema,
  registeredModelSchema,
} from '../model/registeredModel';
import { defineCommands } from './define';

const reference = z.object({ name: z.string(), version: z.number().int() });

export const modelCommands = defineCommands({
  'models.list': { input: z.void(), output: z.array(registeredModelSchema) },
  'models.show': { input: reference, output: modelVersionDetailSchema },
  'models.promote': { input: reference.extend({ alias: z.string().min(1) }), output: modelVersionSchema },
  'models.demote': { input: reference.extend({ alias: z.string() }), output: modelVersionSchema },
  'models.note': { input: reference.extend({ note: z.string() }), output: modelVersionSchema },
  /** Asks for a folder, exports, proves. Null when the user closed the dialog. */
  'models.export': {
    input: reference.extend({ format: z.enum(['tfjs']) }),
    output: exportProofSchema.nullable(),
  },
});
