/** Libraries that come inside npm packages, Python wheels or Electron, and their licences. */
export const nativeLibraries = [
  ['Electron', 'MIT', 'the desktop shell (LICENSE.electron.txt beside the executable)'],
  [
    'Chromium and its parts',
    'BSD-3-Clause and others',
    'inside Electron (LICENSES.chromium.html beside the executable)',
  ],
  ['Node.js and V8', 'MIT, BSD-3-Clause', 'inside Electron'],
  ['FFmpeg', 'LGPL-2.1-or-later', 'inside Electron, as a shared library (libffmpeg)'],
  [
    'TensorFlow 2.15.1',
    'Apache-2.0',
    'libtensorflow_cc, libtensorflow_framework, from the wheel tensorflow-cpu',
  ],
  ['oneDNN, Eigen, Abseil, protobuf', 'Apache-2.0, MPL-2.0, Apache-2.0, BSD-3-Clause', 'inside TensorFlow'],
  ['XGBoost 3.2.0', 'Apache-2.0', 'libxgboost, from the wheel xgboost-cpu'],
  [
    'libgomp',
    'GPL-3.0-or-later WITH GCC-exception-3.1',
    'the OpenMP runtime of XGBoost, from the same wheel',
  ],
  ['DuckDB', 'MIT', 'libduckdb, inside @duckdb/node-bindings'],
  ['SQLite (libSQL)', 'Public domain and MIT', 'inside @libsql'],
];
