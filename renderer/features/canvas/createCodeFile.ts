import { bridge } from '@renderer/bridge';
import { notifyError } from '@renderer/ui';

const beginnings = {
  typescript: `import { transform } from 'lathe';

// Inputs come by the name of their port; give back a DataFrame.
export default transform(({ df }) => df);
`,
  sql: `-- Each input is a table of its port's name.
select * from df
`,
} as const;

/** Writes the first text of a code block, unless the file is there already. */
export async function createCodeFile(file: string, language: keyof typeof beginnings): Promise<void> {
  try {
    await bridge.call('pipelines.readCode', { file });
  } catch {
    await bridge.call('pipelines.writeCode', { file, text: beginnings[language] }).catch(notifyError);
  }
}
