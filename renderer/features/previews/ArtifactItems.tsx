import type { ItemLine } from './itemLines';
import styles from './previews.module.css';

/** More lines than these nobody reads, and drawing them would hold the window. */
const mostLines = 200;

/** A list of items: each one's key and what it holds. */
export function ArtifactItems({ items }: { readonly items: readonly ItemLine[] }) {
  if (items.length === 0) return <p className={styles.left}>The list is empty.</p>;
  return (
    <>
      <table className={styles.facts}>
        <thead>
          <tr>
            <th>Item</th>
            <th>Value</th>
          </tr>
        </thead>
        <tbody>
          {items.slice(0, mostLines).map(({ key, value }) => (
            <tr key={key}>
              <td>{key}</td>
              <td className={styles.dim}>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {items.length > mostLines && (
        <p className={styles.left}>
          The first {mostLines} of {items.length.toLocaleString('en')} items.
        </p>
      )}
    </>
  );
}
