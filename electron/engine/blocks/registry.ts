import { loadFile } from './load.file/schema';

/** Every kind of block, in the order of the palette. A new kind is a folder and a line here. */
export const blockKinds = [loadFile] as const;
