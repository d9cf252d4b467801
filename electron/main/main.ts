import '@engine/runtimes/polyfill';
import { app } from 'electron';
import { startApp } from './startApp';

if (process.env['LATHE_USER_DATA']) app.setPath('userData', process.env['LATHE_USER_DATA']);
app.setAppUserModelId('dev.lathe.app');
startApp();
