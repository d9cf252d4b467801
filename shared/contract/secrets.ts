import { z } from 'zod';
import { defineCommands } from './define';

const placeSchema = z.enum(['project', 'everywhere']);

/** A secret without its value, which never comes to the renderer. */
export const secretSchema = z.object({
  name: z.string(),
  place: z.enum(['environment', 'project', 'everywhere']),
});
export type SecretEntry = z.infer<typeof secretSchema>;

export const secretListSchema = z.object({
  secrets: z.array(secretSchema),
  /** Why none can be kept on this machine. */
  refusal: z.object({ message: z.string(), cure: z.string() }).optional(),
});
export type SecretList = z.infer<typeof secretListSchema>;

/** What `${secret.NAME}` may name in the open project; without one, what every project sees. */
export const secretCommands = defineCommands({
  'secrets.list': { input: z.void(), output: secretListSchema },
  'secrets.set': {
    input: z.object({ name: z.string(), value: z.string().min(1).max(100_000), place: placeSchema }),
    output: secretListSchema,
  },
  'secrets.remove': { input: z.object({ name: z.string(), place: placeSchema }), output: secretListSchema },
});
