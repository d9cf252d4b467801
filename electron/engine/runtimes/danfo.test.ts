import { expect, it } from 'vitest';
import { loadDanfo } from './danfo';
import { loadTensorFlow } from './tensorFlow';

it('loads DataFrames over the one TensorFlow.js of the process', async () => {
  const danfo = loadDanfo();
  const frame = new danfo.DataFrame({ a: [1, 2, 4], b: ['x', 'y', 'z'] });
  expect(frame.query(frame['a'].gt(1)).shape).toEqual([2, 2]);
  expect((danfo as unknown as { tensorflow: unknown }).tensorflow).toBe(await loadTensorFlow('cpu'));
});
