import { lazy, Suspense } from 'react';
import { textOf } from '../document/fieldText';
import type { ControlProps } from './control';
import styles from './form.module.css';

const CodeEditor = lazy(() => import('../code/CodeEditor'));

/** SQL kept in the parameter itself. */
export function SqlControl({ field, value, columns, readOnly, onChange }: ControlProps<'sql'>) {
  return (
    <div className={styles.sql}>
      <Suspense fallback={null}>
        <CodeEditor
          label={field.title}
          language="sql"
          text={textOf(value ?? field.default)}
          tables={columns}
          readOnly={readOnly}
          onSave={onChange}
        />
      </Suspense>
    </div>
  );
}
