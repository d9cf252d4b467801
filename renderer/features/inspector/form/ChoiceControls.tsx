import { Select, Switch } from '@mantine/core';
import { defaultText, textOf } from '../document/fieldText';
import { describedBy, type ControlProps } from './control';
import styles from './form.module.css';

export function BooleanControl({ id, field, value, readOnly, onChange }: ControlProps<'boolean'>) {
  return (
    <Switch
      id={id}
      checked={(value ?? field.default) === true}
      disabled={readOnly}
      aria-describedby={describedBy(id, Boolean(field.help), false)}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

export function ChoiceControl({ id, field, value, invalid, readOnly, onChange }: ControlProps<'choice'>) {
  const chosen = textOf(value ?? field.default);
  const known = field.options.some((option) => option.value === chosen);
  const help = field.options.find((option) => option.value === chosen)?.help;
  return (
    <>
      <Select
        id={id}
        data={[
          ...field.options.map((option) => ({ value: option.value, label: option.title })),
          ...(known || chosen === '' ? [] : [{ value: chosen, label: `${chosen} (not known)` }]),
        ]}
        value={chosen === '' ? null : chosen}
        placeholder={defaultText(field) || 'Choose'}
        allowDeselect={false}
        error={invalid}
        disabled={readOnly}
        maxDropdownHeight={280}
        renderOption={({ option }) => {
          const words = field.options.find((one) => one.value === option.value)?.help;
          return (
            <div>
              {option.label}
              {words && <div className={styles.optionHelp}>{words}</div>}
            </div>
          );
        }}
        onChange={(next) => next !== null && onChange(next)}
      />
      {help && <p className={styles.help}>{help}</p>}
    </>
  );
}
