import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { CalendarUnit } from '@shared/model';
import { calendarUnitSchema } from '@shared/model';
import { ErrorNote, notifyError } from '@renderer/ui';
import { intervalText } from '../runOrigin';
import { EarlierBackfills } from './EarlierBackfills';
import type { BackfillPlan, BackfillStore } from './backfillStore';
import { firstForm, formFault, runsText, withUnit } from './backfillText';
import styles from './backfills.module.css';

/** The range of a backfill, and the runs that it would be. */
export function BackfillForm({ store: useBackfills }: { readonly store: BackfillStore }) {
  const { plan, planError, makePlan, start } = useBackfills();
  const [form, setForm] = useState(() => firstForm(Date.now(), ownZone()));
  const [starting, setStarting] = useState(false);
  const zones = useMemo(
    () => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
    [],
  );
  useEffect(() => void makePlan(form), [makePlan, form]);
  const fault = formFault(form);
  const kind = form.unit === 'hour' ? 'datetime-local' : 'date';
  const begin = async (): Promise<void> => {
    setStarting(true);
    await start(form).catch(notifyError);
    setStarting(false);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <div className={styles.fields}>
        <TextInput
          label="From"
          type={kind}
          data-autofocus
          value={form.from}
          onChange={(event) => setForm({ ...form, from: event.currentTarget.value })}
        />
        <TextInput
          label="To, excluded"
          type={kind}
          value={form.to}
          onChange={(event) => setForm({ ...form, to: event.currentTarget.value })}
        />
        <NumberInput
          label="Every"
          min={1}
          allowDecimal={false}
          value={form.count}
          onChange={(count) => setForm({ ...form, count: Number(count) })}
        />
        <NativeSelect
          label="Unit"
          value={form.unit}
          data={[...calendarUnitSchema.options]}
          onChange={(event) => setForm(withUnit(form, event.currentTarget.value as CalendarUnit))}
        />
        <NativeSelect
          label="Time zone"
          value={form.zone}
          data={zones}
          onChange={(event) => setForm({ ...form, zone: event.currentTarget.value })}
        />
        <NumberInput
          label="Runs at once"
          min={1}
          max={64}
          allowDecimal={false}
          value={form.parallel}
          onChange={(parallel) => setForm({ ...form, parallel: Number(parallel) })}
        />
      </div>
      {fault && (
        <p className={styles.fault} role="status">
          {fault}
        </p>
      )}
      {planError && <ErrorNote error={planError} />}
      {plan && <Planned plan={plan} />}
      <div className={styles.actions}>
        <Button type="submit" loading={starting} disabled={!plan || plan.intervals.length === 0}>
          {plan && plan.intervals.length > 0 ? `Start ${runsText(plan.intervals.length)}` : 'Start'}
        </Button>
      </div>
      <EarlierBackfills store={useBackfills} />
    </form>
  );
}

function Planned({ plan }: { readonly plan: BackfillPlan }) {
  return (
    <section aria-label="Runs of this backfill">
      <p className={styles.note}>
        {plan.intervals.length === 0
          ? 'No whole interval lies in this range.'
          : `Each run reads its time as \${run.intervalStart} and \${run.intervalEnd}.`}
        {plan.rest && ` Left out, as it is no whole interval: ${intervalText(plan.rest)} (UTC).`}
      </p>
      {plan.intervals.length > 0 && (
        <ol className={styles.planned} tabIndex={0}>
          {plan.intervals.map(({ label, interval }) => (
            <li key={interval.start} title={`${intervalText(interval)} (UTC), the end excluded`}>
              {label}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}
