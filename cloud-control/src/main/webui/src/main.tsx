import '@fontsource/ibm-plex-sans/latin-400.css'
import '@fontsource/ibm-plex-sans/latin-500.css'
import '@fontsource/ibm-plex-sans/latin-600.css'
import '@fontsource-variable/noto-sans-sc'
import '@mantine/core/styles.css'
import './theme.css'
import './i18n'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, Navigate, RouterProvider } from 'react-router'
import { HomePage } from './live/HomePage'
import { LivePage } from './live/LivePage'
import { ModelPage } from './models/ModelPage'
import { ModelsPage } from './models/ModelsPage'
import { DriftPage } from './drift/DriftPage'
import { SignalPage } from './drift/SignalPage'
import { RolloutPage } from './rollouts/RolloutPage'
import { RolloutsPage } from './rollouts/RolloutsPage'
import { ReviewHome, ReviewPage } from './review/ReviewPage'
import { theme } from './theme'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      retry: false, // the next turn comes in two seconds, and the page says that it waits
      networkMode: 'always',
      refetchIntervalInBackground: true,
    },
  },
})

const router = createBrowserRouter([
  { path: '/', element: <HomePage /> },
  { path: '/lines/:line', element: <LivePage /> },
  { path: '/rollouts', element: <RolloutsPage /> },
  { path: '/rollouts/:id', element: <RolloutPage /> },
  { path: '/drift', element: <DriftPage /> },
  { path: '/drift/:station/:signal', element: <SignalPage /> },
  { path: '/models', element: <ModelsPage /> },
  { path: '/models/:name/:version', element: <ModelPage /> },
  { path: '/review', element: <ReviewHome /> },
  { path: '/review/:line', element: <ReviewPage /> },
  { path: '*', element: <Navigate to="/" replace /> },
])

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} forceColorScheme="light">
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
