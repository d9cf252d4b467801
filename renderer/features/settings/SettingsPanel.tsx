import { Button, NumberInput, SegmentedControl } from '@mantine/core';
import { Badge, notifyError, Panel, Toolbar } from '@renderer/ui';
import type { RuntimeStatus } from '@shared/model';
import { SecretsSection } from './SecretsSection';
import { StorageSection } from './StorageSection';
import { useSecrets } from './useSecrets';
import { useStorage } from './useStorage';
import { useSystem } from './useSystem';
import styles from './SettingsPanel.module.css';

const themes = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export function SettingsPanel() {
  const { settings, change, runtimes, refreshRuntimes } = useSystem();
  return (
    <div className={styles.settings}>
      <Toolbar title="Settings" />
      <Panel title="Appearance">
        <div className={styles.field}>
          <span id="theme-label">Theme</span>
          <SegmentedControl
            size="xs"
            aria-labelledby="theme-label"
            value={settings.theme}
            data={themes.map((theme) => ({ ...theme }))}
            onChange={(theme) => void change({ theme: theme as typeof settings.theme }).catch(notifyError)}
          />
        </div>
      </Panel>
      <Panel title="Work">
        <div className={styles.field}>
          <label htmlFor="workers">
            Most workers at once
            <span className={styles.help}>Each is a process of its own and runs one block at a time.</span>
          </label>
          <NumberInput
            id="workers"
            w={90}
            min={1}
            max={64}
            value={settings.workers}
            allowDecimal={false}
            onChange={(value) => {
              if (typeof value === 'number' && value >= 1 && value <= 64) {
                void change({ workers: value }).catch(notifyError);
              }
            }}
          />
        </div>
      </Panel>
      <SecretsSection useSecrets={useSecrets} />
      <StorageSection useStorage={useStorage} />
      <Panel
        title="Runtimes on this computer"
        aside={
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => void refreshRuntimes().catch(notifyError)}
          >
            Look again
          </Button>
        }
      >
        {runtimes === null ? (
          <p className={styles.help}>Looking…</p>
        ) : (
          <ul className={styles.runtimes}>
            {runtimes.map((runtime) => (
              <Runtime key={runtime.id} runtime={runtime} />
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
}

function Runtime({ runtime }: { readonly runtime: RuntimeStatus }) {
  return (
    <li className={styles.runtime}>
      <span className={styles.name}>
        {runtime.title} <span className={styles.version}>{runtime.version}</span>
      </span>
      <Badge tone={runtime.present ? 'good' : 'warning'}>{runtime.present ? 'present' : 'missing'}</Badge>
      <span className={`${styles.detail} selectable`}>
        {runtime.detail}
        {!runtime.present && runtime.consequence && <span>{runtime.consequence}</span>}
        {!runtime.present && runtime.cure && <b>{runtime.cure}</b>}
      </span>
    </li>
  );
}
