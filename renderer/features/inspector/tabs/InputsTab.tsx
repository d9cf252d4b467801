import type { Column } from '@shared/model';
import { EmptyState } from '@renderer/ui';
import type { InputConnection } from '../document/sources';
import styles from '../InspectorPanel.module.css';

interface InputsTabProps {
  readonly inputs: readonly InputConnection[];
  onSelectBlock?: ((id: string) => void) | undefined;
}

export function InputsTab({ inputs, onSelectBlock }: InputsTabProps) {
  if (inputs.length === 0) {
    return (
      <EmptyState title="Nothing comes in">
        Drag from another block’s output to this one to connect them.
      </EmptyState>
    );
  }
  return (
    <div className={styles.body}>
      {inputs.map((input) => (
        <section key={input.port} className={styles.input} aria-label={`Input ${input.title}`}>
          <div className={styles.inputHead}>
            <h3 className={styles.sectionTitle} title={input.help}>
              {input.title}
            </h3>
            <span className={styles.faint}>
              {input.port === input.title || input.port === input.type ? '' : `${input.port} · `}
              {input.type}
              {input.optional ? ', may stay empty' : ''}
            </span>
          </div>
          <Source input={input} onSelectBlock={onSelectBlock} />
          {input.columns && <ColumnList columns={input.columns} />}
          {input.from && input.type === 'frame' && !input.columns && (
            <p className={styles.hint}>Its columns are known once {input.from.title} has run.</p>
          )}
        </section>
      ))}
    </div>
  );
}

function Source({
  input,
  onSelectBlock,
}: { readonly input: InputConnection } & Pick<InputsTabProps, 'onSelectBlock'>) {
  const { from } = input;
  if (!from) {
    return (
      <p className={input.optional ? styles.hint : styles.missing}>
        {input.optional ? 'Not connected.' : 'Not connected: it needs an edge.'}
      </p>
    );
  }
  const words = (
    <>
      from <b>{from.title}</b>
      {from.port ? `, ${from.port}` : ''}
    </>
  );
  return onSelectBlock ? (
    <button type="button" className={styles.link} onClick={() => onSelectBlock(from.block)}>
      {words}
    </button>
  ) : (
    <p className={styles.hint}>{words}</p>
  );
}

function ColumnList({ columns }: { readonly columns: readonly Column[] }) {
  return (
    <table className={styles.pairs}>
      <caption className={styles.caption}>
        {columns.length === 1 ? '1 column' : `${columns.length} columns`}
      </caption>
      <tbody>
        {columns.map(({ name, type }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={styles.faint}>{type}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
