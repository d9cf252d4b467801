import { NativeSelect } from '@mantine/core';
import type { BlockDocument, PipelineDocument } from '@shared/model';
import { inputsOf, portList, withPorts, type InputOfBlock } from '@renderer/features/canvas';
import { withKey } from '../document/parameters';
import { FieldFrame } from '../form/FieldFrame';
import formStyles from '../form/form.module.css';
import type { BlockChange } from '../inspectorProps';
import { useInspector } from '../useInspector';
import { NewListInput } from './NewListInput';
import styles from './controls.module.css';

interface ItemControlsProps {
  readonly document: PipelineDocument;
  readonly block: BlockDocument;
  readonly readOnly: boolean;
  onChange(change: BlockChange): void;
}

type Reading = 'once' | 'map' | 'collect';

/** Of which inputs each item starts a run of the block, and of which it takes all at once. */
export function ItemControls({ document, block, readOnly, onChange }: ItemControlsProps) {
  const catalogue = useInspector((state) => state.catalogue);
  const inputs = inputsOf(document, catalogue, block);
  const several = portList(block.map).length > 0 || inputs.some(({ mapped }) => mapped);
  const read = (port: string, reading: Reading): void =>
    onChange((current) =>
      (['map', 'collect'] as const).reduce((rest, key) => {
        const others = portList(rest[key]).filter((name) => name !== port);
        return withPorts(rest, key, reading === key ? [...others, port] : others);
      }, current),
    );
  return (
    <>
      {inputs.length > 0 && (
        <ul className={styles.inputs} aria-label="How each input is read">
          {inputs.map((input) => (
            <li key={input.port} className={styles.input}>
              <label className={styles.inputName} htmlFor={`reading-${block.id}-${input.port}`}>
                {input.title} <span className={styles.from}>from {input.source}</span>
              </label>
              <NativeSelect
                id={`reading-${block.id}-${input.port}`}
                value={readingOf(block, input.port)}
                disabled={readOnly}
                data={readings(input, readingOf(block, input.port))}
                onChange={(event) => read(input.port, event.currentTarget.value as Reading)}
              />
            </li>
          ))}
        </ul>
      )}
      <p className={styles.note}>
        A block with a list runs once for each of its items, and blocks below it too, until one takes them all
        at once. Two lists give every combination. {'${item.key}'} and {'${item.NAME}'} stand in its
        parameters.
      </p>
      {!readOnly && <NewListInput document={document} block={block} onChange={onChange} />}
      {several && (
        <FieldFrame id={`item-error-${block.id}`} title="When an item fails" wide>
          <NativeSelect
            id={`item-error-${block.id}`}
            value={block.onItemError ?? 'fail'}
            disabled={readOnly}
            data={[
              { value: 'fail', label: 'Fail the block, run the others' },
              { value: 'continue', label: 'Go on with the others' },
            ]}
            onChange={(event) => {
              const goesOn = event.currentTarget.value === 'continue';
              onChange((current) => withKey(current, 'onItemError', goesOn ? 'continue' : undefined));
            }}
          />
          <p className={formStyles.help}>
            {block.onItemError === 'continue'
              ? 'Who takes them all at once gets those that succeeded.'
              : 'Who takes them all at once is skipped.'}
          </p>
        </FieldFrame>
      )}
    </>
  );
}

function readingOf({ map, collect }: BlockDocument, port: string): Reading {
  if (portList(map).includes(port)) return 'map';
  return portList(collect).includes(port) ? 'collect' : 'once';
}

function readings({ listed, mapped }: InputOfBlock, now: Reading): { value: Reading; label: string }[] {
  return [
    { value: 'once', label: mapped ? 'item by item, as it comes' : 'as it is' },
    ...(listed || now === 'map' ? [{ value: 'map' as const, label: 'one run for each of its items' }] : []),
    ...(mapped || now === 'collect' ? [{ value: 'collect' as const, label: 'all items at once' }] : []),
  ];
}
