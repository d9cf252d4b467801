/** IPC channels. A file of its own, so that the preload carries no schemas. */
export const channels = { call: 'lathe:call', event: 'lathe:event', dropped: 'lathe:dropped' } as const;
