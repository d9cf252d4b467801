import { Menu, type MenuItemConstructorOptions } from 'electron';
import { desks, openDesk } from '../windows';

/** An entry that the page carries out; it listens to the keys itself, the menu only shows them. */
function chosen(label: string, command: string, accelerator?: string): MenuItemConstructorOptions {
  return {
    label,
    click: () => desks.focused()?.tell({ name: 'menu.chosen', payload: { command } }),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  };
}

const line: MenuItemConstructorOptions = { type: 'separator' };

export function installMenu(): void {
  const mac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [{ role: 'appMenu' as const }] : []),
    {
      role: 'fileMenu',
      submenu: [
        { label: 'New Window', accelerator: 'CmdOrCtrl+Shift+N', click: () => void openDesk() },
        chosen('Open Project…', 'project.open', 'CmdOrCtrl+O'),
        chosen('Close Project', 'project.close'),
        chosen('Show Project in File Manager', 'project.reveal'),
        line,
        chosen('New Pipeline…', 'pipeline.new'),
        chosen('Save', 'save', 'CmdOrCtrl+S'),
        line,
        mac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      role: 'editMenu',
      submenu: [
        chosen('Undo', 'undo', 'CmdOrCtrl+Z'),
        chosen('Redo', 'redo', 'CmdOrCtrl+Shift+Z'),
        line,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        chosen('Duplicate', 'duplicate', 'CmdOrCtrl+D'),
        chosen('Delete', 'delete', 'Delete'),
        chosen('Select All', 'selectAll', 'CmdOrCtrl+A'),
      ],
    },
    {
      label: '&Run',
      submenu: [
        chosen('Run All', 'run', 'F5'),
        chosen('Run to Here', 'run.to', 'Shift+F5'),
        chosen('Run from Here', 'run.from', 'Alt+F5'),
        chosen('Run Only This', 'run.only', 'Ctrl+F5'),
        line,
        chosen('Stop', 'stop', 'Shift+Escape'),
      ],
    },
    {
      role: 'viewMenu',
      submenu: [
        chosen('Command Palette', 'palette', 'CmdOrCtrl+K'),
        line,
        chosen('Home', 'screen.home', 'CmdOrCtrl+1'),
        chosen('Canvas', 'screen.canvas', 'CmdOrCtrl+2'),
        chosen('Runs', 'screen.runs', 'CmdOrCtrl+3'),
        chosen('Experiments', 'screen.experiments', 'CmdOrCtrl+4'),
        chosen('Models', 'screen.registry', 'CmdOrCtrl+5'),
        chosen('Settings', 'screen.settings', 'CmdOrCtrl+,'),
        line,
        chosen('Fit the Graph', 'fit', 'F'),
        chosen('Tidy the Graph', 'tidy', 'T'),
        line,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        { role: 'toggleDevTools' },
      ],
    },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
