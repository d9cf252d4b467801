import { useEffect, useId } from 'react';
import { useCommandStore, type UserCommand } from './commandStore';

/** Offers commands while the component is shown. Memoise the list: a new one is a new registration. */
export function useCommands(commands: readonly UserCommand[]): void {
  const owner = useId();
  const register = useCommandStore((state) => state.register);
  const unregister = useCommandStore((state) => state.unregister);
  useEffect(() => {
    register(owner, commands);
    return () => unregister(owner);
  }, [owner, commands, register, unregister]);
}
