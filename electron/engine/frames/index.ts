export { codeTexts, sortCategories } from './codedColumn';
export { withDatabase, type DatabaseOptions, type DuckDBConnection } from './database';
export { frameFile, frameShape, frameTable, type FrameShape } from './frameFile';
export type { CodedColumn, ColumnSource, ColumnToWrite, FrameReader } from './frameReader';
export { openFrame } from './openFrame';
export { quoteName, quoteText } from './sqlText';
export { writeColumns } from './writeColumns';
export { writeQuery } from './writeQuery';
