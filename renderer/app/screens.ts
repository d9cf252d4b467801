import type { TablerIcon } from '@tabler/icons-react';
import IconBox from '@tabler/icons-react/icons/IconBox';
import IconFlask from '@tabler/icons-react/icons/IconFlask';
import IconHistory from '@tabler/icons-react/icons/IconHistory';
import IconHome from '@tabler/icons-react/icons/IconHome';
import IconSchema from '@tabler/icons-react/icons/IconSchema';
import IconSettings from '@tabler/icons-react/icons/IconSettings';
import { lazy, type ComponentType } from 'react';

export interface Screen {
  readonly id: string;
  readonly title: string;
  readonly icon: TablerIcon;
  readonly shortcut: string;
  /** Shown only while a project is open. */
  readonly needsProject: boolean;
  /** At the foot of the rail. */
  readonly foot?: boolean;
  readonly component: ComponentType;
}

/** The screens, in the order of the rail. */
export const screens: readonly Screen[] = [
  {
    id: 'home',
    title: 'Home',
    icon: IconHome,
    shortcut: 'Ctrl+1',
    needsProject: false,
    component: lazy(() =>
      import('@renderer/features/projects').then((room) => ({ default: room.HomePanel })),
    ),
  },
  {
    id: 'canvas',
    title: 'Canvas',
    icon: IconSchema,
    shortcut: 'Ctrl+2',
    needsProject: true,
    component: lazy(() => import('./workbench/Workbench').then((room) => ({ default: room.Workbench }))),
  },
  {
    id: 'runs',
    title: 'Runs',
    icon: IconHistory,
    shortcut: 'Ctrl+3',
    needsProject: true,
    component: lazy(() => import('@renderer/features/runs').then((room) => ({ default: room.RunsPanel }))),
  },
  {
    id: 'experiments',
    title: 'Experiments',
    icon: IconFlask,
    shortcut: 'Ctrl+4',
    needsProject: true,
    component: lazy(() =>
      import('@renderer/features/experiments').then((room) => ({ default: room.ExperimentsPanel })),
    ),
  },
  {
    id: 'registry',
    title: 'Models',
    icon: IconBox,
    shortcut: 'Ctrl+5',
    needsProject: true,
    component: lazy(() =>
      import('@renderer/features/registry').then((room) => ({ default: room.RegistryPanel })),
    ),
  },
  {
    id: 'settings',
    title: 'Settings',
    icon: IconSettings,
    shortcut: 'Ctrl+,',
    needsProject: false,
    foot: true,
    component: lazy(() =>
      import('@renderer/features/settings').then((room) => ({ default: room.SettingsPanel })),
    ),
  },
];
