import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './theme/tokens.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { StrictMode } from 'react';
import { ErrorBoundary } from './ErrorBoundary';
import { Layout } from './layout/Layout';
import { theme, variables } from './theme/theme';

export function App() {
  return (
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
        <Notifications position="bottom-right" limit={4} style={{ marginBottom: 26 }} />
        <ErrorBoundary>
          <Layout />
        </ErrorBoundary>
      </MantineProvider>
    </StrictMode>
  );
}
