import { QueryClientProvider } from '@tanstack/react-query';
import { type ComponentType, lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { Skeleton } from '../../platform/web/kit/index.ts';
import { queryClient } from '../../platform/web/query.ts';
import { Gate } from '../../platform/web/session/Gate.tsx';
import { startPlatform } from '../../platform/web/start.ts';
import './unit.css';

// Light by default: it is read in the sun.
startPlatform({ theme: 'light' });

/** The one room that has a `field/UnitView.tsx` brings the screen. */
const [load] = Object.values(import.meta.glob<{ default: ComponentType }>('../../*/*/field/UnitView.tsx'));
if (!load) throw new Error('no room brings a field/UnitView.tsx');
const UnitView = lazy(load);

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Gate>
        <Suspense fallback={<Skeleton />}>
          <UnitView />
        </Suspense>
      </Gate>
    </QueryClientProvider>
  </StrictMode>,
);
