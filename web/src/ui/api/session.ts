import type { SessionView } from './types';

/** Who is signed in, as far as this page knows; the server decides with every request anew. */
class SessionState {
  private view: SessionView | null | undefined;
  private readonly listeners = new Set<() => void>();

  /** Undefined while unknown, null when nobody is signed in. */
  readonly snapshot = (): SessionView | null | undefined => this.view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get csrf(): string | undefined {
    return this.view?.csrf ?? undefined;
  }

  readonly set = (view: SessionView | null): void => {
    this.view = view;
    for (const listener of this.listeners) listener();
  };

  /** The server no longer knows the session: ask to sign in over the page, so that nothing typed is lost. */
  readonly lost = (): void => {
    if (this.view !== null) this.set(null);
  };
}

export const session = new SessionState();
