import { Menu, Modal, Table } from '@mantine/core';
import IconDots from '@tabler/icons-react/icons/IconDots';
import { useState, type RefObject } from 'react';
import { bridge } from '@renderer/bridge';
import styles from './ChartFrame.module.css';
import { toPng, toSvg } from './chartPicture';
import { toCsv, type ChartTable } from './chartTable';

interface ChartMenuProps {
  readonly title: string;
  readonly table: () => ChartTable;
  readonly legend: readonly { readonly label: string; readonly color: string }[];
  readonly frame: RefObject<HTMLElement | null>;
  readonly disabled: boolean;
}

const shownRows = 500;

/** Saves a chart as a picture or as data, and shows its data as a table. */
export function ChartMenu(props: ChartMenuProps) {
  const [shown, setShown] = useState<ChartTable>();
  const [fault, setFault] = useState<string>();
  const name = props.title.replace(/[^\w.-]+/g, ' ').trim() || 'chart';

  const picture = (): string | undefined => {
    const svg = props.frame.current?.querySelector<SVGSVGElement>('svg[data-chart], svg.recharts-surface');
    return svg ? toSvg(svg, { title: props.title, legend: props.legend, themed: svg }) : undefined;
  };
  const save = async (make: () => Promise<void> | void): Promise<void> => {
    try {
      await make();
    } catch (thrown) {
      setFault(thrown instanceof Error ? thrown.message : String(thrown));
    }
  };
  const savePng = async (): Promise<void> => {
    const svg = picture();
    if (!svg) return;
    const content = await toPng(svg);
    await bridge.call('window.saveAs', { suggestedName: `${name}.png`, content, encoding: 'base64' });
  };
  const saveSvg = async (): Promise<void> => {
    const content = picture();
    if (content)
      await bridge.call('window.saveAs', { suggestedName: `${name}.svg`, content, encoding: 'utf8' });
  };
  const saveCsv = async (): Promise<void> => {
    const content = toCsv(props.table());
    await bridge.call('window.saveAs', { suggestedName: `${name}.csv`, content, encoding: 'utf8' });
  };

  return (
    <>
      <Menu position="bottom-end" shadow="md" width={170}>
        <Menu.Target>
          <button
            type="button"
            className={styles.menuButton}
            aria-label={`Save or read ${props.title}`}
            disabled={props.disabled}
          >
            <IconDots size={16} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void save(savePng)}>Save as PNG…</Menu.Item>
          <Menu.Item onClick={() => void save(saveSvg)}>Save as SVG…</Menu.Item>
          <Menu.Item onClick={() => void save(saveCsv)}>Save data as CSV…</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => setShown(props.table())}>Show data as a table</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={shown !== undefined}
        onClose={() => setShown(undefined)}
        title={props.title}
        size="lg"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {shown && <DataTable table={shown} />}
      </Modal>
      <Modal
        opened={fault !== undefined}
        onClose={() => setFault(undefined)}
        title="Not saved"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {fault}
      </Modal>
    </>
  );
}

function DataTable(props: { table: ChartTable }) {
  const more = props.table.rows.length - shownRows;
  return (
    <>
      <Table stickyHeader fz={12} style={{ fontVariantNumeric: 'tabular-nums' }}>
        <Table.Thead>
          <Table.Tr>
            {props.table.columns.map((column, i) => (
              <Table.Th key={i}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.table.rows.slice(0, shownRows).map((row, i) => (
            <Table.Tr key={i}>
              {row.map((value, k) => (
                <Table.Td key={k}>{value ?? ''}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {more > 0 && <p>{more} more rows: save the data as CSV to read them.</p>}
    </>
  );
}
