import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { LatheError } from '@shared/errors';
import { ErrorNote } from '@renderer/ui';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/** Keeps a fault of one screen from emptying the window. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div style={{ padding: 24, maxWidth: 720 }}>
        <ErrorNote
          error={LatheError.from(error).toData()}
          action={<Button onClick={() => this.setState({ error: null })}>Show it again</Button>}
        />
      </div>
    );
  }
}
