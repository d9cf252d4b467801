export * from './blockContext';
export * from './frames';
export * from './scratchFolder';
