// Before anything writes into the page, and before the first schema is made.
import './trusted-types.ts';
import './no-eval.ts';
import './fonts.css';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Notification.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import '@mantine/notifications/styles.css';
import './tokens.css';
import './base.css';
import './ui/ui.css';
import './ui/overrides.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { connectLink } from './link/connect-link.ts';
import { followAddress } from './stores/view/screen-store.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
followAddress();
createRoot(root).render(
  <StrictMode>
    <App link={connectLink()} />
  </StrictMode>,
);
