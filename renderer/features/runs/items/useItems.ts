import { bridge } from '@renderer/bridge';
import { createItemStore } from './itemStore';

/** The items of the block that is selected on the canvas. */
export const useItems = createItemStore(bridge);
