// Stands in for Electron's default app: opens the application whose folder is given on the command line.
const { app } = require('electron');
const path = require('path');

const argument = process.argv.slice(1).find((text) => !text.startsWith('-'));
if (!argument) {
  console.error('usage: electron FOLDER');
  app.exit(2);
} else {
  const folder = path.resolve(argument);
  const description = require(path.join(folder, 'package.json'));
  app.setAppPath(folder);
  app.setName(description.productName || description.name);
  if (description.version) app.setVersion(description.version);
  require(path.resolve(folder, description.main || 'index.js'));
}
