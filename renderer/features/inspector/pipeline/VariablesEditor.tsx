import IconPlus from '@tabler/icons-react/icons/IconPlus';
import { Button } from '@mantine/core';
import { freshName, variableText, without, type Variables } from '../document/variables';
import { VariableRow } from './VariableRow';
import styles from './variables.module.css';

interface VariablesEditorProps {
  readonly variables: Variables;
  readonly projectVariables: Variables;
  readonly readOnly: boolean;
  onChange(variables: Variables): void;
  /** Also where the variable is read. */
  onRename(from: string, to: string): void;
}

export function VariablesEditor(props: VariablesEditorProps) {
  const { variables, projectVariables, readOnly, onChange, onRename } = props;
  const inherited = Object.entries(projectVariables).filter(([name]) => !(name in variables));
  return (
    <section aria-label="Variables">
      <h3 className={styles.title}>Variables</h3>
      <p className={styles.hint}>
        Write {'${name}'} in any parameter. A run may give a variable another value.
      </p>
      {Object.entries(variables).map(([name, value]) => (
        <VariableRow
          key={name}
          name={name}
          value={value}
          variables={variables}
          readOnly={readOnly}
          onChange={(next) => onChange({ ...variables, [name]: next })}
          onRename={(to) => onRename(name, to)}
          onRemove={() => onChange(without(variables, name))}
        />
      ))}
      {!readOnly && (
        <Button
          variant="default"
          mt={4}
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange({ ...variables, [freshName({ ...projectVariables, ...variables })]: '' })}
        >
          Add variable
        </Button>
      )}
      {inherited.length > 0 && (
        <div className={styles.inherited}>
          <h4 className={styles.subtitle}>From the project</h4>
          {inherited.map(([name, value]) => (
            <div key={name} className={styles.inheritedRow}>
              <span className={styles.mono}>{name}</span>
              <span className={styles.value}>{variableText(value)}</span>
              {!readOnly && (
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-label={`Override ${name} in this pipeline`}
                  onClick={() => onChange({ ...variables, [name]: value })}
                >
                  Override
                </Button>
              )}
            </div>
          ))}
        </div>
      )}
    </section>
  );
}
