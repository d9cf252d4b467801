import IconPlus from '@tabler/icons-react/icons/IconPlus';
import { Button, Menu } from '@mantine/core';
import { moveStep, removeStep, replaceStep, stepsOf } from '../document/steps';
import type { ControlProps } from './control';
import { InTurn } from './InTurn';
import { StepCard } from './StepCard';
import styles from './form.module.css';

/** The ordered steps of a recipe. */
export function StepsControl({ id, field, value, columns, readOnly, onChange }: ControlProps<'steps'>) {
  const steps = stepsOf(value ?? field.default);
  return (
    <div className={styles.steps} id={id} role="group" aria-labelledby={`${id}-label`}>
      {steps.length === 0 && (
        <p className={styles.noSteps}>No steps of your own: the automatic ones apply.</p>
      )}
      <ol className={styles.stepList}>
        <InTurn>
          {steps.map((step, index) => (
            <StepCard
              key={`${index}-${step.step}`}
              id={`${id}-${index}`}
              step={step}
              position={index}
              count={steps.length}
              kind={field.kinds.find((kind) => kind.step === step.step)}
              columns={columns[field.port]}
              readOnly={readOnly}
              onChange={(next) => onChange(replaceStep(steps, index, next))}
              onMove={(by) => onChange(moveStep(steps, index, by))}
              onRemove={() => onChange(removeStep(steps, index))}
            />
          ))}
        </InTurn>
      </ol>
      {!readOnly && (
        <Menu position="bottom-start" width={270}>
          <Menu.Target>
            <Button variant="default" leftSection={<IconPlus size={14} />}>
              Add step
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {field.kinds.map((kind) => (
              <Menu.Item key={kind.step} onClick={() => onChange([...steps, { step: kind.step }])}>
                {kind.title}
                <div className={styles.optionHelp}>{kind.help}</div>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
