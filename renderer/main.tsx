import { z } from 'zod';
import { createRoot } from 'react-dom/client';
import { App } from './app';

// zod otherwise probes for eval, which the content security policy reports as a violation.
z.config({ jitless: true });

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
