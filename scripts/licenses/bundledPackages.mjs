/** Direct devDependencies whose code the build puts into out/; the rest of them are tools. */
export const bundledPackages = [
  ...[
    '@codemirror/lang-javascript',
    '@codemirror/lang-sql',
    '@codemirror/language',
    '@lezer/highlight',
    '@dagrejs/dagre',
  ],
  ...[
    '@mantine/core',
    '@mantine/hooks',
    '@mantine/notifications',
    '@mantine/spotlight',
    '@tabler/icons-react',
  ],
  ...['@tanstack/react-virtual', '@uiw/react-codemirror', '@xyflow/react'],
  ...[
    'danfojs-node',
    'react',
    'react-dom',
    'recharts',
    'sucrase',
    'undici',
    'yaml',
    'zod',
    'zundo',
    'zustand',
  ],
];
