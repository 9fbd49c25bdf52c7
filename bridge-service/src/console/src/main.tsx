import '@fontsource-variable/inter';
import '../../../../readmodel/src/main/resources/dev/footbridge/readmodel/signin/tokens.css'; // the sign-in page's, too
import './design/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('Expected the page to have a place for the console, but it has none');
}
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
