import { create } from 'zustand';

interface Navigation {
  readonly screen: string;
  /** What a screen was asked to show when it was opened: a run, a model version. */
  readonly target: Readonly<Record<string, unknown>>;
  go(screen: string, target?: Readonly<Record<string, unknown>>): void;
}

/** Which screen is shown. Screens are listed in app/screens.ts. */
export const useNavigation = create<Navigation>((set) => ({
  screen: 'home',
  target: {},
  go: (screen, target = {}) => set({ screen, target }),
}));
