export * from './anyFrame';
export * from './blockContext';
export * from './columnSource';
export * from './frames';
export * from './hostContext';
export * from './scratchFolder';
export * from './trainingControl';
