import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { fetchPage } from './app/router';
import './console.css';
import './pages.css';
import './cards.css';
import './phone.css';

fetchPage(window.location.pathname);
createRoot(document.getElementById('root') as HTMLElement).render(<App />);
