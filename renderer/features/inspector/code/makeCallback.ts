import { bridge } from '@renderer/bridge';
import { LatheError } from '@shared/errors';
import { callbackCode, type Outcome } from '../document/callbackFile';

/** Writes a callback to start from, unless the file is there already. Gives the file back. */
export async function makeCallback(file: string, outcome: Outcome): Promise<string> {
  try {
    await bridge.call('pipelines.readCode', { file });
  } catch (thrown) {
    if (LatheError.from(thrown).code !== 'file.missing') throw thrown;
    await bridge.call('pipelines.writeCode', { file, text: callbackCode(outcome) });
  }
  return file;
}
