import '@mantine/core/styles.css';
import './ui/theme.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { router } from './routes';
import { ApiFault, getJson } from './ui/api/client';
import { session } from './ui/api/session';
import type { SessionView } from './ui/api/types';
import { KeyRegistry } from './ui/keys/registry';
import { KeyContext, useKeyboard } from './ui/keys/useKeys';
import { theme } from './ui/theme';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What was refused is not asked for again by itself; what did not get through is, twice.
      retry: (count, error) => count < 2 && error instanceof ApiFault && (error.status === 0 || error.status === 503),
    },
  },
});
const keys = new KeyRegistry(localStorage);
const onTheWay = () => {
  const shown = router.state.resolvedLocation;
  return shown !== undefined && router.latestLocation.href !== shown.href;
};

function Workbench() {
  useKeyboard(keys, onTheWay);
  return <RouterProvider router={router} />;
}

getJson<SessionView>('/api/session').then(session.set, () => session.set(null));

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <KeyContext value={keys}>
          <Workbench />
        </KeyContext>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
