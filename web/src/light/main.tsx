/** @jsxImportSource preact */
import { render } from 'preact';
import { App } from './App';
import './light.css';

render(<App />, document.getElementById('root') as HTMLElement);
