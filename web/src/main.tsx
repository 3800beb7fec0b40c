import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import './console.css';
import './pages.css';
import './cards.css';

createRoot(document.getElementById('root') as HTMLElement).render(<App />);
