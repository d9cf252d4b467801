import type { ModelVersionDetail } from '@shared/model';
import { Panel } from '@renderer/ui';
import { missingText, seenText } from './selectors';
import styles from './VersionPage.module.css';

/** What the model takes, what it saw of each column in training, and what it gives. */
export function SignatureTable({ detail }: { readonly detail: ModelVersionDetail }) {
  const { inputs, outputs } = detail.description.signature;
  return (
    <Panel flush>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>Input column</th>
            <th>Type</th>
            <th>Required</th>
            <th>Seen in training</th>
            <th className={styles.right}>Missing</th>
          </tr>
        </thead>
        <tbody>
          {inputs.map((input) => (
            <tr key={input.name}>
              <td>{input.name}</td>
              <td>{input.type}</td>
              <td className={styles.dim}>{input.required ? 'yes' : 'no, the recipe fills it in'}</td>
              <td className={styles.dim}>{seenText(input)}</td>
              <td className={`${styles.right} ${styles.dim}`}>{missingText(input)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.outputs}>
        Gives {outputs.map((output) => `${output.name} (${output.type})`).join(', ')}
      </p>
    </Panel>
  );
}
