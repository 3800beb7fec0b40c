// A page that fails says so and keeps the rest alive; drafts and command keys stay in the tab.
import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { en, zh } from '../i18n/areas';
import { language } from '../i18n/language';

interface State {
  error?: Error;
}

export class ErrorBoundary extends Component<{ children: ReactNode; place: string }, State> {
  state: State = {};

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  componentDidUpdate(before: { place: string }) {
    if (before.place !== this.props.place && this.state.error) this.setState({ error: undefined });
  }

  render() {
    if (!this.state.error) return this.props.children;
    const { common } = language.get() === 'zh' ? zh : en;
    return (
      <Result
        status="error"
        title={common.broken}
        subTitle={common.brokenHint}
        extra={
          <Button type="primary" onClick={() => this.setState({ error: undefined })}>
            {common.retry}
          </Button>
        }
      >
        <pre className="mono">{this.state.error.message}</pre>
      </Result>
    );
  }
}
