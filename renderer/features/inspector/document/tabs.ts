import type { BlockDescriptor } from '@shared/model';

export type InspectorTab = 'parameters' | 'settings' | 'code' | 'inputs' | 'result' | 'history';

/** The tabs of a kind: code only where there is code, and first where there are no parameters. */
export function tabsOf(descriptor: BlockDescriptor): InspectorTab[] {
  const first: InspectorTab[] = !descriptor.code
    ? ['parameters']
    : descriptor.fields.length === 0
      ? ['code', 'settings']
      : ['parameters', 'code'];
  return [...first, 'inputs', 'result', 'history'];
}

/** The wanted tab where the kind has it, else its first. */
export function shownTab(wanted: InspectorTab, descriptor: BlockDescriptor): InspectorTab {
  const tabs = tabsOf(descriptor);
  return tabs.includes(wanted) ? wanted : (tabs[0] ?? 'parameters');
}

export const tabTitles: Readonly<Record<InspectorTab, string>> = {
  parameters: 'Parameters',
  settings: 'Settings',
  code: 'Code',
  inputs: 'Inputs',
  result: 'Result',
  history: 'History',
};
