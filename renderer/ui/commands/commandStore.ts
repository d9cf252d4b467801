import { create } from 'zustand';

/** Something that the user can do, from the palette, a menu or a shortcut. */
export interface UserCommand {
  /** As menus name it: `run`, `undo`. */
  readonly id: string;
  readonly title: string;
  readonly group: string;
  /** `Ctrl+Shift+Z`; `Ctrl` means Command on a Mac. */
  readonly shortcut?: string;
  readonly disabled?: boolean;
  /** The shortcut also works while the user types in a field. */
  readonly whileTyping?: boolean;
  /** Found by shortcut and menu only. */
  readonly hidden?: boolean;
  run(): void;
}

interface CommandRegistry {
  /** By the hook that registered them; a later one wins for the same id. */
  readonly sets: ReadonlyMap<string, readonly UserCommand[]>;
  register(owner: string, commands: readonly UserCommand[]): void;
  unregister(owner: string): void;
}

export const useCommandStore = create<CommandRegistry>((set) => ({
  sets: new Map(),
  register: (owner, commands) => set((state) => ({ sets: new Map(state.sets).set(owner, commands) })),
  unregister: (owner) =>
    set((state) => {
      const sets = new Map(state.sets);
      sets.delete(owner);
      return { sets };
    }),
}));

/** Every command by id. */
export function allCommands(sets: ReadonlyMap<string, readonly UserCommand[]>): readonly UserCommand[] {
  const byId = new Map<string, UserCommand>();
  for (const commands of sets.values()) for (const command of commands) byId.set(command.id, command);
  return [...byId.values()];
}

/** Runs a command by id; false when nothing answers to it now. */
export function runCommand(id: string): boolean {
  const command = allCommands(useCommandStore.getState().sets).find((candidate) => candidate.id === id);
  if (!command || command.disabled) return false;
  command.run();
  return true;
}
