/** How the whole graph is fitted into the view: never larger than life, and no smaller than can be read. */
export const fitOptions = { padding: 0.05, maxZoom: 1, minZoom: 0.3 } as const;
